package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.connector.hyperliquid.market.Listing;
import io.jackstay.connector.hyperliquid.market.Markets;
import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the public channels {@code bbo}, {@code l2Book}, {@code activeAssetCtx} and tells the runtime. Confined to the connector's
 * loop.
 *
 * <p>Books have no sequence: each message is the whole book, and one that is older than the last of its market is dropped. Numbers are
 * read at eight decimals, which no price or size exceeds, because the market may be told behind them.
 */
final class PublicFrames {
    private static final long NANOS = 1_000_000L;
    private static final Duration HOUR = Duration.ofHours(1);

    private final ConnectorContext context;
    private final Supplier<Markets> markets;
    private final Map<String, Long> lastBook = new HashMap<>();
    private final LevelBuffer bids = new LevelBuffer();
    private final LevelBuffer asks = new LevelBuffer();
    private long timeMillis;

    PublicFrames(ConnectorContext context, Supplier<Markets> markets) {
        this.context = context;
        this.markets = markets;
    }

    /** {@code {coin, time, bbo: [level or null, level or null]}}. */
    void best(JsonReader json) {
        Optional<Listing> found = sides(json);
        if (found.isPresent()) {
            MarketInfo info = found.get().info();
            boolean bid = bids.size() > 0;
            boolean ask = asks.size() > 0;
            context.events()
                    .top(
                            info.id(),
                            bid ? bids.price(0, info) : 0,
                            bid ? bids.size(0, info) : 0,
                            ask ? asks.price(0, info) : 0,
                            ask ? asks.size(0, info) : 0,
                            timeMillis * NANOS);
        }
    }

    /** {@code {coin, time, levels: [bids, asks]}}, best first. */
    void book(JsonReader json) {
        Optional<Listing> found = sides(json);
        if (found.isPresent()) {
            String coin = found.get().coin();
            if (timeMillis >= lastBook.getOrDefault(coin, 0L)) {
                lastBook.put(coin, timeMillis);
                publish(found.get().info(), timeMillis);
            }
        }
    }

    /** Reads both sides, of which each is one level, a list of them or null, and the time. Empty for a market that is not ours. */
    private Optional<Listing> sides(JsonReader json) {
        String coin = "";
        timeMillis = 0;
        bids.clear();
        asks.clear();
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "coin" -> coin = json.text();
                case "time" -> timeMillis = json.integer();
                case "bbo", "levels" -> {
                    json.beginArray();
                    bids.read(json.requireElement());
                    asks.read(json.requireElement());
                    json.endArray();
                }
                default -> {
                    // The spread of aggregated books, and whether it is the fast one.
                }
            }
        }
        return markets.get().findCoin(coin);
    }

    private void publish(MarketInfo info, long time) {
        BookSink book = context.events().book(info.id()).snapshot();
        for (int i = 0; i < bids.size(); i++) {
            book.level(Side.BUY, bids.price(i, info), bids.size(i, info));
        }
        for (int i = 0; i < asks.size(); i++) {
            book.level(Side.SELL, asks.price(i, info), asks.size(i, info));
        }
        book.commit(time * NANOS);
    }

    /** {@code {coin, ctx: {markPx, oraclePx, funding, ...}}}; spot has no oracle and no funding. */
    void context(JsonReader json) {
        String coin = "";
        BigDecimal mark = BigDecimal.ZERO;
        BigDecimal oracle = BigDecimal.ZERO;
        Optional<BigDecimal> funding = Optional.empty();
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("coin")) {
                coin = json.text();
            } else if (json.field().equals("ctx")) {
                json.beginObject();
                while (json.nextField()) {
                    switch (json.field()) {
                        case "markPx" -> mark = json.bigDecimal();
                        case "oraclePx" -> oracle = json.bigDecimal();
                        case "funding" -> funding = Optional.of(json.bigDecimal());
                        default -> {
                            // Volumes and open interest.
                        }
                    }
                }
            }
        }
        Optional<Listing> found = markets.get().findCoin(coin);
        if (found.isPresent()) {
            tell(found.get(), mark, oracle, funding);
        }
    }

    private void tell(Listing listing, BigDecimal mark, BigDecimal oracle, Optional<BigDecimal> funding) {
        Stamp stamp = new Stamp(0, context.epochNanos());
        if (mark.signum() > 0) {
            Price price = Price.of(listing.id(), mark);
            context.events()
                    .mark(
                            oracle.signum() > 0
                                    ? MarkPrice.withIndex(price, Price.of(listing.id(), oracle), stamp)
                                    : MarkPrice.of(price, stamp));
        }
        if (funding.isPresent() && !listing.isSpot()) {
            long hours = context.epochNanos() / HOUR.toNanos() + 1;
            Instant next = Instant.ofEpochSecond(hours * HOUR.toSeconds());
            context.events().funding(new FundingRate(listing.id(), funding.get(), HOUR, next, stamp));
        }
    }
}
