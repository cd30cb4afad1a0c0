package io.jackstay.benchmarks;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.account.FeedSource;
import java.util.Optional;
import java.util.concurrent.Executor;

/** For logins whose connector brings its own market data. Immutable. */
final class NoFeeds implements FeedSource {
    @Override
    public Optional<MarketFeed> recording(MarketId market) {
        return Optional.empty();
    }

    @Override
    public MarketFeed upstream(String source, LoopTimers timers, Executor loop) {
        throw new UnsupportedOperationException("no feeds here");
    }
}
