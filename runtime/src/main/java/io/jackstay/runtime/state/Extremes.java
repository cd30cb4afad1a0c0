package io.jackstay.runtime.state;

import io.jackstay.runtime.market.QuietBand;
import java.math.BigDecimal;

/**
 * The highest equity of one bot or login and the largest fall from a peak. Not thread safe: owned by the loop of its scope.
 *
 * <p>Marks at which equity is neither above the peak nor further below it than ever are not looked at. Worked: long 1 since 100, marks
 * 100, 104, 101: the peak is at 104, the largest fall 3, and the window 101 to 104; 102 is inside, 100.5 is looked at, 105 is a
 * new peak, behind which the window is 102 to 105.
 */
final class Extremes {
    private final MarkWindow window = new MarkWindow();
    private BigDecimal peak;
    private BigDecimal drawdown = BigDecimal.ZERO;

    Extremes(BigDecimal startEquity) {
        this.peak = startEquity;
    }

    BigDecimal peak() {
        return peak;
    }

    BigDecimal drawdown() {
        return drawdown;
    }

    /** To be followed by {@link #observe(BigDecimal)}. */
    void restore(BigDecimal earlierPeak, BigDecimal earlierDrawdown) {
        peak = peak.max(earlierPeak);
        drawdown = drawdown.max(earlierDrawdown);
    }

    /** Whether the market's present mark can show nothing new. */
    boolean cover(MarketLedger now) {
        return window.covers(now);
    }

    boolean narrow(MarketLedger now, QuietBand band) {
        return window.narrow(now, band);
    }

    /** After anything but a mark. */
    void observe(BigDecimal equity) {
        raise(equity);
        window.close();
    }

    /** After a market's mark alone has changed. */
    void observe(BigDecimal equity, MarketLedger now) {
        raise(equity);
        window.open(now, equity.subtract(peak).add(drawdown), peak.subtract(equity));
    }

    private void raise(BigDecimal equity) {
        if (equity.compareTo(peak) > 0) {
            peak = equity;
        } else {
            drawdown = drawdown.max(peak.subtract(equity));
        }
    }
}
