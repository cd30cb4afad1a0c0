package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Signal;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.net.LoopSide;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What waits for an account loop: tasks, from any thread, and timers. Confined to the account loop, but for {@link #execute}. */
final class LoopTurns {
    private static final int BATCH_LIMIT = 256;

    private final Clock clock;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final TimerQueue timers = new TimerQueue();
    private final Signal signal = new Signal();

    LoopTurns(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    TimerQueue timers() {
        return timers;
    }

    /** What the transports of a login need of this loop. */
    LoopSide side(String login, PluginGuard guard, SessionMeters meters, Runnable requireLoop, LoopSide.Turns turns) {
        return new LoopSide(login, clock, timers, guard, meters, requireLoop, this::execute, turns, login.hashCode());
    }

    Signal signal() {
        return signal;
    }

    void execute(Runnable task) {
        tasks.add(requireNonNull(task, "task is null"));
        signal.wake();
    }

    boolean isDue() {
        return !tasks.isEmpty() || timers.nextDeadlineNanos() <= clock.nanoTime();
    }

    /** Runs what waits, each as a turn of its own, up to a limit. */
    int runTasks(ConnectorFaults faults, Outbox outbox) {
        int done = 0;
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            faults.contain("a task", task);
            outbox.seal();
            done++;
            if (done == BATCH_LIMIT) {
                break;
            }
        }
        return done;
    }

    /** Runs the timers that are due and were set before the mark. */
    int runTimers(ConnectorFaults faults, long mark) {
        long now = clock.nanoTime();
        int done = 0;
        int ran;
        do {
            ran = 0;
            try {
                ran = timers.runDue(now, BATCH_LIMIT - done, mark);
            } catch (RuntimeException e) {
                faults.failed("a timer", e);
                ran = 1;
            } catch (LinkageError | AssertionError | StackOverflowError e) {
                faults.broke("a timer", e);
                ran = 1;
            }
            done += ran;
        } while (ran > 0 && done < BATCH_LIMIT);
        return done;
    }
}
