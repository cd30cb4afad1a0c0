package io.jackstay.runtime.session;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feed that may be started before its recording is open, because only the connector knows the scales. Not thread safe. */
final class LateFeed implements MarketFeed {
    private record Start(MarketInfo market, Listener listener) {}

    private final List<Start> waiting = new ArrayList<>();
    private @Nullable MarketFeed feed;
    private boolean started;

    @Override
    public void start(MarketInfo market, Listener listener) {
        if (started) {
            throw new IllegalStateException("the feed of %s is started a second time".formatted(market.id()));
        }
        started = true;
        if (feed == null) {
            waiting.add(new Start(market, listener));
        } else {
            feed.start(market, listener);
        }
    }

    void connect(MarketFeed now) {
        feed = now;
        waiting.forEach(start -> now.start(start.market, start.listener));
        waiting.clear();
    }
}
