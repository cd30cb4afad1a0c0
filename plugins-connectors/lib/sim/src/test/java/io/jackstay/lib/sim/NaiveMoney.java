package io.jackstay.lib.sim;

import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** One contract's money, written a second time and simply. Not thread safe: owned by a test. */
final class NaiveMoney {
    private static final long DAY = 86_400_000_000_000L;

    BigDecimal cash;
    BigDecimal position = BigDecimal.ZERO;
    BigDecimal cost = BigDecimal.ZERO;
    private final Map<Long, BigDecimal> volumes = new TreeMap<>();

    NaiveMoney(BigDecimal cash) {
        this.cash = cash;
    }

    /** One unit after the other would be slow: closes first, then opens. */
    void fill(Side side, BigDecimal price, BigDecimal size, BigDecimal feeRate, long now) {
        BigDecimal sign = BigDecimal.valueOf(side.sign());
        BigDecimal left = size;
        if (position.signum() * side.sign() < 0) {
            BigDecimal closing = size.min(position.abs());
            BigDecimal out = closing.compareTo(position.abs()) == 0
                    ? cost
                    : cost.multiply(closing).divide(position.abs(), 12, RoundingMode.HALF_EVEN);
            cash = cash.subtract(price.multiply(closing).multiply(sign)).subtract(out);
            cost = cost.subtract(out);
            position = position.add(closing.multiply(sign));
            left = size.subtract(closing);
        }
        position = position.add(left.multiply(sign));
        cost = cost.add(price.multiply(left).multiply(sign));
        cash = cash.subtract(fee(price, size, feeRate));
        volumes.merge(now / DAY, price.multiply(size), BigDecimal::add);
    }

    /** What was traded on the day and the day before. */
    BigDecimal volume(long now) {
        return volumes.getOrDefault(now / DAY, BigDecimal.ZERO)
                .add(volumes.getOrDefault(now / DAY - 1, BigDecimal.ZERO));
    }

    static BigDecimal fee(BigDecimal price, BigDecimal size, BigDecimal feeRate) {
        return price.multiply(size).multiply(feeRate).setScale(12, RoundingMode.HALF_EVEN);
    }

    BigDecimal reducible(Side side) {
        return side == Side.BUY ? position.negate().max(BigDecimal.ZERO) : position.max(BigDecimal.ZERO);
    }

    BigDecimal equity(BigDecimal mark) {
        return cash.add(position.multiply(mark)).subtract(cost);
    }
}
