package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.VenueTraits;
import java.time.Duration;
import java.util.List;

/** Has candles built where the venue has none: from its prints, or from its quotes while it has none of them. Confined to the account loop. */
final class CandleSources {
    private final VenueTraits traits;
    private final AccountEvents events;

    CandleSources(VenueTraits traits, AccountEvents events) {
        this.traits = requireNonNull(traits, "traits are null");
        this.events = requireNonNull(events, "events are null");
    }

    /** What is wanted, and what its candles are built from. */
    Subscriptions with(Subscriptions wanted) {
        Subscriptions all = wanted;
        if (traits.has(Capability.CANDLES)) {
            return all;
        }
        boolean prints = traits.has(Capability.TRADES);
        for (MarketId market : wanted.markets()) {
            List<Duration> intervals = wanted.candleIntervals(market);
            if (!intervals.isEmpty()) {
                events.channel(market).buildCandles(intervals, prints);
                all = all.with(market, prints ? List.of(Feed.TRADES, Feed.TOP) : List.of(Feed.TOP));
            }
        }
        return all;
    }
}
