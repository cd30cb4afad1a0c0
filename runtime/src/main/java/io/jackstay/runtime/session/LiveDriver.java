package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.config.Idle;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.loop.WorkThread;
import io.jackstay.runtime.telemetry.Buckets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A thread for each login and each bot, as the configuration says. Not thread safe: owned by the thread that drives the session. */
public final class LiveDriver implements Driver {
    private static final System.Logger LOG = System.getLogger(LiveDriver.class.getName());
    private static final long POLL_NANOS = Duration.ofMillis(1).toNanos();
    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();
    private static final long JOIN_MILLIS = 2_000;
    private static final long MOMENT_MILLIS = 200;
    private static final String SHARED = "bots-shared";

    private final Clock clock = new SystemClock();
    private final SortedMap<String, WorkThread> threads = new TreeMap<>();
    private final Emergency emergency;
    private final BooleanSupplier stopAsked;
    private Runnable whileWaiting = () -> {};
    private Idle idle = Idle.WAIT;
    private long nextLookNanos = Long.MIN_VALUE;

    public LiveDriver() {
        this(() -> {}, () -> false);
    }

    /**
     * @param onFatal called on the thread that first meets an error of the JVM itself; must not need memory
     * @param stopAsked whether the process is to end
     */
    public LiveDriver(Runnable onFatal, BooleanSupplier stopAsked) {
        this.emergency = new Emergency(onFatal);
        this.stopAsked = requireNonNull(stopAsked, "stopAsked is null");
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public void startAt(long epochNanos) {}

    @Override
    public void idle(Idle how) {
        idle = requireNonNull(how, "how is null");
    }

    @Override
    public void turn(AccountLoop account) {
        thread(account.name()).add(account);
    }

    @Override
    public void turnBeside(Work work) {
        thread(work.name()).add(work);
    }

    @Override
    public void drop(AccountLoop account) {
        drop(account.name(), account);
    }

    /** A thread that turned this bot alone ends after its present turn, which is waited for a moment; it may never end. */
    @Override
    public void drop(Bot bot) {
        for (Map.Entry<String, WorkThread> entry : List.copyOf(threads.entrySet())) {
            drop(entry.getKey(), bot);
            if (!threads.containsKey(entry.getKey())) {
                entry.getValue().join(MOMENT_MILLIS);
            }
        }
    }

    private void drop(String name, Work work) {
        WorkThread thread = threads.get(name);
        if (thread != null && thread.isTurning(work)) {
            thread.remove(work);
            if (thread.isEmpty()) {
                threads.remove(name);
                thread.stop();
            }
        }
    }

    @Override
    public boolean isTurned(Work work) {
        return threads.values().stream().anyMatch(thread -> thread.isTurning(work));
    }

    @Override
    public List<StackTraceElement> stackOf(Work work) {
        return threads.values().stream()
                .filter(thread -> thread.isTurning(work))
                .findFirst()
                .map(WorkThread::stack)
                .orElse(List.of());
    }

    @Override
    public SortedMap<String, Buckets> turnTimes() {
        SortedMap<String, Buckets> times = new TreeMap<>();
        threads.values().forEach(thread -> times.putAll(thread.turnTimes()));
        return times;
    }

    @Override
    public void whileWaiting(Runnable call) {
        whileWaiting = call;
    }

    @Override
    public Optional<String> fatal() {
        return emergency.why();
    }

    @Override
    public boolean isStopAsked() {
        return stopAsked.getAsBoolean();
    }

    @Override
    public void turn(Bot bot, Threading threading) {
        String name =
                switch (threading) {
                    case OWN -> bot.name();
                    case SHARED -> SHARED;
                    case VENUE -> firstVenue(bot);
                };
        thread(name).add(bot);
    }

    private static String firstVenue(Bot bot) {
        return bot.spec().accounts().values().iterator().next().name();
    }

    /**
     * Only while the turn that blocks is under way for certain, before and after: then its thread is in that turn and in no other, and does
     * not begin one of what has been taken from it.
     */
    @Override
    public void moveAwayFrom(Bot blocked) {
        for (Map.Entry<String, WorkThread> entry : List.copyOf(threads.entrySet())) {
            WorkThread stuck = entry.getValue();
            List<Work> others = stuck.beside(blocked);
            if (stuck.isTurning(blocked) && !others.isEmpty()) {
                move(others, entry.getKey(), stuck, blocked);
            }
        }
    }

    private void move(List<Work> others, String name, WorkThread stuck, Bot blocked) {
        int turn = blocked.turnUnderWay();
        if (turn == 0) {
            return;
        }
        others.forEach(stuck::remove);
        if (blocked.turnUnderWay() != turn) {
            others.forEach(stuck::add);
            return;
        }
        LOG.log(System.Logger.Level.WARNING, () -> "what waited for a bot gets another thread bot=%s thread=%s moved=%d"
                .formatted(blocked.spec().name(), name, others.size()));
        threads.put("%s, blocked by %s".formatted(name, blocked.name()), stuck);
        WorkThread made = newThread(name);
        threads.put(name, made);
        others.forEach(made::add);
        made.start();
    }

    private WorkThread thread(String name) {
        WorkThread known = threads.get(name);
        if (known != null && known.isAlive()) {
            return known;
        }
        WorkThread made = newThread(name);
        threads.put(name, made);
        made.start();
        return made;
    }

    private WorkThread newThread(String name) {
        return new WorkThread(name, clock, emergency, idle == Idle.SPIN);
    }

    @Override
    public boolean await(BooleanSupplier done, Duration patience) {
        long deadline = clock.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (clock.nanoTime() >= deadline) {
                return false;
            }
            if (clock.nanoTime() >= nextLookNanos) {
                nextLookNanos = clock.nanoTime() + LOOK_NANOS;
                whileWaiting.run();
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    @Override
    public void close() {
        List<WorkThread> running = new ArrayList<>(threads.values());
        threads.clear();
        running.forEach(WorkThread::stop);
        running.forEach(thread -> thread.join(JOIN_MILLIS));
    }
}
