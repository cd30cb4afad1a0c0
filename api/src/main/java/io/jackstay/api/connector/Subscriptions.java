package io.jackstay.api.connector;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All market data that is wanted of one login. Immutable, equal by value. Built by the runtime, read by connectors.
 *
 * <p>Shape: markets sorted by venue and symbol, the feeds of each in the order of the enum, the intervals of its
 * candles from short to long; so that equal sets make equal subscription messages.
 */
public final class Subscriptions {
    private static final Subscriptions NONE = new Subscriptions(new TreeMap<>());

    private final SortedMap<MarketId, Wanted> wanted;

    private Subscriptions(SortedMap<MarketId, Wanted> wanted) {
        this.wanted = wanted;
    }

    /** Nothing is wanted. */
    public static Subscriptions none() {
        return NONE;
    }

    /** These and some feeds of a market more. */
    public Subscriptions with(MarketId market, Collection<Feed> feeds) {
        Set<Feed> more = EnumSet.noneOf(Feed.class);
        more.addAll(feeds(market));
        more.addAll(feeds);
        return withMarket(market, new Wanted(Collections.unmodifiableSet(more), candleIntervals(market)));
    }

    /** These and the candles of one interval of a market more; {@link Feed#CANDLES} is then among its feeds. */
    public Subscriptions withCandles(MarketId market, Duration interval) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval must be positive, got " + interval);
        }
        Set<Duration> more = new TreeSet<>(candleIntervals(market));
        more.add(interval);
        Subscriptions base = with(market, List.of(Feed.CANDLES));
        return base.withMarket(market, new Wanted(base.feeds(market), List.copyOf(more)));
    }

    /** Every market of which anything is wanted, sorted. */
    public List<MarketId> markets() {
        return List.copyOf(wanted.keySet());
    }

    /** The feeds wanted of a market, in the order of the enum, not to be changed; empty when none is. */
    public Set<Feed> feeds(MarketId market) {
        return find(market).feeds();
    }

    /** The intervals of the candles wanted of a market, from short to long; empty when none is. */
    public List<Duration> candleIntervals(MarketId market) {
        return find(market).intervals();
    }

    /** Whether one feed of a market is wanted. */
    public boolean wants(MarketId market, Feed feed) {
        return feeds(market).contains(feed);
    }

    /** The markets of which a feed is wanted here and is not in {@code before}, sorted. */
    public List<MarketId> addedSince(Subscriptions before, Feed feed) {
        List<MarketId> added = new ArrayList<>();
        for (MarketId market : wanted.keySet()) {
            if (wants(market, feed) && !before.wants(market, feed)) {
                added.add(market);
            }
        }
        return List.copyOf(added);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Subscriptions that && wanted.equals(that.wanted);
    }

    @Override
    public int hashCode() {
        return wanted.hashCode();
    }

    @Override
    public String toString() {
        return "Subscriptions" + wanted;
    }

    private Wanted find(MarketId market) {
        return wanted.getOrDefault(requireNonNull(market, "market is null"), Wanted.NOTHING);
    }

    private Subscriptions withMarket(MarketId market, Wanted of) {
        SortedMap<MarketId, Wanted> more = new TreeMap<>(wanted);
        more.put(market, of);
        return new Subscriptions(more);
    }

    private record Wanted(Set<Feed> feeds, List<Duration> intervals) {
        private static final Wanted NOTHING =
                new Wanted(Collections.unmodifiableSet(EnumSet.noneOf(Feed.class)), List.of());
    }
}
