package io.jackstay.benchmarks.endurance;

/** Told of each quote right before the venue tells it. Called on the loop of the login. */
@FunctionalInterface
interface VenuePulse {
    /** For those who need not know. */
    VenuePulse UNHEARD = market -> {};

    /** @param market its place in the list of the venue's markets */
    void tells(int market);
}
