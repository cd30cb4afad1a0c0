package io.jackstay.lib.sim;

import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import java.math.BigDecimal;
import java.util.Optional;

/** An order of the naive exchange. Not thread safe: owned by a test. */
final class NaiveOrder {
    final long id;
    final int account;
    final Side side;
    final TimeInForce timeInForce;
    final boolean reduceOnly;
    final boolean market;
    Optional<Trigger> trigger = Optional.empty();
    BigDecimal price;
    BigDecimal size;
    BigDecimal filled = BigDecimal.ZERO;
    Optional<BigDecimal> ahead = Optional.empty();
    long queuedAt;
    boolean ended;

    record Trigger(TriggerOrderRequest.Kind kind, BigDecimal price, PriceBand.Reference by) {}

    NaiveOrder(
            long id,
            int account,
            Side side,
            BigDecimal size,
            BigDecimal price,
            TimeInForce timeInForce,
            boolean reduceOnly,
            boolean market) {
        this.id = id;
        this.account = account;
        this.side = side;
        this.size = size;
        this.price = price;
        this.timeInForce = timeInForce;
        this.reduceOnly = reduceOnly;
        this.market = market;
    }

    BigDecimal remaining() {
        return size.subtract(filled);
    }

    boolean isOpen() {
        return !ended && remaining().signum() > 0;
    }

    boolean isWithin(BigDecimal other) {
        return side == Side.BUY ? other.compareTo(price) <= 0 : other.compareTo(price) >= 0;
    }
}
