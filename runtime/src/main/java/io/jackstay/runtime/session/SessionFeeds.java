package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.FeedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** Where the simulated venues of a session get their market data. Not thread safe: asked while the session starts. */
final class SessionFeeds implements FeedSource {
    private final Optional<RecordedData> data;
    private final SortedSet<Venue> venues;
    private final SortedMap<MarketId, LateFeed> feeds = new TreeMap<>();
    private final List<UpstreamFeed> upstreams = new ArrayList<>();

    /** @param venues the connectors of the session; what begins with one of them is a market of it, all else is a file */
    SessionFeeds(Optional<RecordedData> data, SortedSet<Venue> venues) {
        this.data = requireNonNull(data, "data is null");
        this.venues = requireNonNull(venues, "venues is null");
    }

    @Override
    public Optional<MarketFeed> recording(MarketId market) {
        if (data.filter(files -> files.has(market)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(feeds.computeIfAbsent(market, any -> new LateFeed()));
    }

    @Override
    public MarketFeed upstream(String source, LoopTimers timers, Executor loop) {
        if (venues.stream().noneMatch(venue -> source.startsWith(venue.name() + ":"))) {
            return new PacedRecording(source, timers);
        }
        UpstreamFeed feed = new UpstreamFeed(MarketId.parse(source), loop);
        upstreams.add(feed);
        return feed;
    }

    SortedMap<MarketId, LateFeed> handedOut() {
        return feeds;
    }

    /** Lets the markets flow that connectors have from one another. {@code unknown} is told of those that are not listed. */
    void connect(
            SortedMap<Venue, AccountLoop> accounts,
            SortedMap<Venue, List<MarketInfo>> listed,
            BiConsumer<MarketId, List<String>> unknown) {
        for (UpstreamFeed feed : upstreams) {
            MarketId source = feed.source();
            List<String> known = listed.getOrDefault(source.venue(), List.of()).stream()
                    .map(market -> market.id().toString())
                    .toList();
            if (known.contains(source.toString())) {
                feed.connect(requireNonNull(accounts.get(source.venue()), "account is null"));
            } else {
                unknown.accept(source, known);
            }
        }
    }

    /** What a venue is wanted for by other connectors, beside what bots want. */
    Subscriptions wanted(AccountLoop account, Subscriptions byBots) {
        Subscriptions wanted = byBots;
        for (UpstreamFeed feed : upstreams) {
            if (feed.source().venue().equals(account.venue())) {
                wanted = wanted.with(feed.source(), UpstreamFeed.feeds(account.traits()));
            }
        }
        return wanted;
    }
}
