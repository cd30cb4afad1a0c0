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
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Where the simulated venues of a session get their market data. Connectors ask for it on their loops; the rest is called by the
 * thread that drives the session.
 */
final class SessionFeeds {
    private final Optional<RecordedData> data;
    private final SortedSet<Venue> venues = new ConcurrentSkipListSet<>();
    private final SortedMap<MarketId, LateFeed> feeds = new ConcurrentSkipListMap<>();
    private final List<Upstream> upstreams = new CopyOnWriteArrayList<>();

    /** A market of one login that another trades on. */
    private record Upstream(Venue asker, UpstreamFeed feed) {}

    SessionFeeds(Optional<RecordedData> data) {
        this.data = requireNonNull(data, "data is null");
    }

    /** A connector of the session: what begins with its name is a market of it, and not a file. */
    void name(Venue venue) {
        venues.add(venue);
    }

    /** What one login asks for its data. */
    FeedSource of(Venue asker) {
        return new FeedSource() {
            @Override
            public Optional<MarketFeed> recording(MarketId market) {
                return data.filter(files -> files.has(market))
                        .map(files -> feeds.computeIfAbsent(market, any -> new LateFeed()));
            }

            @Override
            public MarketFeed upstream(String source, LoopTimers timers, Executor loop) {
                if (venues.stream().noneMatch(venue -> source.startsWith(venue.name() + ":"))) {
                    return new PacedRecording(source, timers);
                }
                UpstreamFeed feed = new UpstreamFeed(MarketId.parse(source), loop);
                upstreams.add(new Upstream(asker, feed));
                return feed;
            }
        };
    }

    /** A login has ended: nothing flows to it any more. */
    void drop(Venue asker) {
        for (Upstream upstream : upstreams) {
            if (upstream.asker().equals(asker)) {
                upstreams.remove(upstream);
                upstream.feed().disconnect();
            }
        }
    }

    SortedMap<MarketId, LateFeed> handedOut() {
        return feeds;
    }

    /**
     * Lets the markets flow that logins have from others which are up by now.
     *
     * @param up the logins that are up
     * @param unknown told of those that are not listed, with those that are
     * @return the venues that are wanted for more than before
     */
    SortedSet<Venue> connect(
            SortedMap<Venue, AccountLoop> up,
            Function<Venue, List<MarketInfo>> listed,
            BiConsumer<MarketId, List<String>> unknown) {
        SortedSet<Venue> wanted = new TreeSet<>();
        for (Upstream upstream : upstreams) {
            MarketId source = upstream.feed().source();
            AccountLoop account = up.get(source.venue());
            if (account == null || upstream.feed().isConnectedTo(account)) {
                continue;
            }
            List<String> known = listed.apply(source.venue()).stream()
                    .map(market -> market.id().toString())
                    .toList();
            if (known.contains(source.toString())) {
                upstream.feed().connect(account);
                wanted.add(source.venue());
            } else {
                upstreams.remove(upstream);
                unknown.accept(source, known);
            }
        }
        return wanted;
    }

    /** What a venue is wanted for by other connectors, beside what bots want. */
    Subscriptions wanted(AccountLoop account, Subscriptions byBots) {
        Subscriptions wanted = byBots;
        for (Upstream upstream : upstreams) {
            MarketId source = upstream.feed().source();
            if (source.venue().equals(account.venue())) {
                wanted = wanted.with(source, UpstreamFeed.feeds(account.traits()));
            }
        }
        return wanted;
    }
}
