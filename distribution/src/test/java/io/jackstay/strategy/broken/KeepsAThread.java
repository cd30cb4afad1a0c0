package io.jackstay.strategy.broken;

/** Has a thread of its own. */
public final class KeepsAThread {
    final Thread thread = Thread.currentThread();
}
