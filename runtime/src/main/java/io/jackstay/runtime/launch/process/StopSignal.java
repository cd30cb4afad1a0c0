package io.jackstay.runtime.launch.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into a request, and holds the JVM until the main thread has dealt with it. Thread safe.
 *
 * <p>The JVM answers a signal by running its shutdown hooks and then ending, whatever the main thread is doing. The hook made
 * here asks the main thread to stop and waits until it says with which code the process ends; only then does the JVM end.
 */
public final class StopSignal {
    /** Longer than any orderly stop takes; after it the process ends without one. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Semaphore events = new Semaphore(0);
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean asked;
    private volatile int exitCode = ExitCode.UNCONFIRMED.number();

    /** From here on a signal is a request. */
    public void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "stop-signal"));
    }

    private void onShutdown() {
        asked = true;
        events.release();
        try {
            if (!finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                exitCode = ExitCode.UNCONFIRMED.number();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }

    /** Any thread: whether there was a request. */
    public boolean isAsked() {
        return asked;
    }

    /** Any thread: who waits for a request looks at once whether there is something else to do. */
    public void nudge() {
        events.release();
    }

    /** Waits that long for a request or a nudge; tells whether there was a request. */
    public boolean await(Duration patience) {
        try {
            if (!asked && events.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                events.drainPermits();
            }
            return asked;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The main thread is done: the process may end, with this code. */
    public void finished(int code) {
        exitCode = code;
        finished.countDown();
    }
}
