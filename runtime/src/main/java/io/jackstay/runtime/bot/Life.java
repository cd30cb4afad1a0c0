package io.jackstay.runtime.bot;

import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Stop;
import io.jackstay.runtime.loop.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The life of one bot: starting, running, stopping until every order has ended, stopped. Not thread safe: owned by the bot
 * loop.
 */
final class Life {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final BotParts parts;
    private BotState state = BotState.STARTING;
    private boolean failed;
    private String why = "";
    private long deadlineNanos = Work.NO_DEADLINE;
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

    long deadlineNanos() {
        return deadlineNanos;
    }

    void started() {
        state = BotState.RUNNING;
    }

    /** The bot ends of itself. */
    void end(boolean success, String words) {
        if (state == BotState.STOPPING || state == BotState.STOPPED) {
            return;
        }
        failed = !success;
        stop(words, parts.time().clock().nanoTime() + PATIENCE_NANOS);
    }

    /** Cancels everything and lets nothing new out; without effect when that is under way. */
    void stop(String words, long deadline) {
        if (state == BotState.STOPPING || state == BotState.STOPPED) {
            return;
        }
        boolean neverStarted = state == BotState.STARTING;
        state = neverStarted ? BotState.STOPPED : BotState.STOPPING;
        why = words;
        deadlineNanos = neverStarted ? Work.NO_DEADLINE : deadline;
        parts.orders().close("the bot is stopping: " + words);
        cancelAll();
    }

    /** What the strategy is told of the stop; once. */
    Optional<Stop> stopping() {
        if (state != BotState.STOPPING || told) {
            return Optional.empty();
        }
        told = true;
        long left = deadlineNanos - parts.time().clock().nanoTime();
        Instant deadline = parts.time().now().plusNanos(Math.max(0, left));
        return Optional.of(new Stop(why, deadline, Stop.Exit.CANCEL));
    }

    /** Ends the bot when no order of it can be live any more, or when the time for that is over. */
    void advance(long nowNanos) {
        if (state != BotState.STOPPING) {
            return;
        }
        if (parts.tracker().live().isEmpty()) {
            state = BotState.STOPPED;
            deadlineNanos = Work.NO_DEADLINE;
        } else if (nowNanos >= deadlineNanos) {
            failed = true;
            why += "; not confirmed as ended: " + parts.tracker().live().size() + " orders";
            state = BotState.STOPPED;
            deadlineNanos = Work.NO_DEADLINE;
        } else {
            cancelAll();
        }
    }

    private void cancelAll() {
        for (Order order : List.copyOf(parts.tracker().live())) {
            parts.gateway().cancel(order, parts.time().stamp());
        }
    }
}
