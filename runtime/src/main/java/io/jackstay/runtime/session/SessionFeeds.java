package io.jackstay.runtime.session;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.account.FeedSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the simulated venues of a session get their market data. Not thread safe: asked while the session starts. */
final class SessionFeeds implements FeedSource {
    private final Optional<RecordedData> data;
    private final SortedMap<MarketId, LateFeed> feeds = new TreeMap<>();

    SessionFeeds(Optional<RecordedData> data) {
        this.data = data;
    }

    @Override
    public Optional<MarketFeed> recording(MarketId market) {
        if (data.filter(files -> files.has(market)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(feeds.computeIfAbsent(market, any -> new LateFeed()));
    }

    @Override
    public MarketFeed upstream(String source, LoopTimers timers) {
        return new PacedRecording(source, timers);
    }

    SortedMap<MarketId, LateFeed> handedOut() {
        return feeds;
    }
}
