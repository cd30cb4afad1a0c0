package io.jackstay.connector.paper;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.account.FeedSource;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The exchange makes its market up. Immutable. */
final class NoSources implements FeedSource {
    @Override
    public Optional<MarketFeed> recording(MarketId market) {
        return Optional.empty();
    }

    @Override
    public MarketFeed upstream(String source, LoopTimers timers, Executor loop) {
        throw new IllegalStateException("no market of elsewhere here, asked for " + source);
    }
}
