package io.jackstay.runtime.bot;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.api.market.Stamp;
import java.util.function.Consumer;

/** Brings an answer from another loop back to the bot as an event of its inbox. Thread safe. */
final class Answers {
    private final BotInbox inbox;
    private final Clock clock;
    private final StrategyBoundary boundary;

    Answers(BotInbox inbox, Clock clock, StrategyBoundary boundary) {
        this.inbox = inbox;
        this.clock = clock;
        this.boundary = boundary;
    }

    /** A consumer for other threads; what it is given reaches {@code then} in a later turn of the bot. */
    <T> Consumer<T> inOwnTurn(String what, Consumer<T> then) {
        return answer -> {
            long now = clock.epochNanos();
            Runnable call = () -> boundary.call("answer to " + what, () -> then.accept(answer));
            inbox.offer(new BotEvent.Answered(call, new Stamp(now, now)));
        };
    }
}
