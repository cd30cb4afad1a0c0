package io.jackstay.benchmarks.endurance;

/** How many orders a strategy is to bring to their end, and how many have ended. Thread safe: one writer for each figure. */
final class Turnover {
    private volatile long wanted;
    private volatile long ended;

    /** Said by the benchmark: from here on, go on until so many have ended. */
    void want(long orders) {
        wanted = orders;
    }

    /** Said by the strategy. */
    void ended(long orders) {
        ended = orders;
    }

    long wanted() {
        return wanted;
    }

    long ended() {
        return ended;
    }
}
