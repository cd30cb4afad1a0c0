package io.jackstay.runtime.bot;

import io.jackstay.api.market.Stamp;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings an answer from another loop back to the bot as an event of its inbox. Not thread safe: owned by the bot loop; the consumers that
 * it gives away may be called by any thread.
 */
final class Answers {
    private final BotInbox inbox;
    private final Clock clock;
    private final StrategyBoundary boundary;
    private final PluginGuard guard;
    private final Map<Long, Consumer<Object>> open = new HashMap<>();
    private long questions;

    Answers(BotInbox inbox, Clock clock, StrategyBoundary boundary, PluginGuard guard) {
        this.inbox = inbox;
        this.clock = clock;
        this.boundary = boundary;
        this.guard = guard;
    }

    /** A consumer for other threads; what it is given reaches {@code then} in a later turn of the bot. */
    <T> Consumer<T> inOwnTurn(String what, Consumer<T> callback) {
        Consumer<T> then = guard.consumer(callback);
        long question = ++questions;
        open.put(question, answer -> {
            @SuppressWarnings("unchecked") // the answer is what the consumer below was given
            T given = (T) answer;
            boundary.call("answer to " + what, () -> then.accept(given));
        });
        return answer -> {
            long now = clock.epochNanos();
            inbox.offer(new BotEvent.Answered(question, answer, new Stamp(now, now)));
        };
    }

    /** The first answer to a question counts. */
    void answered(BotEvent.Answered answered) {
        Consumer<Object> then = open.remove(answered.question());
        if (then != null) {
            then.accept(answered.answer());
        }
    }
}
