package io.jackstay.runtime.state;

import io.jackstay.runtime.market.QuietBand;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The marks of one market between which equity stays within bounds. Not thread safe: owned by the bot loop.
 *
 * <p>Between fills and flows equity is a straight line in the mark of one market, exactly, while the marks of the others stand. So
 * how far the mark may go is reckoned once, and a mark costs two comparisons. Worked: long 2 with the mark at 100, equity may fall by
 * 9 and rise by 3: the window is 95.5 to 101.5.
 */
final class MarkWindow {
    /** No mark comes so far; leaves room to add it. */
    private static final BigDecimal FAR = BigDecimal.valueOf(Long.MAX_VALUE / 4);

    private @Nullable MarketLedger market;
    private int scale;
    private long low;
    private long high;

    /** Whether the market's present mark is one of them. */
    @SuppressWarnings("ReferenceEquality") // one ledger a market
    boolean covers(MarketLedger now) {
        long mark = now.doubledMark();
        return market == now && low <= mark && mark <= high && scale == now.markScale();
    }

    /** Whether it is about this market. */
    @SuppressWarnings("ReferenceEquality") // one ledger a market
    boolean isOf(MarketLedger other) {
        return market == other;
    }

    /** Narrows the band to its marks, which are middles of best prices; false when there are none, or they are of fewer decimals. */
    boolean narrow(MarketLedger now, QuietBand band) {
        int finer = scale - now.info().priceScale();
        if (!covers(now) || finer < 0 || finer > 1) {
            return false;
        }
        long unit = finer == 0 ? 1 : 10;
        band.doubledWithin(Math.floorDiv(low - 1, unit) + 1, Math.floorDiv(high, unit));
        return true;
    }

    /** There is none until the next {@link #open}. */
    void close() {
        market = null;
    }

    /**
     * Begins at the market's present mark.
     *
     * @param fall how far equity may fall, and still be within; not negative
     * @param rise how far it may rise; not negative
     */
    void open(MarketLedger now, BigDecimal fall, BigDecimal rise) {
        BigDecimal units = now.units();
        long mark = now.doubledMark();
        if (units.signum() == 0 || mark == MarketLedger.NO_MARK) {
            market = null;
            return;
        }
        market = now;
        scale = now.markScale();
        low = mark - steps(units.signum() > 0 ? fall : rise, units);
        high = mark + steps(units.signum() > 0 ? rise : fall, units);
    }

    /** How many halves of the mark's smallest unit come to this much equity at most. */
    private long steps(BigDecimal equity, BigDecimal units) {
        BigDecimal steps = equity.add(equity).movePointRight(scale).divide(units.abs(), 0, RoundingMode.FLOOR);
        return steps.min(FAR).longValueExact();
    }
}
