package io.jackstay.runtime.state;

import io.jackstay.runtime.market.QuietBand;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a mark has brought equity down to a floor or up to a new highest, at the cost of two comparisons a mark. Not thread
 * safe: owned by the bot loop.
 */
public final class EquityBand {
    /** Decimal places of the part of a fall that is left out. */
    private static final int LITTLE = 6;

    private final StateManager state;
    private final MarkWindow window = new MarkWindow();
    private BigDecimal floor = BigDecimal.ZERO;
    private BigDecimal highest = BigDecimal.ZERO;
    private @Nullable MarketLedger marked;

    EquityBand(StateManager state) {
        this.state = state;
    }

    /** From now on this is the floor, and the highest equity of now the highest. */
    public void watch(BigDecimal newFloor) {
        if (floor.compareTo(newFloor) != 0 || highest.compareTo(state.peak()) != 0) {
            window.close();
        }
        floor = newFloor;
        highest = state.peak();
    }

    /** The floor is this, when it is higher than the one before. */
    public void raise(BigDecimal newFloor) {
        if (newFloor.compareTo(floor) > 0) {
            floor = newFloor;
            window.close();
        }
    }

    /** Whether equity is above the floor, and not above the highest. */
    public boolean holds() {
        MarketLedger last = marked;
        if (last != null && window.covers(last)) {
            return true;
        }
        BigDecimal equity = state.equity().amount();
        BigDecimal fall = equity.subtract(floor);
        BigDecimal rise = highest.subtract(equity);
        if (fall.signum() <= 0 || rise.signum() < 0) {
            return false;
        }
        if (last != null) {
            window.open(last, justLess(fall), rise);
        }
        return true;
    }

    /** Narrows the other band to the marks at which this one holds; false when they are not known. */
    boolean narrow(MarketLedger ledger, QuietBand quiet) {
        return holds() && window.narrow(ledger, quiet);
    }

    /** At the floor is too low already: a little less than what is between does not reach it. */
    private static BigDecimal justLess(BigDecimal fall) {
        return fall.subtract(fall.movePointLeft(LITTLE));
    }

    /** A market has another mark. */
    void marked(MarketLedger ledger) {
        marked = ledger;
        if (!window.isOf(ledger)) {
            window.close();
        }
    }

    /** Something else than a mark has changed. */
    void disturbed() {
        window.close();
    }
}
