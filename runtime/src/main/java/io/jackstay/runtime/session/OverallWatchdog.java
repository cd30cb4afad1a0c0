package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.process.ProcessRisk;
import java.time.Duration;
import java.util.Optional;
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

    private final ProcessRisk risk;
    private final LoopWatch watch;
    private @Nullable String words;

    OverallWatchdog(Driver driver, ProcessRisk risk) {
        this.risk = requireNonNull(risk, "risk is null");
        this.watch = new LoopWatch(driver, risk, risk::execute);
    }

    /** A few times in each period; gives the reason once, when the loop begins to count as blocked. */
    Optional<String> look(Duration period) {
        LoopWatch.Sign sign = watch.look(period);
        if (sign == LoopWatch.Sign.TURNS) {
            freed();
        }
        return sign == LoopWatch.Sign.BLOCKED && words == null ? Optional.of(giveUp()) : Optional.empty();
    }

    /** Since when and where the loop is blocked, while it is. */
    Optional<String> blocked() {
        return Optional.ofNullable(words);
    }

    private String giveUp() {
        String by = watch.culprit()
                .map(frame -> " by %s in %s".formatted(LoopWatch.plugin(frame), frame.getMethodName()))
                .orElse("");
        String why = "the rules over the process are blocked since %s%s".formatted(watch.since(), by);
        words = why;
        risk.hold(why);
        LOG.log(
                System.Logger.Level.ERROR,
                () ->
                        "rules over the process are stuck thread=%s reason=\"%s\"; all bots are halted and cancel their orders; stack: %s"
                                .formatted(risk.name(), why, watch.words()));
        return why;
    }

    private void freed() {
        if (words != null) {
            words = null;
            risk.release();
            LOG.log(System.Logger.Level.WARNING, "rules over the process go on, and so do the bots");
        }
    }
}
