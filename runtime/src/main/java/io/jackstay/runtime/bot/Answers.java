package io.jackstay.runtime.bot;

import io.jackstay.api.market.Stamp;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.util.function.Consumer;

/** Brings an answer from another loop back to the bot as an event of its inbox. Thread safe. */
final class Answers {
    private final BotInbox inbox;
    private final Clock clock;
    private final StrategyBoundary boundary;
    private final PluginGuard guard;

    Answers(BotInbox inbox, Clock clock, StrategyBoundary boundary, PluginGuard guard) {
        this.inbox = inbox;
        this.clock = clock;
        this.boundary = boundary;
        this.guard = guard;
    }

    /** A consumer for other threads; what it is given reaches {@code then} in a later turn of the bot. */
    <T> Consumer<T> inOwnTurn(String what, Consumer<T> callback) {
        Consumer<T> then = guard.consumer(callback);
        return answer -> {
            long now = clock.epochNanos();
            Runnable call = () -> boundary.call("answer to " + what, () -> then.accept(answer));
            inbox.offer(new BotEvent.Answered(call, new Stamp(now, now)));
        };
    }
}
