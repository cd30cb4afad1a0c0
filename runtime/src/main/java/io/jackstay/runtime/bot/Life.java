package io.jackstay.runtime.bot;

import io.jackstay.api.order.OrderRef;
import io.jackstay.api.strategy.Stop;
import io.jackstay.runtime.journal.CrashPoint;
import io.jackstay.runtime.loop.Work;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of one bot: starting, running, stopping until every order has ended, stopped. Not thread safe: owned by the bot
 * loop.
 */
final class Life {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long CANCEL_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private final BotParts parts;
    private BotState state = BotState.STARTING;
    private boolean failed;
    private String why = "";
    private long deadlineNanos = Work.NO_DEADLINE;
    private long cancelNanos = Work.NO_DEADLINE;
    private @Nullable Departure departure;

    Life(BotParts parts) {
        this.parts = parts;
    }

    BotState state() {
        return state;
    }

    boolean failed() {
        return failed;
    }

    String why() {
        return why;
    }

    /** When a turn is wanted though nothing has arrived. */
    long deadlineNanos() {
        return Math.min(deadlineNanos, cancelNanos);
    }

    /** False when the bot was stopped before it could start. */
    boolean start() {
        if (state != BotState.STARTING) {
            return false;
        }
        state = BotState.RUNNING;
        return true;
    }

    /**
     * The bot ends of itself. What failed is not left alone with its orders, whatever its policy says.
     *
     * @return false when it was ending already
     */
    boolean end(boolean success, String words) {
        if (state != BotState.STARTING && state != BotState.RUNNING) {
            return false;
        }
        failed = !success;
        stop(words, parts.time().clock().nanoTime() + PATIENCE_NANOS);
        return true;
    }

    private Stop.Exit exit() {
        return failed ? Stop.Exit.CANCEL : parts.policies().onStop();
    }

    /** The orders that the bot has left at its venues. */
    List<OrderRef> kept() {
        return state == BotState.STOPPED && departure != null ? departure.kept() : List.of();
    }

    /** From the end of this turn on nothing new of the strategy leaves; without effect when that is so. */
    void stop(String words, long deadline) {
        if (state == BotState.STARTING) {
            state = BotState.STOPPED;
            why = words;
        } else if (state == BotState.RUNNING) {
            state = BotState.STOPPING;
            why = words;
            deadlineNanos = deadline;
        }
    }

    /** A fault of the runtime in a turn of this bot: it ends, at once when it was ending already. */
    void broke(String words) {
        failed = true;
        if (state == BotState.STOPPING) {
            stopped("; " + words);
        } else {
            end(false, words);
        }
    }

    /**
     * The end of a turn of a bot that is stopping: its strategy is told once, and what it does then is the last that leaves;
     * the rest is cancelled, again and again until the venue has said how each order ended or the time for that is over.
     */
    void advance(long nowNanos, Consumer<Stop> strategy) {
        if (state != BotState.STOPPING) {
            return;
        }
        Departure leaving = departure;
        if (leaving == null) {
            leaving = new Departure(parts, exit());
            departure = leaving;
            cancelNanos = nowNanos + CANCEL_AGAIN_NANOS;
            leaving.begin(why, Duration.ofNanos(deadlineNanos - nowNanos), strategy);
        } else if (!leaving.isDone()) {
            CrashPoint.K8.reach();
        }
        if (leaving.isDone()) {
            failed |= !leaving.notFlat().isEmpty();
            stopped(leaving.notFlat().isEmpty() ? "" : "; not flat: " + String.join(", ", leaving.notFlat()));
        } else if (nowNanos >= deadlineNanos) {
            failed = true;
            stopped("; not confirmed as ended: %d orders%s"
                    .formatted(leaving.unsettled(), leaving.isFlattening() ? "; not flat in time" : ""));
        } else if (nowNanos >= cancelNanos) {
            cancelNanos = nowNanos + CANCEL_AGAIN_NANOS;
            leaving.again();
        }
    }

    private void stopped(String words) {
        state = BotState.STOPPED;
        why += words;
        deadlineNanos = Work.NO_DEADLINE;
        cancelNanos = Work.NO_DEADLINE;
    }
}
