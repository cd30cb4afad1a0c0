package io.jackstay.lib.sim;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.math.BigDecimal;

/**
 * The position of an account in one market by the rules of {@link Position#after}, in {@code long}s as far as they reach. Not thread safe:
 * owned by its account.
 *
 * <p>Cost is counted in units of 10^-12, which is exact because reducing fills take it rounded to 12 decimals. When a number no longer
 * fits, the position goes over to decimals and stays there.
 */
final class Stake {
    private final MarketInfo info;
    private final Amount realized = new Amount(BigDecimal.ZERO);
    private boolean narrow;
    private long size;
    private long cost;
    private Position wide;

    Stake(MarketNumbers numbers) {
        this.info = numbers.info();
        this.narrow = numbers.isNarrow();
        this.wide = Position.flat(info.id());
    }

    /** Writes it down. */
    void write(LineWriter line) {
        Position now = position();
        line.add(narrow).add(now.size().unscaledValue()).add(now.cost()).add(now.realizedPnl());
    }

    /** One that was written down. */
    static Stake read(LineReader line, MarketNumbers numbers) {
        Stake stake = new Stake(numbers);
        boolean wasNarrow = line.flag();
        stake.size = line.number();
        BigDecimal cost = line.decimal();
        BigDecimal earned = line.decimal();
        stake.narrow = wasNarrow && numbers.isNarrow();
        if (stake.narrow) {
            try {
                stake.cost = cost.setScale(Amount.DECIMALS).unscaledValue().longValueExact();
            } catch (ArithmeticException e) {
                throw line.damaged("a cost of %s does not fit".formatted(cost));
            }
            stake.realized.add(earned);
        } else {
            MarketInfo info = numbers.info();
            stake.wide = new Position(info.id(), info.size(stake.size), cost, earned, Position.Source.FILLS);
        }
        return stake;
    }

    /** Whether {@link #cost} is the cost. */
    boolean isNarrow() {
        return narrow;
    }

    /** Units of 10^-12. */
    long cost() {
        return cost;
    }

    Position position() {
        return narrow
                ? new Position(
                        info.id(),
                        info.size(size),
                        BigDecimal.valueOf(cost, Amount.DECIMALS),
                        realized.toBigDecimal(),
                        Position.Source.FILLS)
                : wide;
    }

    /** Applies a fill and adds what it realised to the wallet. */
    void fill(Side side, long price, long quantity, MarketNumbers numbers, Amount wallet) {
        if (narrow) {
            try {
                long earned = fillNarrow(side.sign(), price, quantity, numbers.notionalUnit());
                wallet.add(earned);
                return;
            } catch (ArithmeticException e) {
                wide = position();
                narrow = false;
            }
        }
        Position before = wide;
        wide = before.after(side, info.price(price), info.size(quantity), info);
        wallet.add(wide.realizedPnl().subtract(before.realizedPnl()));
    }

    private long fillNarrow(int sign, long price, long quantity, long unit) {
        long priceUnits = Math.multiplyExact(price, unit);
        long paid = sign * Math.multiplyExact(priceUnits, quantity);
        long left = Math.addExact(size, sign * quantity);
        if (Long.signum(size) * sign >= 0) {
            cost = Math.addExact(cost, paid);
            size = left;
            return 0;
        }
        long earned;
        long kept;
        if (Long.signum(size) * Long.signum(left) >= 0) {
            long taken = left == 0 ? cost : Exact.shareHalfEven(cost, quantity, Math.abs(size));
            earned = Math.subtractExact(Math.negateExact(paid), taken);
            kept = Math.subtractExact(cost, taken);
        } else {
            kept = Math.multiplyExact(priceUnits, left);
            earned = Math.subtractExact(Math.negateExact(Math.subtractExact(paid, kept)), cost);
        }
        size = left;
        cost = kept;
        realized.add(earned);
        return earned;
    }
}
