package io.jackstay.runtime.bot;

import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Start;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.config.OnError;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.record.BotRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a bot whose strategy fails too often: it pauses, with its orders cancelled until none is left, or it ends.
 * Not thread safe: owned by the bot loop.
 */
final class Discipline {
    private static final System.Logger LOG = System.getLogger("jackstay.bot");
    private static final String ON_ERROR = "on-error";
    private static final long CANCEL_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private final BotParts parts;
    private final Life life;
    private Optional<String> paused = Optional.empty();
    /** Whether the bot has paused since it began: what its start has put off goes on when it wakes. */
    private boolean sinceStart;

    private long untilNanos = Work.NO_DEADLINE;
    private long cancelNanos = Work.NO_DEADLINE;

    Discipline(BotParts parts, Life life) {
        this.parts = parts;
        this.life = life;
    }

    /** Why and until when the bot pauses, while it does. */
    Optional<String> paused() {
        return paused;
    }

    /** When a turn is wanted though nothing has arrived. */
    long deadlineNanos() {
        return Math.min(untilNanos, cancelNanos);
    }

    /** Until a person resumes the bot; a pause of its own is taken over. */
    void pauseByHand(String who) {
        begin(BotRecord.HaltBegan.PAUSED + who, Work.NO_DEADLINE);
        parts.strategy().rest();
        parts.timers().dropNamed();
    }

    /** Ends a pause, whoever began it. */
    void resumeByHand() {
        forgetPauseByHand();
        resume();
    }

    /**
     * Whether an earlier process has left the bot paused by hand and nobody has resumed it: its strategy is told of the start, and of all
     * that it missed, when somebody does.
     */
    boolean startsPaused(BotPast past) {
        Optional<BotRecord.HaltBegan> pause = past.image().halts().stream()
                .filter(BotRecord.HaltBegan::isPause)
                .findFirst();
        if (pause.isEmpty()) {
            return false;
        }
        if (past.image().isResumed()) {
            forgetPauseByHand();
            return false;
        }
        begin(BotRecord.HaltBegan.PAUSED + pause.get().why(), Work.NO_DEADLINE);
        sinceStart = true;
        parts.strategy().restFrom(past.start());
        return true;
    }

    private void forgetPauseByHand() {
        parts.journal().force(new BotRecord.HaltEnded(BotRecord.HaltBegan.PAUSE));
    }

    private void begin(String words, long until) {
        paused = Optional.of(words);
        untilNanos = until;
        cancelNanos = parts.time().clock().nanoTime() + CANCEL_AGAIN_NANOS;
        parts.orders().pause(words);
    }

    /** The end of each turn. */
    void advance(long nowNanos) {
        Optional<String> tooMany = parts.boundary().takeTooMany();
        if (life.state() != BotState.RUNNING) {
            forget();
        } else if (paused.isPresent()) {
            goOn(nowNanos);
        } else if (tooMany.isPresent() && parts.policies().onError() != OnError.CONTINUE) {
            punish(tooMany.get(), nowNanos);
        }
    }

    private void punish(String why, long nowNanos) {
        if (parts.policies().onError() == OnError.STOP) {
            if (parts.policies().restart().attempts() == 0) {
                parts.journal().force(new BotRecord.HaltBegan(ON_ERROR, why, Long.MAX_VALUE, true));
            }
            if (life.end(false, why)) {
                parts.alerts().raise(AlertCode.STRATEGY_FAILS, "", why);
            }
            return;
        }
        Duration pause = parts.policies().errorRate().pause();
        Instant until = parts.time().now().plus(pause).truncatedTo(ChronoUnit.SECONDS);
        String words = "paused until %s: %s".formatted(until, why);
        begin(words, nowNanos + pause.toNanos());
        parts.strategy().rest();
        parts.timers().dropNamed();
        cancelAll();
        parts.alerts().raise(AlertCode.STRATEGY_FAILS, "", words);
    }

    private void goOn(long nowNanos) {
        if (nowNanos >= untilNanos) {
            resume();
        } else if (nowNanos >= cancelNanos) {
            cancelNanos = parts.tracker().live().isEmpty() ? Work.NO_DEADLINE : nowNanos + CANCEL_AGAIN_NANOS;
            cancelAll();
        }
    }

    private void resume() {
        forget();
        parts.orders().resume();
        Start start = parts.strategy().wake();
        LOG.log(System.Logger.Level.INFO, () -> "bot resumes bot=%s"
                .formatted(parts.spec().name()));
        parts.time().handlingNow("resume");
        parts.time().calling();
        try {
            parts.strategy().onStart(parts.context(), start);
            if (sinceStart) {
                sinceStart = false;
                parts.execution().goOn();
            }
        } catch (RuntimeException e) {
            parts.boundary().failed("resume", e);
            life.end(false, "the strategy could not resume: " + e.getMessage());
        }
        start.missedFills().forEach(fill -> parts.journal().write(new BotRecord.FillTold(fill.id())));
    }

    private void forget() {
        paused = Optional.empty();
        untilNanos = Work.NO_DEADLINE;
        cancelNanos = Work.NO_DEADLINE;
    }

    private void cancelAll() {
        for (Order order : List.copyOf(parts.tracker().live())) {
            parts.gateway().cancel(order, parts.time().stamp());
        }
    }
}
