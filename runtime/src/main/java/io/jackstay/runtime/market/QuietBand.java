package io.jackstay.runtime.market;

/**
 * Between which best prices of one market, and until when, no event changes anything for anybody. Not thread safe: owned by a driver,
 * which begins it and lets all that takes part narrow it.
 *
 * <p>Prices are unscaled at the market's scale. Worked: a buy rests at 100, a sell at 110, and equity is at its highest with bid and ask
 * at 104 and 106: the band is bids above 100, asks below 110, and twice the middle no higher than 210.
 */
public final class QuietBand {
    private long bidAbove;
    private long askBelow;
    private long doubledFrom;
    private long doubledTo;
    private long reach;
    private long untilNanos;

    /** All prices, up to and with this instant of the driver's clock. */
    public void begin(long until) {
        bidAbove = Long.MIN_VALUE;
        askBelow = Long.MAX_VALUE;
        doubledFrom = Long.MIN_VALUE;
        doubledTo = Long.MAX_VALUE;
        reach = 0;
        untilNanos = until;
    }

    /** Only while the bid is above the one and the ask below the other. */
    public void between(long above, long below) {
        bidAbove = Math.max(bidAbove, above);
        askBelow = Math.min(askBelow, below);
    }

    /** Only while twice the middle is one of these. */
    public void doubledWithin(long from, long to) {
        doubledFrom = Math.max(doubledFrom, from);
        doubledTo = Math.min(doubledTo, to);
    }

    /** Only before this instant, nanoseconds of the driver's clock. */
    public void before(long nanos) {
        untilNanos = Math.min(untilNanos, nanos - 1);
    }

    /** How far the best prices that a print makes may be from it. */
    public void reach(long distance) {
        reach = Math.max(reach, distance);
    }

    /** The last instant of it. */
    public long untilNanos() {
        return untilNanos;
    }

    /** Whether these best prices change nothing. */
    public boolean holds(long bid, long ask) {
        long doubled = bid + ask;
        return bid > bidAbove && ask < askBelow && doubled >= doubledFrom && doubled <= doubledTo;
    }

    /** Whether no print between the two changes anything. */
    public boolean holdsPrints(long low, long high) {
        long bid = low - reach;
        long ask = high + reach;
        return bid > bidAbove && ask < askBelow && bid + bid >= doubledFrom && ask + ask <= doubledTo;
    }
}
