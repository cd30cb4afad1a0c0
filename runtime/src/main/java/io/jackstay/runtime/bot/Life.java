package io.jackstay.runtime.bot;

import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Stop;
import io.jackstay.runtime.loop.Work;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

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
    private boolean told;

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

    /** The bot ends of itself. */
    void end(boolean success, String words) {
        if (state == BotState.STARTING || state == BotState.RUNNING) {
            failed = !success;
            stop(words, parts.time().clock().nanoTime() + PATIENCE_NANOS);
        }
    }

    /** From the end of this turn on nothing new leaves, and everything is cancelled; without effect when that is so. */
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
        if (!told) {
            told = true;
            cancelAll();
            strategy.accept(new Stop(why, parts.time().now(), Stop.Exit.CANCEL));
            parts.orders().close("the bot is stopping: " + why);
            cancelNanos = nowNanos + CANCEL_AGAIN_NANOS;
        }
        int left = parts.tracker().live().size();
        if (left == 0) {
            stopped("");
        } else if (nowNanos >= deadlineNanos) {
            failed = true;
            stopped("; not confirmed as ended: %d orders".formatted(left));
        } else if (nowNanos >= cancelNanos) {
            cancelNanos = nowNanos + CANCEL_AGAIN_NANOS;
            cancelAll();
        }
    }

    private void stopped(String words) {
        state = BotState.STOPPED;
        why += words;
        deadlineNanos = Work.NO_DEADLINE;
        cancelNanos = Work.NO_DEADLINE;
    }

    private void cancelAll() {
        for (Order order : List.copyOf(parts.tracker().live())) {
            parts.gateway().cancel(order, parts.time().stamp());
        }
    }
}
