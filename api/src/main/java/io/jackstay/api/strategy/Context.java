package io.jackstay.api.strategy;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Result;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.plugin.Meters;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The sandbox of one bot's strategy. Not thread safe: owned by the bot loop; a call from another thread throws
 * {@link IllegalStateException}.
 *
 * <p>Implemented by the runtime: may gain methods. What it hands out is live and may be kept: a view shows the state as
 * of the event being handled. There is no way from here to a socket, a credential, another bot, a thread or the wall
 * clock.
 */
public interface Context {
    /** The bot's name in the configuration. */
    String bot();

    /** Time of the event being handled; does not move within a callback, never goes back. */
    Instant now();

    /** Random numbers from the run's seed and the bot's name; a replay gives the same ones. */
    RandomGenerator random();

    /** The bot's orders. */
    Orders orders();

    /**
     * What is known of a market, and of this bot in it.
     *
     * @throws IllegalArgumentException when the market is not among the needs
     */
    MarketView market(MarketId id);

    /**
     * What is known of a login.
     *
     * @throws IllegalArgumentException when no market or action of the needs is on it
     */
    AccountView account(Venue venue);

    /** Orders that take more than one step. */
    Execution execution();

    /** Timers of the bot. */
    Timers timers();

    /** The bot's small durable store; durable before the orders of the same turn leave. */
    Memory memory();

    /** Gauges, counters and price lines of the bot. */
    Meters meters();

    /** A logger named after the bot. */
    System.Logger log();

    /** Says what the strategy does or waits for on a topic; the last word on each topic stands until the next. */
    void explain(Explanation what);

    /** Tells a person. Repeats of one text within a short time are counted, not sent. */
    void alert(Severity severity, String text);

    /**
     * Runs a named action of a connector.
     *
     * @param venue one that the needs name by {@link Needs#actions}; another throws {@link IllegalArgumentException}
     * @param then called in a later turn, once; refused with the reason {@code UNSUPPORTED} when there is no such
     *     action. It does not outlive the process
     */
    void act(Venue venue, String action, Map<String, String> arguments, Consumer<Result<Map<String, String>>> then);

    /**
     * The bot's work is done: it stops after this turn as its exit policy says. The first call counts.
     *
     * @param success whether the process may end with exit code 0 as far as this bot is concerned
     * @param why in words, for the summary
     */
    void finish(boolean success, String why);

    /** How much an alert matters. Closed. */
    enum Severity {
        /** Good to know. */
        INFO,
        /** To be looked at today. */
        WARNING,
        /** To be looked at now. */
        CRITICAL
    }
}
