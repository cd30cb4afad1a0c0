package io.jackstay.runtime.launch.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process when an orderly end after an error of the JVM does not come about. Thread safe.
 *
 * <p>Its thread is there before anything goes wrong, and is parked; the end needs no memory and no other thread.
 */
public final class LastResort implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Duration patience;
    private final Runnable end;

    public LastResort() {
        this(PATIENCE, () -> Runtime.getRuntime().halt(ExitCode.UNCONFIRMED.number()));
    }

    LastResort(Duration patience, Runnable end) {
        this.patience = patience;
        this.end = end;
        Thread thread = new Thread(this::run, "last-resort");
        thread.setDaemon(true);
        thread.start();
    }

    /** Any thread: from here on the process has that long for an orderly end. */
    public void begin() {
        begun.countDown();
    }

    private void run() {
        boolean inTime = false;
        try {
            begun.await();
            inTime = done.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!inTime) {
                end.run();
            }
        }
    }

    /** The orderly end has come. */
    @Override
    public void close() {
        done.countDown();
        begun.countDown();
    }
}
