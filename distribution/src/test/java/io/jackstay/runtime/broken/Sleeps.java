package io.jackstay.runtime.broken;

/** Waits for time to pass. */
public final class Sleeps {
    private Sleeps() {}

    static void nap() throws InterruptedException {
        Thread.sleep(1);
    }
}
