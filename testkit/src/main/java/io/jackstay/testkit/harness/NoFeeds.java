package io.jackstay.testkit.harness;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.account.FeedSource;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The script is the only source of market data. Immutable. */
final class NoFeeds implements FeedSource {
    static final NoFeeds INSTANCE = new NoFeeds();

    private NoFeeds() {}

    @Override
    public Optional<MarketFeed> recording(MarketId market) {
        return Optional.empty();
    }

    @Override
    public MarketFeed upstream(String source, LoopTimers timers, Executor loop) {
        throw new IllegalStateException("the venue of a test plays no recording, asked for " + source);
    }
}
