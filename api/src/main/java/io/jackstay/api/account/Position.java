package io.jackstay.api.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * One signed number per market, with what it cost and what it has earned. Immutable, equal by value.
 *
 * <p>Cost is signed as the size is: what was paid for a long position is positive, what was received for a short one
 * negative. So unrealised profit is mark value less cost on both sides, and after any fills realised profit less cost
 * is exactly the cash they moved. The average price is derived from the cost, never the other way round.
 *
 * <p>Units: size in base (contracts where the market counts them), cost and profit in the quote asset, contract
 * multiplier included.
 *
 * @param market the market
 * @param size signed, positive is long, zero is flat
 * @param cost exact; zero when flat
 * @param realizedPnl what reducing fills have earned, before fees and funding
 * @param source where these numbers come from
 */
public record Position(MarketId market, Size size, BigDecimal cost, BigDecimal realizedPnl, Source source) {
    private static final int COST_DECIMALS = 12;

    /** Where a position's numbers come from. Open: a switch over it needs a default branch. */
    public enum Source {
        /** The fills that the runtime applied. */
        FILLS,
        /** A correction, when venue and runtime disagreed and the venue was right. */
        RECONCILE,
        /** The venue's own report: size and entry price are its, the cost is derived from them. */
        VENUE
    }

    /** Throws {@link IllegalArgumentException} for a size of another market, or a cost without a position. */
    public Position {
        requireNonNull(market, "market is null");
        requireNonNull(size, "size is null");
        requireNonNull(source, "source is null");
        cost = Exact.canonical(cost, "cost");
        realizedPnl = Exact.canonical(realizedPnl, "realizedPnl");
        if (!size.market().equals(market)) {
            throw new IllegalArgumentException("size of %s in a position of %s".formatted(size.market(), market));
        }
        if (size.isZero() && cost.signum() != 0) {
            throw new IllegalArgumentException(
                    "a flat position of %s has no cost, got %s".formatted(market, cost.toPlainString()));
        }
    }

    /** No position and nothing earned yet. */
    public static Position flat(MarketId market) {
        return new Position(market, Size.of(market, 0, 0), BigDecimal.ZERO, BigDecimal.ZERO, Source.FILLS);
    }

    /** Whether the size is zero. */
    public boolean isFlat() {
        return size.isZero();
    }

    /**
     * The position after one fill. Pure and exact.
     *
     * <p>A fill that opens or adds puts price × size × multiplier into the cost. One that reduces by q takes cost × q
     * / size out of it, rounded half-even to 12 decimals, and leaves the remainder in the cost; one that closes takes
     * all of it. One that goes through zero is a close and an open at one price. Example: 3 bought for 10 in all, 1
     * sold at 4 takes 3.333333333333 and earns 0.666666666667; the 2 that are left cost 6.666666666667.
     *
     * @param side buy adds to the size, sell takes from it
     * @param price quote per base
     * @param quantity the fill's size, positive
     * @param info any revision of the market's rules, for the contract multiplier, which a market keeps
     * @throws IllegalArgumentException for another market or a size that is not positive
     * @throws ArithmeticException when the new size does not fit a {@link Size}
     */
    public Position after(Side side, Price price, Size quantity, MarketInfo info) {
        requireNonNull(side, "side is null");
        requireMarket("price", price.market());
        requireMarket("size", quantity.market());
        requireMarket("market info", info.id());
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("a fill's size must be positive, got " + quantity);
        }
        Size change = side == Side.BUY ? quantity : quantity.negate();
        Size left = size.plus(change);
        BigDecimal paid = value(price.toBigDecimal(), change, info);
        if (size.signum() * change.signum() >= 0) {
            return new Position(market, left, cost.add(paid), realizedPnl, Source.FILLS);
        }
        if (size.signum() * left.signum() >= 0) {
            BigDecimal taken = left.isZero() ? cost : costOf(quantity);
            return new Position(
                    market,
                    left,
                    cost.subtract(taken),
                    realizedPnl.subtract(paid).subtract(taken),
                    Source.FILLS);
        }
        BigDecimal opened = value(price.toBigDecimal(), left, info);
        return new Position(
                market,
                left,
                opened,
                realizedPnl.subtract(paid.subtract(opened)).subtract(cost),
                Source.FILLS);
    }

    private BigDecimal costOf(Size quantity) {
        return cost.multiply(quantity.toBigDecimal())
                .divide(size.abs().toBigDecimal(), COST_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /**
     * What the position has cost for each unit of base, quote per base; empty when flat. Derived: cost / (size ×
     * multiplier), rounded half-even to 16 digits. For people and for strategies, not for profit and loss.
     */
    public Optional<BigDecimal> averagePrice(MarketInfo info) {
        requireMarket("market info", info.id());
        if (size.isZero()) {
            return Optional.empty();
        }
        return Optional.of(cost.divide(size.toBigDecimal().multiply(info.contractMultiplier()), MathContext.DECIMAL64));
    }

    /**
     * What closing at {@code mark} would earn before fees, in quote: mark × size × multiplier less cost. Exact; zero
     * when flat.
     */
    public BigDecimal unrealized(BigDecimal mark, MarketInfo info) {
        requireNonNull(mark, "mark is null");
        requireMarket("market info", info.id());
        return value(mark, size, info).subtract(cost);
    }

    private static BigDecimal value(BigDecimal price, Size size, MarketInfo info) {
        return price.multiply(size.toBigDecimal()).multiply(info.contractMultiplier());
    }

    private void requireMarket(String name, MarketId other) {
        if (!other.equals(market)) {
            throw new IllegalArgumentException("%s of %s for a position of %s".formatted(name, other, market));
        }
    }
}
