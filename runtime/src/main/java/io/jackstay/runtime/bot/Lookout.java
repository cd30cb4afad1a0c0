package io.jackstay.runtime.bot;

import io.jackstay.runtime.record.Decision;
import java.util.List;

/**
 * Sees what keeps a bot from its next order, writes it down, and says it in the log while the bot is quiet. Not thread safe: owned by the
 * bot loop.
 */
final class Lookout {
    /** Has a level of its own: what a quiet bot waits for is said where nothing else shows it. */
    private static final System.Logger LOG = System.getLogger("jackstay.quiet");

    private final BotParts parts;
    private final Life life;
    private final Discipline discipline;
    private final QuietLog quiet;
    private BotState seen = BotState.STARTING;

    Lookout(BotParts parts, Life life, Discipline discipline) {
        this.parts = parts;
        this.life = life;
        this.discipline = discipline;
        this.quiet = new QuietLog(parts.spec().name());
    }

    /** Once a second. */
    void look() {
        if (!parts.journal().isWritten() && !parts.isLive()) {
            return;
        }
        seen = life.state();
        long now = parts.time().nowNanos();
        List<Decision.Reason> reasons = Reasons.of(parts, life, discipline.paused());
        String sentence = Sentences.of(parts, life, reasons);
        parts.decisions()
                .look(
                        seen.name(),
                        sentence,
                        reasons,
                        () -> seen == BotState.RUNNING ? parts.gate().limits() : List.of(),
                        now);
        if (parts.isLive()) {
            long events = parts.tracker().submitted() + parts.state().fills();
            quiet.look(events, sentence, now).ifPresent(line -> LOG.log(System.Logger.Level.INFO, line));
        }
    }

    /** At the end of each turn: another state of its life is not left to the next second, for after the last one there is none. */
    void endTurn() {
        if (life.state() != seen) {
            look();
        }
    }
}
