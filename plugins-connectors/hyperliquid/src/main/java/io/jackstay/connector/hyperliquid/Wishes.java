package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.connector.hyperliquid.market.CandleInterval;
import io.jackstay.connector.hyperliquid.market.Listing;
import io.jackstay.connector.hyperliquid.market.Markets;
import io.jackstay.lib.wire.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * From wanted feeds to the venue's subscriptions. Holds no state.
 *
 * <p>At most one book of a market is asked for: two with different settings come on one channel and can't be told apart.
 */
final class Wishes {
    private Wishes() {}

    /** The JSON of each subscription, sorted. */
    static Set<String> of(Subscriptions wanted, Markets markets, HyperliquidConfig.BookDepth depth) {
        Set<String> all = new TreeSet<>();
        for (MarketId id : wanted.markets()) {
            Optional<Listing> listing = markets.find(id);
            if (listing.isPresent()) {
                add(all, wanted, listing.get(), depth);
            }
        }
        return all;
    }

    private static void add(Set<String> all, Subscriptions wanted, Listing listing, HyperliquidConfig.BookDepth depth) {
        if (wanted.wants(listing.id(), Feed.TOP)) {
            all.add(market("bbo", listing).end());
        }
        if (wanted.wants(listing.id(), Feed.BOOK)) {
            Text book = market("l2Book", listing);
            if (depth == HyperliquidConfig.BookDepth.FAST) {
                book.json().field("fast").bool(true);
            }
            all.add(book.end());
        }
        if (wanted.wants(listing.id(), Feed.TRADES)) {
            all.add(market("trades", listing).end());
        }
        if (wanted.wants(listing.id(), Feed.MARK) || wanted.wants(listing.id(), Feed.FUNDING)) {
            all.add(market("activeAssetCtx", listing).end());
        }
        for (Duration length : wanted.candleIntervals(listing.id())) {
            CandleInterval.find(length).ifPresent(interval -> {
                Text candle = market("candle", listing);
                candle.json().field("interval").text(interval.word());
                all.add(candle.end());
            });
        }
    }

    private static Text market(String type, Listing listing) {
        return new Text(
                new JsonWriter().object().field("type").text(type).field("coin").text(listing.coin()));
    }

    /** The JSON of a subscription to a channel of the account. */
    static String account(String type, String user) {
        return new Text(new JsonWriter()
                        .object()
                        .field("type")
                        .text(type)
                        .field("user")
                        .text(user))
                .end();
    }

    /** The message that subscribes, or ends a subscription. */
    static String message(String method, String subscription) {
        return "{\"method\":\"%s\",\"subscription\":%s}".formatted(method, subscription);
    }

    private record Text(JsonWriter json) {
        String end() {
            return new String(json.endObject().toBytes(), StandardCharsets.UTF_8);
        }
    }
}
