package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.connector.hyperliquid.market.CandleInterval;
import io.jackstay.connector.hyperliquid.market.Listing;
import io.jackstay.connector.hyperliquid.market.Markets;
import io.jackstay.lib.wire.JsonKind;
import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the channels {@code trades} and {@code candle} and tells the runtime. Confined to the connector's loop.
 *
 * <p>The first message of a subscription has prints of before, or none where nothing was traded yet and then does not name its market;
 * what was told already is told apart by its number. A candle is told when the next one of its market and length begins, but for one
 * whose last messages may have been missed.
 */
final class TradeFrames {
    private static final long NANOS = 1_000_000L;
    private static final int SCALE = 8;
    private static final int REMEMBERED = 512;

    private final ConnectorContext context;
    private final Supplier<Markets> markets;
    private final Map<String, Set<Long>> seen = new HashMap<>();
    private final Deque<String> begun = new ArrayDeque<>();
    private final Map<String, Candle> running = new HashMap<>();
    private final Map<String, Candle> missed = new HashMap<>();

    TradeFrames(ConnectorContext context, Supplier<Markets> markets) {
        this.context = context;
        this.markets = markets;
    }

    /** A list of {@code {coin, side, px, sz, time, tid, ...}}. */
    void trades(JsonReader json) {
        boolean history = false;
        boolean empty = true;
        json.beginArray();
        while (json.nextElement()) {
            history |= trade(json, history);
            empty = false;
        }
        if (empty) {
            Optional.ofNullable(begun.poll())
                    .ifPresent(coin -> seen.computeIfAbsent(coin, key -> new LinkedHashSet<>()));
        }
    }

    /** The venue has confirmed a subscription; its first message, which may be empty, is still to come. */
    void subscribed(String coin) {
        begun.add(coin);
    }

    /** Answers whether this message is the first of its market, and so of before. */
    private boolean trade(JsonReader json, boolean history) {
        String coin = "";
        boolean buy = false;
        long price = 0;
        long size = 0;
        long time = 0;
        long tid = 0;
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "coin" -> coin = json.text();
                case "side" -> buy = json.textIs("B");
                case "px" -> price = json.decimal(SCALE);
                case "sz" -> size = json.decimal(SCALE);
                case "time" -> time = json.integer();
                case "tid" -> tid = json.integer();
                default -> {
                    // Who traded is nobody's business.
                }
            }
        }
        boolean first = history || !seen.containsKey(coin);
        begun.remove(coin);
        if (remember(coin, tid) && !first) {
            tell(coin, buy, price, size, time, tid);
        }
        return first;
    }

    private boolean remember(String coin, long tid) {
        Set<Long> ids = seen.computeIfAbsent(coin, key -> new LinkedHashSet<>());
        boolean isNew = ids.add(tid);
        if (ids.size() > REMEMBERED) {
            ids.remove(ids.iterator().next());
        }
        return isNew;
    }

    private void tell(String coin, boolean buy, long price, long size, long time, long tid) {
        Optional<Listing> found = markets.get().findCoin(coin);
        if (found.isPresent()) {
            Listing listing = found.get();
            context.events()
                    .trade(
                            listing.id(),
                            LevelBuffer.exact(price, listing.info().priceScale()),
                            LevelBuffer.exact(size, listing.info().sizeScale()),
                            buy ? Side.BUY : Side.SELL,
                            Long.toString(tid),
                            time * NANOS);
        }
    }

    /** One candle, or a list of them. */
    void candles(JsonReader json) {
        if (json.kind() == JsonKind.ARRAY) {
            json.beginArray();
            while (json.nextElement()) {
                candle(json);
            }
        } else {
            candle(json);
        }
    }

    private void candle(JsonReader json) {
        Optional<Candle> read = readCandle(json, markets.get());
        if (read.isPresent()) {
            Candle candle = read.get();
            String key = key(candle.market(), candle.interval());
            Candle before = running.put(key, candle);
            if (before != null && before.start().isBefore(candle.start())) {
                context.events().candle(closed(before));
            }
            Candle lost = missed.remove(key);
            if (lost != null && lost.start().isBefore(candle.start())) {
                context.events()
                        .gap(
                                candle.market(),
                                Feed.CANDLES,
                                "those of %s from %s on and before %s were not seen whole"
                                        .formatted(candle.interval(), lost.start(), candle.start()));
            }
        }
    }

    private static String key(MarketId market, Duration interval) {
        return market + "/" + interval;
    }

    /** Messages may have been missed: each tells all of its candle so far, so that one which still runs is whole with its next. */
    void interrupted() {
        missed.putAll(running);
        running.clear();
    }

    /** No more candles of this length come. */
    void left(String coin, String word) {
        Optional<Listing> listing = markets.get().findCoin(coin);
        Optional<CandleInterval> interval = CandleInterval.find(word);
        if (listing.isPresent() && interval.isPresent()) {
            String key = key(listing.get().id(), interval.get().length());
            running.remove(key);
            missed.remove(key);
        }
    }

    static Candle closed(Candle candle) {
        return new Candle(
                candle.market(),
                candle.interval(),
                candle.start(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                true);
    }

    /** {@code {t, s, i, o, h, l, c, v}}; empty for a market or a length that is not ours. */
    static Optional<Candle> readCandle(JsonReader json, Markets markets) {
        String coin = "";
        String word = "";
        long start = 0;
        String[] figures = {"0", "0", "0", "0", "0"};
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "s" -> coin = json.text();
                case "i" -> word = json.text();
                case "t" -> start = json.integer();
                case "o" -> figures[0] = json.text();
                case "h" -> figures[1] = json.text();
                case "l" -> figures[2] = json.text();
                case "c" -> figures[3] = json.text();
                case "v" -> figures[4] = json.text();
                default -> {
                    // The end follows from the length.
                }
            }
        }
        Instant begins = Instant.ofEpochMilli(start);
        Optional<Listing> listing = markets.findCoin(coin);
        Optional<CandleInterval> interval = CandleInterval.find(word);
        if (listing.isEmpty() || interval.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(candle(listing.get(), interval.get(), begins, figures));
    }

    private static Candle candle(Listing listing, CandleInterval interval, Instant start, String[] figures) {
        return new Candle(
                listing.id(),
                interval.length(),
                start,
                price(listing, figures[0]),
                price(listing, figures[1]),
                price(listing, figures[2]),
                price(listing, figures[3]),
                Size.of(listing.id(), new BigDecimal(figures[4])),
                false);
    }

    private static Price price(Listing listing, String text) {
        return Price.of(listing.id(), new BigDecimal(text));
    }
}
