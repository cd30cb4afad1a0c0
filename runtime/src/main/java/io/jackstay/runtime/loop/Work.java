package io.jackstay.runtime.loop;

import java.util.concurrent.locks.LockSupport;

/**
 * A unit of work that somebody turns: a bot, an account. Not thread safe: one thread turns it, and may be a different one
 * in a backtest than in a live run.
 */
public interface Work {
    /** When there is nothing to wait for. */
    long NO_DEADLINE = Long.MAX_VALUE;

    /** Names the thread that turns this work alone, such as {@code bot-btc-grid} or {@code venue-grvt}. */
    String name();

    /** Does a bounded amount of work without blocking. Returns how much was done; 0 when idle. */
    int doWork();

    /**
     * Whether a turn now would find anything to do. A driver that looks at each of its works may leave out those that answer false;
     * true costs no more than an idle turn.
     */
    default boolean hasWork() {
        return true;
    }

    /** The {@link Clock#nanoTime()} at which this work wants a turn though nothing has arrived, or {@link #NO_DEADLINE}. */
    long nextDeadlineNanos();

    /** Told once, before the first turn, whom to wake when another thread leaves something for this work. */
    void wakeBy(Wakeup wakeup);

    /** Where the thread that turns this work waits while it is idle; asked on that thread before it waits. */
    default Waiting waiting() {
        return Waiting.PARKING;
    }

    /** A place where a thread waits for something to do, such as the selector of its sockets. */
    interface Waiting {
        /** For works that nothing but a wake-up or a deadline brings to life. */
        Waiting PARKING = new Waiting() {
            @Override
            public void await(long nanos) {
                LockSupport.parkNanos(this, nanos);
            }

            @Override
            public void wake(Thread waiting) {
                LockSupport.unpark(waiting);
            }
        };

        /** Waits until something has arrived, somebody wakes it, or the time is over; returns at once when it was woken before. */
        void await(long nanos);

        /** Any thread: wakes the thread that waits here, or is about to. */
        void wake(Thread waiting);
    }

    /** Wakes the thread that turns a work, which then sees what was left for it before. Thread safe. */
    @FunctionalInterface
    interface Wakeup {
        /** For works that are turned by a driver which looks at each of them anyway. */
        Wakeup NONE = () -> {};

        void wake();
    }
}
