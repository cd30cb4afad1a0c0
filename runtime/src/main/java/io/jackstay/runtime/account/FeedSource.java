package io.jackstay.runtime.account;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketId;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Where simulated venues get their market data from. Called on account loops. */
public interface FeedSource {
    /** The recording that a backtest feeds to the market. */
    Optional<MarketFeed> recording(MarketId market);

    /**
     * The market of another connector, or a recording file that is played at its own pace.
     *
     * @param loop runs what it is given on the loop of the connector that asks
     */
    MarketFeed upstream(String source, LoopTimers timers, Executor loop);
}
