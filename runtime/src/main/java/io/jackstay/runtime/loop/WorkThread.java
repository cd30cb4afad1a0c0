package io.jackstay.runtime.loop;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.telemetry.Buckets;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One thread that turns one or several works, and parks when all are idle. Thread safe: works may be added and removed
 * from any thread.
 */
public final class WorkThread {
    private static final System.Logger LOG = System.getLogger(WorkThread.class.getName());
    private static final long MAX_PARK_NANOS = 100_000_000L;
    private static final int STEP = 16;

    private final Clock clock;
    private final long maxParkNanos;
    private final boolean spins;
    private final Fatal fatal;
    private final Thread thread;
    private final List<Entry> works = new CopyOnWriteArrayList<>();
    private volatile boolean awake = true;
    private volatile boolean stopped;
    private volatile Work.Waiting place = Work.Waiting.PARKING;
    private long outOfMemory;
    private long nextRoundNanos = Long.MIN_VALUE;
    private int roundAt;

    /** Told of an error of the JVM itself, such as the end of its memory, on the thread that met it; allocates nothing. */
    @FunctionalInterface
    public interface Fatal {
        /** Returns whether the work is turned on all the same, because the end needs it. */
        boolean onFatal(Work work, VirtualMachineError error);
    }

    /**
     * A work, and what tells without asking it whether it wants a turn: a thousand quiet bots on one thread would cost more to ask than
     * to turn.
     */
    private final class Entry implements Work.Wakeup {
        private final Work work;
        private final AtomicBoolean called = new AtomicBoolean(true);
        private final Buckets turns = new Buckets();
        private volatile boolean removed;

        /** Confined to the thread; asked for anew after each turn. */
        private long deadlineNanos;

        /** Confined to the thread: whether the work waits for what calls nobody, such as bytes on a socket. */
        private boolean looks;

        private Entry(Work work) {
            this.work = requireNonNull(work, "work is null");
        }

        @Override
        public void wake() {
            called.set(true);
            WorkThread.this.wake();
        }

        /** The call is taken before the turn: what is left for the work from then on calls again. */
        private boolean isCalled() {
            return called.get() && called.getAndSet(false) || looks;
        }
    }

    /** @param spins whether it never waits while one of its works looks for what calls nobody, such as bytes on a socket */
    public WorkThread(String name, Clock clock, Fatal fatal, boolean spins) {
        this(name, clock, MAX_PARK_NANOS, fatal, spins);
    }

    /** A thread for which such an error is one like any other. */
    public WorkThread(String name, Clock clock) {
        this(name, clock, MAX_PARK_NANOS);
    }

    /** With another longest park, so that a test can tell a wake-up from a park that was over. */
    WorkThread(String name, Clock clock, long maxParkNanos) {
        this(name, clock, maxParkNanos, (work, error) -> false, false);
    }

    private WorkThread(String name, Clock clock, long maxParkNanos, Fatal fatal, boolean spins) {
        this.fatal = requireNonNull(fatal, "fatal is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.maxParkNanos = maxParkNanos;
        this.spins = spins;
        this.thread = new Thread(this::run, requireNonNull(name, "name is null"));
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public void add(Work work) {
        Entry entry = new Entry(work);
        work.wakeBy(entry);
        works.add(entry);
        wake();
    }

    /** A turn that is under way goes on; none begins after that. */
    public void remove(Work work) {
        drop(work);
        wake();
    }

    private void drop(Work work) {
        for (Entry entry : works) {
            if (entry.work == work) {
                entry.removed = true;
                works.remove(entry);
            }
        }
    }

    public boolean isTurning(Work work) {
        return works.stream().anyMatch(entry -> entry.work == work) && isAlive();
    }

    /** False once the thread has ended, in whatever way. */
    public boolean isAlive() {
        return thread.getState() != Thread.State.TERMINATED;
    }

    /** How often there was no memory for the thread itself, which goes on. To be read when it has ended. */
    long outOfMemory() {
        return outOfMemory;
    }

    /** Where the thread is now. */
    public List<StackTraceElement> stack() {
        return List.of(thread.getStackTrace());
    }

    /** What it turns beside this. */
    public List<Work> beside(Work work) {
        return works.stream()
                .map(entry -> entry.work)
                .filter(other -> other != work)
                .toList();
    }

    public String name() {
        return thread.getName();
    }

    /** How long the turns took in which there was something to do, by the names of what it turns; live views. */
    public Map<String, Buckets> turnTimes() {
        Map<String, Buckets> times = new TreeMap<>();
        works.forEach(entry -> times.put(entry.work.name(), entry.turns));
        return times;
    }

    /** True when there is nothing to turn. */
    public boolean isEmpty() {
        return works.isEmpty();
    }

    /** The fence: either this sees that the thread is about to park, or the thread sees what was left for it. */
    private void wake() {
        VarHandle.fullFence();
        if (!awake) {
            awake = true;
            place.wake(thread);
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
            try {
                awake = true;
                if (turnAll() == 0 && !isInRound()) {
                    idle();
                }
            } catch (OutOfMemoryError e) {
                outOfMemory++;
            }
        }
    }

    /**
     * Those that were called, some of those that are due, and now and then each of them. All but the first a few at a time: a thousand quiet
     * works whose second is over at the same instant would be what the next call waits for.
     */
    private int turnAll() {
        int done = 0;
        long now = clock.nanoTime();
        if (!isInRound() && now >= nextRoundNanos) {
            roundAt = 0;
            nextRoundNanos = now + maxParkNanos;
        }
        int first = roundAt;
        roundAt = isInRound() ? first + STEP : first;
        int at = 0;
        int due = 0;
        for (Entry entry : works) {
            boolean inRound = at >= first && at < roundAt;
            at++;
            if (!entry.removed && (entry.isCalled() || inRound || now >= entry.deadlineNanos && due++ < STEP)) {
                done += turn(entry);
            }
        }
        return done;
    }

    private void idle() {
        if (spins && isLooking()) {
            Thread.onSpinWait();
        } else {
            park();
        }
    }

    private boolean isLooking() {
        for (Entry entry : works) {
            if (entry.looks) {
                return true;
            }
        }
        return false;
    }

    private boolean isInRound() {
        return roundAt < works.size();
    }

    /** Until the work has said when it is due it is due at once: there may be no memory for its answer. */
    private int turn(Entry entry) {
        long began = clock.nanoTime();
        int done = turn(entry.work);
        if (done > 0) {
            entry.turns.record(clock.nanoTime() - began);
            entry.called.set(true);
        }
        entry.deadlineNanos = Long.MIN_VALUE;
        entry.looks = !entry.removed && waitingOf(entry.work) != Work.Waiting.PARKING;
        entry.deadlineNanos = entry.removed ? Work.NO_DEADLINE : deadlineOf(entry.work);
        return done;
    }

    /** A work contains its plugins' failures itself; what arrives here is a fault of the runtime, and costs that work alone. */
    private int turn(Work work) {
        try {
            return work.doWork();
        } catch (VirtualMachineError e) {
            return failed(work, e, e instanceof StackOverflowError || !fatal.onFatal(work, e));
        } catch (RuntimeException | Error e) {
            return failed(work, e, true);
        }
    }

    /** What arrives while a thread waits at the place of a work may be taken by that work at once, and fail there. */
    private void waitAt(Work.Waiting where, long nanos) {
        try {
            where.await(nanos);
        } catch (VirtualMachineError e) {
            Work work = ownerOf(where);
            failed(work, e, e instanceof StackOverflowError || !fatal.onFatal(work, e));
        } catch (RuntimeException | Error e) {
            failed(ownerOf(where), e, true);
        }
    }

    private Work ownerOf(Work.Waiting where) {
        return works.stream()
                .map(entry -> entry.work)
                .filter(work -> work.waiting() == where)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a place to wait that belongs to no work"));
    }

    private int failed(Work work, Throwable e, boolean given) {
        if (given) {
            drop(work);
            LOG.log(System.Logger.Level.ERROR, "work failed and is turned no more work=" + work.name(), e);
        }
        return 1;
    }

    private void park() {
        place = placeToWait();
        awake = false;
        if (stopped || turnAll() > 0 || isInRound()) {
            return;
        }
        long wait = waitNanos();
        if (wait > 0 && !awake) {
            waitAt(place, wait);
        }
    }

    /** No thread turns two works with sockets of their own, so the first is the only one. */
    private Work.Waiting placeToWait() {
        for (Entry entry : works) {
            Work.Waiting waiting = waitingOf(entry.work);
            if (waiting != Work.Waiting.PARKING) {
                return waiting;
            }
        }
        return Work.Waiting.PARKING;
    }

    private Work.Waiting waitingOf(Work work) {
        try {
            return work.waiting();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            failed(work, e, true);
            return Work.Waiting.PARKING;
        }
    }

    private long deadlineOf(Work work) {
        try {
            return work.nextDeadlineNanos();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            failed(work, e, true);
            return Work.NO_DEADLINE;
        }
    }

    private long waitNanos() {
        long deadline = Work.NO_DEADLINE;
        for (Entry entry : works) {
            deadline = Math.min(deadline, entry.deadlineNanos);
        }
        return deadline == Work.NO_DEADLINE ? maxParkNanos : Math.min(maxParkNanos, deadline - clock.nanoTime());
    }
}
