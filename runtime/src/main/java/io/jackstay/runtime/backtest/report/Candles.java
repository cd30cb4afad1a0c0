package io.jackstay.runtime.backtest.report;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.runtime.data.Recording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Candles of a recording, by a second reading of it: of its prints where it has any, else of the middle of its best prices. Not thread safe:
 * one use, by one thread.
 */
final class Candles implements MarketFeed.Listener {
    private static final int WANTED = 600;
    private static final List<Long> MINUTES = List.of(1L, 3L, 5L, 15L, 30L, 60L, 240L, 720L, 1_440L, 10_080L);

    private final MarketInfo market;
    private final long stepMillis;
    private final Rows ofTrades = new Rows();
    private final Rows ofQuotes = new Rows();
    private final Levels book = new Levels();
    private long nowMillis;

    /** One row a candle; half-ticks are kept, so a price is twice its unscaled number. */
    private static final class Rows {
        private final List<long[]> rows = new ArrayList<>();

        private void add(long start, long twice) {
            long[] last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            if (last == null || last[0] != start) {
                rows.add(new long[] {start, twice, twice, twice, twice});
            } else {
                last[2] = Math.max(last[2], twice);
                last[3] = Math.min(last[3], twice);
                last[4] = twice;
            }
        }
    }

    /** A recorded book, for its best prices alone. */
    private final class Levels implements BookSink {
        private final SortedMap<Long, Long> bids = new TreeMap<>();
        private final SortedMap<Long, Long> asks = new TreeMap<>();

        @Override
        public BookSink snapshot() {
            bids.clear();
            asks.clear();
            return this;
        }

        @Override
        public BookSink delta() {
            return this;
        }

        @Override
        public BookSink level(Side side, long price, long size) {
            SortedMap<Long, Long> levels = side == Side.BUY ? bids : asks;
            if (size == 0) {
                levels.remove(price);
            } else {
                levels.put(price, size);
            }
            return this;
        }

        @Override
        public BookSink commit(long venueNanos) {
            quote(bids.isEmpty() ? 0 : bids.lastKey(), asks.isEmpty() ? 0 : asks.firstKey());
            return this;
        }
    }

    private Candles(MarketInfo market, long stepMillis) {
        this.market = market;
        this.stepMillis = stepMillis;
    }

    /** The columns of all candles of a recording, which is closed at its end; {@code interval} says how long one is. */
    static Map<String, Object> of(Recording recording, MarketInfo market, long fromMillis, long toMillis) {
        long step = TimeUnit.MINUTES.toMillis(MINUTES.stream()
                .filter(minutes -> (toMillis - fromMillis) / TimeUnit.MINUTES.toMillis(minutes) <= WANTED)
                .findFirst()
                .orElse(MINUTES.get(MINUTES.size() - 1)));
        Candles candles = new Candles(market, step);
        try (recording) {
            while (recording.next()) {
                candles.nowMillis = TimeUnit.NANOSECONDS.toMillis(recording.timeNanos());
                recording.deliver(candles);
            }
        }
        return candles.columns();
    }

    @Override
    public void top(long bid, long bidSize, long ask, long askSize, long venueNanos) {
        quote(bid, ask);
    }

    private void quote(long bid, long ask) {
        if (bid > 0 && ask > 0) {
            ofQuotes.add(nowMillis - nowMillis % stepMillis, bid + ask);
        }
    }

    @Override
    public BookSink book() {
        return book;
    }

    @Override
    public void trade(long price, long size, Side takerSide, String venueTradeId, long venueNanos) {
        ofTrades.add(nowMillis - nowMillis % stepMillis, 2 * price);
    }

    private Map<String, Object> columns() {
        List<long[]> rows = ofTrades.rows.isEmpty() ? ofQuotes.rows : ofTrades.rows;
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("t", rows.stream().map(row -> row[0]).toList());
        String[] names = {"o", "h", "l", "c"};
        for (int i = 0; i < names.length; i++) {
            int column = i + 1;
            columns.put(names[i], rows.stream().map(row -> price(row[column])).toList());
        }
        return Map.of("interval", words(), "columns", columns);
    }

    private String words() {
        long minutes = TimeUnit.MILLISECONDS.toMinutes(stepMillis);
        return minutes < 60 ? minutes + " min" : minutes < 1_440 ? minutes / 60 + " h" : minutes / 1_440 + " d";
    }

    private BigDecimal price(long twice) {
        return BigDecimal.valueOf(twice, market.priceScale()).divide(BigDecimal.valueOf(2));
    }
}
