package io.jackstay.runtime.history;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.record.Decision;
import io.jackstay.runtime.record.Decision.Cause;
import io.jackstay.runtime.record.Decision.Reason;
import io.jackstay.runtime.risk.ImposedHalt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What keeps a bot from its next order, as its journal has it. Immutable.
 *
 * @param state of its life when that was written last; empty when nothing of it was
 * @param sentence in the words of the bot's status
 * @param asOf how old that is, a sentence without a full stop
 * @param seen when that was so, epoch nanoseconds
 * @param reasons the weightiest first
 * @param limits how far each risk rule was from its limit
 */
public record Silence(
        String state,
        String sentence,
        String asOf,
        OptionalLong seen,
        List<Reason> reasons,
        List<RiskRule.Limit> limits) {
    public Silence {
        requireNonNull(state, "state is null");
        requireNonNull(sentence, "sentence is null");
        requireNonNull(asOf, "asOf is null");
        requireNonNull(seen, "seen is null");
        reasons = List.copyOf(reasons);
        limits = List.copyOf(limits);
    }

    /** @param runs whether a process has the data directory */
    public static Silence of(BotHistory history, boolean runs, long nowNanos) {
        List<Reason> reasons = new ArrayList<>();
        if (!runs) {
            reasons.add(Reason.of(Cause.LIFE, "no process runs it"));
        }
        history.decisions().stood().ifPresent(stood -> reasons.addAll(stood.reasons()));
        for (BotRecord.HaltBegan halt : history.halts()) {
            if (reasons.stream().noneMatch(reason -> names(reason, halt))) {
                reasons.add(reason(halt, nowNanos));
            }
        }
        return history.decisions()
                .stood()
                .map(stood -> new Silence(
                        stood.state(),
                        runs ? stood.sentence() : "does not run; " + stood.sentence(),
                        asOf(stood, runs, nowNanos),
                        OptionalLong.of(stood.nanos()),
                        reasons,
                        stood.limits()))
                .orElseGet(() -> new Silence(
                        "",
                        runs ? "has not said a word yet" : "does not run",
                        "its journal says nothing of what it waited for",
                        OptionalLong.empty(),
                        reasons,
                        List.of()));
    }

    /** Whether the bot itself has written it; of several halts it makes one sentence. */
    private static boolean names(Reason reason, BotRecord.HaltBegan halt) {
        if (halt.isPause()) {
            return reason.cause() == Cause.PAUSE;
        }
        String name = "halted by " + halt.name();
        return reason.cause() == Cause.HALT
                && (reason.words().contains(name + ": ") || reason.words().contains(name + " until "));
    }

    private static Reason reason(BotRecord.HaltBegan halt, long nowNanos) {
        return halt.isPause()
                ? Reason.of(Cause.PAUSE, BotRecord.HaltBegan.PAUSED + halt.why())
                : Reason.of(Cause.HALT, new ImposedHalt(halt.name(), halt.why(), halt.untilNanos()).words(nowNanos));
    }

    private static String asOf(Decision.Stood stood, boolean runs, long nowNanos) {
        Instant at = Instant.ofEpochSecond(0, stood.nanos()).truncatedTo(ChronoUnit.SECONDS);
        if (!runs) {
            return "%s when it was heard of last, at %s or later".formatted(stood.state(), at);
        }
        long seconds = Duration.ofNanos(Math.max(0, nowNanos - stood.nanos())).toSeconds();
        return "%s, so since %s, for %d s".formatted(stood.state(), at, seconds);
    }
}
