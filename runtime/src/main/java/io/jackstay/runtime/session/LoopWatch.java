package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sees from outside whether a loop turns: leaves it a task four times a period and sees when that has been done, so a loop that turns pays
 * for no more than these. Without effect where no thread of its own turns the loop. Not thread safe: owned by the thread that drives the
 * session.
 */
final class LoopWatch {
    private static final String OF_A_PLUGIN = "plugin-";

    private final Driver driver;
    private final Work loop;
    private final Executor tasks;
    private final LookedTime time;
    private @Nullable Task task;

    /** What was seen. */
    enum Sign {
        TURNS,
        WAITS,
        BLOCKED
    }

    /** Left for the loop. */
    private static final class Task {
        private final long sinceEpochNanos;
        private volatile boolean done;

        private Task(long sinceEpochNanos) {
            this.sinceEpochNanos = sinceEpochNanos;
        }
    }

    /** @param tasks runs what it is given on the loop */
    LoopWatch(Driver driver, Work loop, Executor tasks) {
        this.driver = requireNonNull(driver, "driver is null");
        this.loop = requireNonNull(loop, "loop is null");
        this.tasks = requireNonNull(tasks, "tasks are null");
        this.time = new LookedTime(driver.clock());
    }

    /** A few times in each period. */
    Sign look(Duration period) {
        Task left = task;
        if (left == null || left.done) {
            if ((left == null || time.isDue(period)) && !stack().isEmpty()) {
                leave();
            }
            return Sign.TURNS;
        }
        return time.isOver(period) && !stack().isEmpty() ? Sign.BLOCKED : Sign.WAITS;
    }

    private void leave() {
        Task left = new Task(driver.clock().epochNanos());
        task = left;
        time.begin();
        tasks.execute(() -> left.done = true);
    }

    /** What holds it up now is not what is watched for. */
    void lookAway() {
        task = null;
    }

    /** When the loop was left what it has not come to. */
    Instant since() {
        long nanos = requireNonNull(task, "task is null").sinceEpochNanos;
        return Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The method of a plugin that does not come back. */
    Optional<StackTraceElement> culprit() {
        return stack().stream()
                .filter(frame -> frame.getClassLoaderName() != null
                        && frame.getClassLoaderName().startsWith(OF_A_PLUGIN))
                .findFirst();
    }

    /** The name of the plugin that a frame of its code is of. */
    static String plugin(StackTraceElement frame) {
        return frame.getClassLoaderName().substring(OF_A_PLUGIN.length());
    }

    /** Where the loop is, for the log. */
    String words() {
        return stack().stream().map(StackTraceElement::toString).collect(Collectors.joining(" < "));
    }

    private List<StackTraceElement> stack() {
        return driver.stackOf(loop);
    }
}
