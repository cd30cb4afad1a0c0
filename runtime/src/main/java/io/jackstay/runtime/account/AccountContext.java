package io.jackstay.runtime.account;

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
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.LoginTransports;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** What one connector is handed. Confined to its account loop. */
final class AccountContext implements ConnectorContext {
    private final Venue venue;
    private final ConnectorEvents events;
    private final Clock clock;
    private final LoopTimers timers;
    private final FeedSource feeds;
    private final Executor loop;
    private final PluginGuard guard;
    private final Memory memory;
    private final Meters meters;
    private final LoginTransports transports;
    private final VenueClock venueClock;
    private final RandomGenerator random;
    private final System.Logger log;
    private final boolean readOnly;

    AccountContext(
            Venue venue,
            ConnectorEvents events,
            Clock clock,
            LoopTimers timers,
            FeedSource feeds,
            Executor loop,
            PluginGuard guard,
            Memory memory,
            Meters meters,
            LoginTransports transports,
            boolean readOnly) {
        this.venue = requireNonNull(venue, "venue is null");
        this.events = requireNonNull(events, "events is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.timers = requireNonNull(timers, "timers is null");
        this.feeds = requireNonNull(feeds, "feeds is null");
        this.loop = requireNonNull(loop, "loop is null");
        this.guard = requireNonNull(guard, "guard is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.meters = requireNonNull(meters, "meters are null");
        this.transports = requireNonNull(transports, "transports are null");
        this.readOnly = readOnly;
        this.venueClock = new VenueClock(venue.name(), clock, meters);
        this.random = new SplittableRandom(venue.name().hashCode());
        this.log = System.getLogger("jackstay.venue." + venue.name());
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public ConnectorEvents events() {
        return events;
    }

    @Override
    public Http http(String baseUrl) {
        return transports.http(baseUrl);
    }

    @Override
    public WebSocket webSocket(WebSocket.Settings settings, WebSocket.Listener listener) {
        return transports.webSocket(settings, listener);
    }

    @Override
    public RateLimiter rateLimiter(String scope, RateLimiter.Budget budget) {
        return transports.rateLimiter(scope, budget);
    }

    @Override
    public NonceStore nonces(String key) {
        return transports.nonces(key);
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public LoopTimers timers() {
        return timers;
    }

    @Override
    public long epochNanos() {
        return clock.epochNanos();
    }

    /** How far the venue's clock is ahead of ours, as far as its connector has told. */
    OptionalLong venueAheadMillis() {
        return venueClock.aheadMillis();
    }

    @Override
    public void venueTime(long epochNanos) {
        venueClock.told(epochNanos);
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public MarketFeed upstream(String source) {
        return guarded(feeds.upstream(source, timers, loop));
    }

    @Override
    public Optional<MarketFeed> recording(MarketId market) {
        return feeds.recording(market).map(this::guarded);
    }

    private MarketFeed guarded(MarketFeed feed) {
        return (market, listener) -> feed.start(market, guard.feedListener(listener));
    }

    @Override
    public Meters meters() {
        return meters;
    }

    @Override
    public System.Logger log() {
        return log;
    }
}
