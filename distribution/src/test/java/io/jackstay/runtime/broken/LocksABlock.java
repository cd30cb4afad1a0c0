package io.jackstay.runtime.broken;

/** Has a synchronized block. */
public final class LocksABlock {
    private int count;

    int next() {
        synchronized (this) {
            return ++count;
        }
    }
}
