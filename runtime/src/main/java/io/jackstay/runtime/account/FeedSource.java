package io.jackstay.runtime.account;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketId;
import java.util.Optional;

/** Where simulated venues get their market data from. Called on account loops. */
public interface FeedSource {
    /** The recording that a backtest feeds to the market. */
    Optional<MarketFeed> recording(MarketId market);

    /** A recording file that is played at its own pace. */
    MarketFeed upstream(String source, LoopTimers timers);
}
