package io.jackstay.runtime.loop;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread that turns one or several works, and parks when all are idle. Thread safe: works may be added and removed
 * from any thread.
 */
public final class WorkThread implements Work.Wakeup {
    private static final System.Logger LOG = System.getLogger(WorkThread.class.getName());
    private static final long MAX_PARK_NANOS = 100_000_000L;

    private final Clock clock;
    private final long maxParkNanos;
    private final Thread thread;
    private final List<Work> works = new CopyOnWriteArrayList<>();
    private volatile boolean awake = true;
    private volatile boolean stopped;

    public WorkThread(String name, Clock clock) {
        this(name, clock, MAX_PARK_NANOS);
    }

    /** With another longest park, so that a test can tell a wake-up from a park that was over. */
    WorkThread(String name, Clock clock, long maxParkNanos) {
        this.clock = requireNonNull(clock, "clock is null");
        this.maxParkNanos = maxParkNanos;
        this.thread = new Thread(this::run, requireNonNull(name, "name is null"));
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public void add(Work work) {
        work.wakeBy(this);
        works.add(work);
        wake();
    }

    public void remove(Work work) {
        works.remove(work);
        wake();
    }

    @Override
    public void wake() {
        if (!awake) {
            awake = true;
            LockSupport.unpark(thread);
        }
    }

    /** Ends the thread after its present turn, without waiting for it. */
    public void stop() {
        stopped = true;
        awake = false;
        wake();
    }

    /** Waits until the thread has ended. Returns false when it still runs after the given time. */
    public boolean join(long timeoutMillis) {
        try {
            thread.join(timeoutMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private void run() {
        while (!stopped) {
            awake = true;
            if (turnAll() == 0) {
                park();
            }
        }
    }

    private int turnAll() {
        int done = 0;
        for (Work work : works) {
            done += turn(work);
        }
        return done;
    }

    /** A work contains its plugins' failures itself; what arrives here is a fault of the runtime, and costs that work alone. */
    private int turn(Work work) {
        try {
            return work.doWork();
        } catch (RuntimeException | Error e) {
            works.remove(work);
            LOG.log(System.Logger.Level.ERROR, "work failed and is turned no more work=" + work.name(), e);
            return 1;
        }
    }

    private void park() {
        awake = false;
        if (stopped || turnAll() > 0) {
            return;
        }
        long wait = waitNanos();
        if (wait > 0 && !awake) {
            LockSupport.parkNanos(this, wait);
        }
    }

    private long waitNanos() {
        long deadline = Work.NO_DEADLINE;
        for (Work work : works) {
            deadline = Math.min(deadline, work.nextDeadlineNanos());
        }
        return deadline == Work.NO_DEADLINE ? maxParkNanos : Math.min(maxParkNanos, deadline - clock.nanoTime());
    }
}
