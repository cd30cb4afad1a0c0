package io.jackstay.runtime.tape;

import io.jackstay.api.market.BookView;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import java.util.ArrayList;
import java.util.List;

/** A book as it was recorded: levels at one scale, each price as its distance from the one before. Immutable. */
record TapedBook(MarketId market, List<Level> bids, List<Level> asks, int depth, Stamp stamp) implements BookView {
    TapedBook {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    @Override
    public List<Level> levels(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    static void put(RecordWriter to, BookView book) {
        Shapes.of(Stamp.class).put(to.putLong(book.depth()), book.stamp());
        put(to, book.levels(Side.BUY));
        put(to, book.levels(Side.SELL));
    }

    private static void put(RecordWriter to, List<Level> levels) {
        to.putLong(levels.size());
        long before = 0;
        for (Level level : levels) {
            to.putLong(level.price().scale()).putLong(level.size().scale());
            to.putLong(level.price().unscaledValue() - before)
                    .putLong(level.size().unscaledValue());
            before = level.price().unscaledValue();
        }
    }

    static TapedBook take(RecordReader from, MarketInfo info) {
        int depth = from.takeInt();
        Stamp stamp = (Stamp) Shapes.of(Stamp.class).take(from);
        return new TapedBook(info.id(), takeLevels(from, info.id()), takeLevels(from, info.id()), depth, stamp);
    }

    private static List<Level> takeLevels(RecordReader from, MarketId market) {
        int count = from.takeInt();
        List<Level> levels = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < count; i++) {
            int priceScale = from.takeInt();
            int sizeScale = from.takeInt();
            before += from.takeLong();
            levels.add(new Level(Price.of(market, before, priceScale), Size.of(market, from.takeLong(), sizeScale)));
        }
        return levels;
    }
}
