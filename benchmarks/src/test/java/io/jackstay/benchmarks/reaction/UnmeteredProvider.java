package io.jackstay.benchmarks.reaction;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.NonceStore;
import io.jackstay.api.connector.RateLimiter;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.plugin.Meters;
import io.jackstay.connector.hyperliquid.HyperliquidConfig;
import io.jackstay.connector.hyperliquid.HyperliquidProvider;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Hyperliquid's connector as it ships, with a thousand times the request budget, which two orders a round would use up in half a minute.
 * Immutable.
 */
final class UnmeteredProvider implements ConnectorProvider<HyperliquidConfig> {
    private static final int TIMES = 1_000;

    private final HyperliquidProvider shipped = new HyperliquidProvider();

    @Override
    public Class<HyperliquidConfig> configType() {
        return shipped.configType();
    }

    @Override
    public VenueTraits traits(HyperliquidConfig config) {
        return shipped.traits(config);
    }

    @Override
    public Connector create(HyperliquidConfig config, ConnectorContext context) {
        return shipped.create(config, new Unmetered(context));
    }

    /** What a connector is given, but for its budgets. */
    private record Unmetered(ConnectorContext given) implements ConnectorContext {
        @Override
        public RateLimiter rateLimiter(String scope, RateLimiter.Budget budget) {
            return given.rateLimiter(
                    scope, new RateLimiter.Budget(TIMES * budget.weight(), budget.window(), budget.reserve()));
        }

        @Override
        public Venue venue() {
            return given.venue();
        }

        @Override
        public ConnectorEvents events() {
            return given.events();
        }

        @Override
        public Http http(String baseUrl) {
            return given.http(baseUrl);
        }

        @Override
        public WebSocket webSocket(WebSocket.Settings settings, WebSocket.Listener listener) {
            return given.webSocket(settings, listener);
        }

        @Override
        public NonceStore nonces(String key) {
            return given.nonces(key);
        }

        @Override
        public Memory memory() {
            return given.memory();
        }

        @Override
        public boolean isReadOnly() {
            return given.isReadOnly();
        }

        @Override
        public LoopTimers timers() {
            return given.timers();
        }

        @Override
        public long epochNanos() {
            return given.epochNanos();
        }

        @Override
        public void venueTime(long epochNanos) {
            given.venueTime(epochNanos);
        }

        @Override
        public RandomGenerator random() {
            return given.random();
        }

        @Override
        public MarketFeed upstream(String source) {
            return given.upstream(source);
        }

        @Override
        public Optional<MarketFeed> recording(MarketId market) {
            return given.recording(market);
        }

        @Override
        public Meters meters() {
            return given.meters();
        }

        @Override
        public System.Logger log() {
            return given.log();
        }
    }
}
