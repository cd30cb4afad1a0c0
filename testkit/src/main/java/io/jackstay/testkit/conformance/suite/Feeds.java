package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.testkit.conformance.stand.Heard;
import io.jackstay.testkit.conformance.stand.Stand;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Market data as a connector tells it, against what the venue quotes. Stateless. */
final class Feeds {
    private static final Duration LONG = Duration.ofMinutes(2);

    private Feeds() {}

    /** Wants all feeds of prices and trades that the venue declares. */
    static void want(Stand stand) {
        List<Feed> feeds = new ArrayList<>();
        for (Feed feed : List.of(Feed.TOP, Feed.BOOK, Feed.TRADES)) {
            if (stand.traits().has(Capability.valueOf(feed.name()))) {
                feeds.add(feed);
            }
        }
        stand.subscribe(feeds.toArray(Feed[]::new));
    }

    /** The market moves to this share of where it began, and the connector tells it, in each feed that is declared. */
    static void requireSeen(Stand stand, String share) {
        Quotes.of(stand).quote(new BigDecimal(share));
        if (stand.traits().has(Capability.TOP)) {
            requireTop(stand, share);
        }
        if (stand.traits().has(Capability.BOOK)) {
            requireBook(stand, share);
        }
    }

    /** The best prices that were told last are, or become, those of a quote. */
    static void requireTop(Stand stand, String share) {
        long bid = bid(stand, share);
        long ask = ask(stand, share);
        Check.that(
                stand.until(LONG, () -> isTop(stand, bid, ask)),
                "TOP: the venue quotes %d / %d, the last that was told is %s",
                bid,
                ask,
                last(stand.heard().tops()));
    }

    /** The book is, or becomes, that of a quote. */
    static void requireBook(Stand stand, String share) {
        long bid = bid(stand, share);
        long ask = ask(stand, share);
        Check.that(
                stand.until(LONG, () -> isBook(stand, bid, ask)),
                "BOOK: the venue quotes %d / %d, the book has %s / %s",
                bid,
                ask,
                stand.heard().best(stand.market().id(), Side.BUY),
                stand.heard().best(stand.market().id(), Side.SELL));
    }

    private static long bid(Stand stand, String share) {
        return Quotes.of(stand)
                .bidOf(stand.venue().price().multiply(new BigDecimal(share)))
                .unscaledValue();
    }

    private static long ask(Stand stand, String share) {
        return Quotes.of(stand)
                .askOf(stand.venue().price().multiply(new BigDecimal(share)))
                .unscaledValue();
    }

    private static boolean isTop(Stand stand, long bid, long ask) {
        List<Heard.Top> tops = stand.heard().tops();
        if (tops.isEmpty()) {
            return false;
        }
        Heard.Top top = tops.get(tops.size() - 1);
        return top.market().equals(stand.market().id()) && top.bid() == bid && top.ask() == ask;
    }

    private static boolean isBook(Stand stand, long bid, long ask) {
        MarketId id = stand.market().id();
        return stand.heard().best(id, Side.BUY).orElse(0) == bid
                && stand.heard().best(id, Side.SELL).orElse(0) == ask;
    }

    static String last(List<?> told) {
        return told.isEmpty() ? "nothing" : told.get(told.size() - 1).toString();
    }
}
