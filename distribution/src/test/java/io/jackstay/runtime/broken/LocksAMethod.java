package io.jackstay.runtime.broken;

/** Has a synchronized method. */
public final class LocksAMethod {
    private int count;

    synchronized int next() {
        return ++count;
    }
}
