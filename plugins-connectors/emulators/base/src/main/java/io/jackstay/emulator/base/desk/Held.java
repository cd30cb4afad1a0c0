package io.jackstay.emulator.base.desk;

import io.jackstay.api.account.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** A position in a contract, and the figures that a venue shows of it. Immutable. */
public record Held(Coin coin, Position position, BigDecimal mark, Leverage leverage) {
    private static final int DECIMALS = 6;
    private static final int FINE = 10;

    /** All that an account holds. */
    public static List<Held> of(Trader trader, Coins coins) {
        return coins.contracts().stream()
                .filter(coin -> trader.position(coin).signum() != 0)
                .map(coin -> new Held(
                        coin,
                        trader.member().account().position(coin.id()),
                        coin.market().mark(),
                        trader.leverage(coin)))
                .toList();
    }

    /** Signed. */
    public BigDecimal size() {
        return position.size().toBigDecimal();
    }

    /** At the mark, signed as the size. */
    public BigDecimal signedValue() {
        return size().multiply(mark);
    }

    /** At the mark. */
    public BigDecimal value() {
        return signedValue().abs();
    }

    /** What was paid on average. */
    public BigDecimal entryPrice() {
        return position.averagePrice(coin.info()).orElse(mark).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Profit at the mark. */
    public BigDecimal unrealized() {
        return position.unrealized(mark, coin.info()).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Profit as a share of the margin that it was begun with. */
    public BigDecimal returnOnEquity() {
        BigDecimal leveraged = unrealized().multiply(BigDecimal.valueOf(leverage.value()));
        return leveraged.divide(entryPrice().multiply(size().abs()), FINE, RoundingMode.HALF_EVEN);
    }

    /** Margin that it uses. */
    public BigDecimal margin() {
        return value().divide(BigDecimal.valueOf(leverage.value()), DECIMALS, RoundingMode.HALF_EVEN)
                .add(leverage.cross() ? BigDecimal.ZERO : leverage.added());
    }

    /** Margin that it must have left: half of that at the highest leverage. */
    public BigDecimal maintenance() {
        return value().divide(BigDecimal.valueOf(2L * coin.maxLeverage()), DECIMALS, RoundingMode.HALF_EVEN);
    }

    /**
     * Where it would be liquidated; empty when that is at no price.
     *
     * @param crossSpare what an account has beyond the maintenance of all of its cross positions
     */
    public Optional<BigDecimal> liquidationPrice(BigDecimal crossSpare) {
        BigDecimal spare = leverage.cross() ? crossSpare : margin().subtract(maintenance());
        BigDecimal side = BigDecimal.valueOf(size().signum());
        BigDecimal share = BigDecimal.ONE.subtract(
                side.divide(BigDecimal.valueOf(2L * coin.maxLeverage()), FINE, RoundingMode.HALF_EVEN));
        BigDecimal away =
                spare.divide(size().abs(), FINE, RoundingMode.HALF_EVEN).divide(share, FINE, RoundingMode.HALF_EVEN);
        BigDecimal price = mark.subtract(side.multiply(away)).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return price.signum() > 0 ? Optional.of(price) : Optional.empty();
    }
}
