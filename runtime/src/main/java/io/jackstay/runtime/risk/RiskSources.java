package io.jackstay.runtime.risk;

import io.jackstay.api.account.Margin;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.plugin.Memory;
import io.jackstay.runtime.market.MarketState;
import java.time.Duration;
import java.util.Optional;

/** What the risk view asks of its bot. Called on the bot loop. */
public interface RiskSources {
    /** The stamp of the event being handled, epoch nanoseconds. */
    long nowNanos();

    /** The latest market data; empty before the first. */
    Optional<MarketState> market(MarketId market);

    /** Time since a feed's last message; since the start when there was none. */
    Duration age(MarketId market, Feed feed);

    /** What the venue last said of the login's equity and margin, as at the bot's last look. */
    Optional<Margin> margin(Venue venue);

    /** Whether the login's dead-man switch runs. */
    boolean deadManArmed(Venue venue);

    /** Durable for as long as the bot's own memory is, and apart from it. */
    Memory memory(String rule);
}
