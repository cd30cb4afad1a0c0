package io.jackstay.api.connector;

import java.time.Duration;

/**
 * Timers of the connector's loop. Confined to that loop: set, cancelled and run there.
 *
 * <p>Implemented by the runtime: may gain methods. They follow the monotonic clock, in a backtest the virtual one; two
 * that are due at one instant run in the order in which they were set. All end with the connector. What a task throws
 * is counted against the plugin; a repeated task goes on.
 */
public interface LoopTimers {
    /** Runs the task once, in a later turn, not before the delay is over; zero is the next turn. Negative throws. */
    Timer once(Duration delay, Runnable task);

    /**
     * Runs the task each period, for the first time after one. The period is positive; turns that were missed while the
     * loop was held up are not made up for.
     */
    Timer every(Duration period, Runnable task);

    /** A timer that was set. Implemented by the runtime. */
    interface Timer {
        /** The task is not run any more. Without effect once it has run or was cancelled. */
        void cancel();
    }
}
