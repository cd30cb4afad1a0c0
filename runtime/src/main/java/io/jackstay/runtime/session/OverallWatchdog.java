package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.process.ProcessRisk;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the loop of the rules over the process from outside, as {@link LoginWatchdog} does at that of a login: one that does not come to
 * a task within its time is blocked by a rule. Not thread safe: owned by the thread that drives the session.
 *
 * <p>While it is blocked all bots are halted and their orders cancelled, because nobody looks at what they do together. When it turns
 * again, they go on.
 */
final class OverallWatchdog {
    private static final System.Logger LOG = System.getLogger(OverallWatchdog.class.getName());
    private static final int LOOKS_IN_A_PERIOD = 4;
    private static final String OF_A_PLUGIN = "plugin-";

    private final Driver driver;
    private final ProcessRisk risk;
    private @Nullable Task task;
    private long waitedNanos;
    private long lookedNanos;
    private @Nullable String words;

    /** Left for the loop. */
    private static final class Task {
        private final long sinceEpochNanos;
        private volatile boolean done;

        private Task(long sinceEpochNanos) {
            this.sinceEpochNanos = sinceEpochNanos;
        }
    }

    OverallWatchdog(Driver driver, ProcessRisk risk) {
        this.driver = requireNonNull(driver, "driver is null");
        this.risk = requireNonNull(risk, "risk is null");
        this.lookedNanos = driver.clock().nanoTime();
    }

    /**
     * A few times in each period; gives the reason once, when the loop begins to count as blocked. Without effect where no thread of its own
     * turns it.
     */
    Optional<String> look(Duration period) {
        long now = driver.clock().nanoTime();
        long step = period.toNanos() / LOOKS_IN_A_PERIOD;
        Task left = task;
        if (left == null || left.done) {
            freed();
            if ((left == null || now - lookedNanos >= step) && !stack().isEmpty()) {
                leave(now);
            }
            return Optional.empty();
        }
        // A pause of the whole process is not the loop's: a look that comes late counts as one in time.
        waitedNanos += Math.min(now - lookedNanos, step);
        lookedNanos = now;
        boolean blocked = words == null && waitedNanos >= period.toNanos() && !stack().isEmpty();
        return blocked ? Optional.of(giveUp(left)) : Optional.empty();
    }

    /** Since when and where the loop is blocked, while it is. */
    Optional<String> blocked() {
        return Optional.ofNullable(words);
    }

    private void leave(long now) {
        Task left = new Task(driver.clock().epochNanos());
        task = left;
        waitedNanos = 0;
        lookedNanos = now;
        risk.execute(() -> left.done = true);
    }

    private String giveUp(Task left) {
        List<StackTraceElement> stack = stack();
        Instant since = Instant.ofEpochSecond(0, left.sinceEpochNanos).truncatedTo(ChronoUnit.SECONDS);
        String why = "the rules over the process are blocked since %s%s".formatted(since, place(stack));
        words = why;
        risk.hold(why);
        LOG.log(
                System.Logger.Level.ERROR,
                () ->
                        "rules over the process are stuck thread=%s reason=\"%s\"; all bots are halted and cancel their orders; stack: %s"
                                .formatted(
                                        risk.name(),
                                        why,
                                        stack.stream()
                                                .map(StackTraceElement::toString)
                                                .collect(Collectors.joining(" < "))));
        return why;
    }

    private List<StackTraceElement> stack() {
        return driver.stackOf(risk);
    }

    /** The method of the plugin that does not come back. */
    private static String place(List<StackTraceElement> stack) {
        return stack.stream()
                .filter(frame -> frame.getClassLoaderName() != null
                        && frame.getClassLoaderName().startsWith(OF_A_PLUGIN))
                .findFirst()
                .map(frame -> " by %s in %s"
                        .formatted(frame.getClassLoaderName().substring(OF_A_PLUGIN.length()), frame.getMethodName()))
                .orElse("");
    }

    private void freed() {
        if (words != null) {
            words = null;
            risk.release();
            LOG.log(System.Logger.Level.WARNING, "rules over the process go on, and so do the bots");
        }
    }
}
