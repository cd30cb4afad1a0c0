package io.jackstay.testkit.conformance.stand;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.NonceStore;
import io.jackstay.api.connector.RateLimiter;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.plugin.Meters;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What a connector on a stand is handed. Not thread safe: owned by the case. */
final class StandContext implements ConnectorContext {
    private final StandProcess process;
    private final Venue venue;
    private final RandomGenerator random = new SplittableRandom(1);
    private final System.Logger log;

    StandContext(StandProcess process, Venue venue) {
        this.process = requireNonNull(process, "process is null");
        this.venue = requireNonNull(venue, "venue is null");
        this.log = System.getLogger("jackstay.conformance." + venue.name());
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public ConnectorEvents events() {
        return process.heard();
    }

    @Override
    public Http http(String baseUrl) {
        return process.http(baseUrl);
    }

    @Override
    public WebSocket webSocket(WebSocket.Settings settings, WebSocket.Listener listener) {
        process.streamAsked();
        return process.transports().webSocket(settings, listener);
    }

    @Override
    public RateLimiter rateLimiter(String scope, RateLimiter.Budget budget) {
        return process.transports().rateLimiter(scope, budget);
    }

    @Override
    public NonceStore nonces(String key) {
        process.noncesAsked();
        return process.transports().nonces(key);
    }

    @Override
    public Memory memory() {
        return process.memory();
    }

    @Override
    public LoopTimers timers() {
        return process.timers();
    }

    @Override
    public long epochNanos() {
        return process.epochNanos();
    }

    @Override
    public void venueTime(long epochNanos) {
        process.heard().requireLoop("the venue's time");
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public MarketFeed upstream(String source) {
        return process.feed(new MarketId(venue, source.substring(source.indexOf(':') + 1)))
                .orElseThrow(() -> new IllegalArgumentException("no source " + source));
    }

    @Override
    public Optional<MarketFeed> recording(MarketId market) {
        return process.feed(market);
    }

    @Override
    public Meters meters() {
        return process.meters();
    }

    @Override
    public System.Logger log() {
        return log;
    }
}
