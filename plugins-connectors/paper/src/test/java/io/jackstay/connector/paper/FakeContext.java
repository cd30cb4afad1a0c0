package io.jackstay.connector.paper;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What the runtime would hand to the connector, with time moved by hand. Not thread safe: owned by a test. */
final class FakeContext implements ConnectorContext {
    final FakeEvents events;
    final FakeTimers timers;
    final Map<MarketId, MarketFeed> recordings = new HashMap<>();
    final Map<String, MarketFeed> upstreams = new HashMap<>();
    final FakeMemory memory;
    boolean readOnly;

    FakeContext() {
        this(new FakeEvents(), new FakeTimers(FakeTimers.START), new FakeMemory());
    }

    private FakeContext(FakeEvents events, FakeTimers timers, FakeMemory memory) {
        this.events = events;
        this.timers = timers;
        this.memory = memory;
    }

    /** What the next process would hand out: the same clock and disk, no timers, and events that are told to the same ear. */
    FakeContext next() {
        FakeContext next = new FakeContext(events, new FakeTimers(timers.now()), memory);
        next.recordings.putAll(recordings);
        next.upstreams.putAll(upstreams);
        return next;
    }

    /** What the next process would find after a kill: what was on the disk, and an ear of its own. */
    FakeContext nextAfterKill() {
        FakeMemory copy = new FakeMemory();
        copy.entries.putAll(memory.entries);
        return new FakeContext(new FakeEvents(), new FakeTimers(timers.now()), copy);
    }

    @Override
    public Venue venue() {
        return new Venue("sim");
    }

    @Override
    public ConnectorEvents events() {
        return events;
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public LoopTimers timers() {
        return timers;
    }

    @Override
    public long epochNanos() {
        return timers.now();
    }

    @Override
    public MarketFeed upstream(String source) {
        return Optional.ofNullable(upstreams.get(source))
                .orElseThrow(() -> new IllegalArgumentException("no source " + source));
    }

    @Override
    public Optional<MarketFeed> recording(MarketId market) {
        return Optional.ofNullable(recordings.get(market));
    }

    @Override
    public RandomGenerator random() {
        return new SplittableRandom(1);
    }

    @Override
    public System.Logger log() {
        return System.getLogger("paper");
    }

    @Override
    public void venueTime(long epochNanos) {
        throw new UnsupportedOperationException("the paper exchange has no clock");
    }

    @Override
    public Http http(String baseUrl) {
        throw new UnsupportedOperationException("the paper exchange has no network");
    }

    @Override
    public WebSocket webSocket(WebSocket.Settings settings, WebSocket.Listener listener) {
        throw new UnsupportedOperationException("the paper exchange has no network");
    }

    @Override
    public RateLimiter rateLimiter(String scope, RateLimiter.Budget budget) {
        throw new UnsupportedOperationException("the paper exchange has no budget");
    }

    @Override
    public NonceStore nonces(String key) {
        throw new UnsupportedOperationException("the paper exchange signs nothing");
    }

    @Override
    public Meters meters() {
        throw new UnsupportedOperationException("the paper exchange measures nothing");
    }

    /** Memory that outlives a connector, as the disk does. */
    static final class FakeMemory implements Memory {
        final TreeMap<String, String> entries = new TreeMap<>();
        boolean durable = true;
        Runnable onWrite = () -> {};

        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        @Override
        public void put(String key, String value) {
            if (value.length() > MAX_VALUE_LENGTH || key.length() > MAX_KEY_LENGTH) {
                throw new IllegalArgumentException("too long");
            }
            onWrite.run();
            entries.put(key, value);
        }

        @Override
        public void remove(String key) {
            onWrite.run();
            entries.remove(key);
        }

        @Override
        public boolean isDurable() {
            return durable;
        }

        @Override
        public SortedMap<String, String> entries(String prefix) {
            return new TreeMap<>(entries.subMap(prefix, prefix + Character.MAX_VALUE));
        }
    }
}
