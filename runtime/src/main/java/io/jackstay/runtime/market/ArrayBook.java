package io.jackstay.runtime.market;

import io.jackstay.api.market.BookView;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import java.util.ArrayList;
import java.util.List;

/** One published state of a book, at most {@link #MAX_DEPTH} levels a side. Immutable. */
final class ArrayBook implements BookView {
    static final int MAX_DEPTH = 25;

    private final MarketId market;
    private final long[] bids;
    private final long[] asks;
    private final int priceScale;
    private final int sizeScale;
    private final long venueNanos;
    private final long receivedNanos;

    ArrayBook(MarketInfo info, MarketBook levels, long venueNanos, long receivedNanos) {
        this.market = info.id();
        this.bids = copy(levels.bids());
        this.asks = copy(levels.asks());
        this.priceScale = info.priceScale();
        this.sizeScale = info.sizeScale();
        this.venueNanos = venueNanos;
        this.receivedNanos = receivedNanos;
    }

    @Override
    public MarketId market() {
        return market;
    }

    @Override
    public List<Level> levels(Side side) {
        long[] flat = side == Side.BUY ? bids : asks;
        List<Level> levels = new ArrayList<>(flat.length / 2);
        for (int i = 0; i < flat.length; i += 2) {
            levels.add(new Level(Price.of(market, flat[i], priceScale), Size.of(market, flat[i + 1], sizeScale)));
        }
        return levels;
    }

    @Override
    public int depth() {
        return MAX_DEPTH;
    }

    @Override
    public Stamp stamp() {
        return new Stamp(venueNanos, receivedNanos);
    }

    /** The size at a price, both unscaled: zero between levels, {@link MarketState#UNSEEN} beyond the last one. */
    long shown(Side side, long price) {
        long[] flat = side == Side.BUY ? bids : asks;
        for (int i = 0; i < flat.length; i += 2) {
            if (flat[i] == price) {
                return flat[i + 1];
            }
            if (flat[i] < price == (side == Side.BUY)) {
                return 0;
            }
        }
        return MarketState.UNSEEN;
    }

    /** Price and size in turn. */
    private static long[] copy(BookSide side) {
        int levels = Math.min(side.count(), MAX_DEPTH);
        long[] flat = new long[2 * levels];
        for (int i = 0; i < levels; i++) {
            flat[2 * i] = side.price(i);
            flat[2 * i + 1] = side.size(i);
        }
        return flat;
    }
}
