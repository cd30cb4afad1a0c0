package io.jackstay.testkit.simulate.venue;

import java.util.SplittableRandom;

/** The best prices of one market, which wander. Not thread safe: owned by the run. */
final class Quotes {
    private static final int HALF_SPREAD = 3;

    private final Listing listing;
    private final SplittableRandom random;
    private long mid;
    private long drift;

    Quotes(Listing listing, SplittableRandom random) {
        this.listing = listing;
        this.random = random;
        this.mid = listing.startTicks();
    }

    Listing listing() {
        return listing;
    }

    /** One step: mostly small, pulled back to where it began, now and then a run in one direction. */
    void step() {
        long unit = Math.max(1, listing.startTicks() / 20_000);
        if (random.nextInt(40) == 0) {
            drift = random.nextLong(-3 * unit, 3 * unit + 1);
        }
        long pull = (listing.startTicks() - mid) / 400;
        mid = Math.max(100, mid + drift + pull + random.nextLong(-2 * unit, 2 * unit + 1));
    }

    long bid() {
        return mid - HALF_SPREAD;
    }

    long ask() {
        return mid + HALF_SPREAD;
    }

    long mid() {
        return mid;
    }
}
