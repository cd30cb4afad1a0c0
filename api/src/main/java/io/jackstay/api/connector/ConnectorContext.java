package io.jackstay.api.connector;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.plugin.Meters;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Everything that a connector is given; it has no other way to the world. Confined to the connector's loop.
 *
 * <p>Implemented by the runtime: may gain methods. What it hands out may be kept until the connector has stopped. All
 * callbacks of what is handed out come on the connector's loop, in turns of their own, never inside the call that
 * asked.
 */
public interface ConnectorContext {
    /** The login that this connector serves, as named in the configuration. */
    Venue venue();

    /** Where the connector tells what it hears. */
    ConnectorEvents events();

    /**
     * A client for one server.
     *
     * @param baseUrl scheme, host and port, such as {@code https://api.example.com}; no path. Its connection may be
     *     shared with others of the process
     * @throws IllegalArgumentException when it is no http or https address
     */
    Http http(String baseUrl);

    /**
     * A connection that is opened in a later turn, and again by itself whenever it is lost, until it is closed.
     *
     * @param settings where to and how
     * @param listener told of each opening, each frame and each loss
     */
    WebSocket webSocket(WebSocket.Settings settings, WebSocket.Listener listener);

    /** The request budget of a scope; the first to name it makes it, later ones share it. */
    RateLimiter rateLimiter(String scope, RateLimiter.Budget budget);

    /**
     * The numbers of a key, durable and shared in the process; the key names the exchange and what the numbers belong
     * to.
     */
    NonceStore nonces(String key);

    /**
     * The small durable store of this login. What was written is durable before anything that the connector reports
     * afterwards reaches a bot.
     */
    Memory memory();

    /**
     * Whether a person only looks at the login: nothing will be sent, and nothing that is told is written down.
     *
     * <p>What the private streams show when they begin (open orders, the latest fills, what is held) is then told as events,
     * once they are up, so that it can be compared with the answers to questions. Otherwise a connector passes such a
     * beginning over, for the runtime asks what it missed.
     */
    default boolean isReadOnly() {
        return false;
    }

    /** Timers on this loop. */
    LoopTimers timers();

    /** Time of the event being handled, epoch nanoseconds; does not move inside a callback. */
    long epochNanos();

    /**
     * The venue's clock as one of its answers told it, epoch nanoseconds; the runtime estimates the offset from all of
     * them and warns when it grows.
     */
    void venueTime(long epochNanos);

    /** Random numbers from the run's seed and the login's name; the same run gives the same ones. */
    RandomGenerator random();

    /**
     * Market data of another source, for simulated venues.
     *
     * @param source the name of another connector of the same configuration joined to a symbol, as
     *     {@code hl:BTC-USDC-PERP}, or the file of a recording
     * @throws IllegalArgumentException when there is no such source; names the nearest ones
     */
    MarketFeed upstream(String source);

    /**
     * The recording that a backtest feeds to a market of this connector; it takes the place of the feed that the
     * configuration names. Only simulated venues ask. Empty outside a backtest, and for markets without data.
     */
    Optional<MarketFeed> recording(MarketId market);

    /** Gauges and counters of this connector. */
    Meters meters();

    /** A logger named after the connector. Never give it a key, a token or what was signed with one. */
    System.Logger log();
}
