package io.jackstay.strategy.broken;

/** Calculates otherwise on another processor. */
public final class CallsLog {
    private CallsLog() {}

    static double log(double of) {
        return Math.log(of);
    }
}
