package io.jackstay.runtime.state;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The highest equity of one bot and the largest fall from a peak. Not thread safe: owned by the bot loop.
 *
 * <p>Between fills and flows equity is a straight line in the mark of one market. So the marks between the lowest and the highest
 * that were looked at since the peak last rose can show neither a new peak nor a larger fall, and are not looked at again. Worked:
 * long 1 since 100, marks 100, 104, 101: the peak is at 104 and the window 101 to 104; 102 is inside, 100.5 is looked at, 105 is a
 * new peak, behind which the window is 105 alone.
 */
final class Extremes {
    private BigDecimal peak;
    private BigDecimal drawdown = BigDecimal.ZERO;
    private @Nullable MarketLedger market;
    private int scale;
    private long low;
    private long high;

    Extremes(BigDecimal startEquity) {
        this.peak = startEquity;
    }

    BigDecimal peak() {
        return peak;
    }

    BigDecimal drawdown() {
        return drawdown;
    }

    void restore(BigDecimal earlierPeak, BigDecimal earlierDrawdown) {
        peak = peak.max(earlierPeak);
        drawdown = drawdown.max(earlierDrawdown);
        market = null;
    }

    /** Whether the market's present mark can show nothing new. */
    @SuppressWarnings("ReferenceEquality") // one ledger a market
    boolean cover(MarketLedger now) {
        return market == now && scale == now.markScale() && low <= now.doubledMark() && now.doubledMark() <= high;
    }

    /** After anything but a mark. */
    void observe(BigDecimal equity) {
        raise(equity);
        market = null;
    }

    /** After a market's mark alone has changed. */
    void observe(BigDecimal equity, MarketLedger now) {
        long mark = now.doubledMark();
        boolean rose = raise(equity);
        if (mark == MarketLedger.NO_MARK) {
            market = null;
        } else if (rose || market != now || scale != now.markScale()) {
            market = now;
            scale = now.markScale();
            low = mark;
            high = mark;
        } else {
            low = Math.min(low, mark);
            high = Math.max(high, mark);
        }
    }

    private boolean raise(BigDecimal equity) {
        if (equity.compareTo(peak) > 0) {
            peak = equity;
            return true;
        }
        drawdown = drawdown.max(peak.subtract(equity));
        return false;
    }
}
