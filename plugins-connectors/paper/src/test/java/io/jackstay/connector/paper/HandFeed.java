package io.jackstay.connector.paper;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import java.util.ArrayList;
import java.util.List;

/** A feed that a test delivers by hand. Not thread safe: owned by a test. */
final class HandFeed implements MarketFeed {
    private final List<Listener> listeners = new ArrayList<>();

    @Override
    public void start(MarketInfo market, Listener listener) {
        if (!listeners.isEmpty()) {
            throw new IllegalStateException("started twice");
        }
        listeners.add(listener);
    }

    boolean isStarted() {
        return !listeners.isEmpty();
    }

    void top(long bid, long bidSize, long ask, long askSize) {
        listeners.get(0).top(bid, bidSize, ask, askSize, 0);
    }

    /** With the time that the source gives it. */
    void topAt(long venueNanos, long bid, long bidSize, long ask, long askSize) {
        listeners.get(0).top(bid, bidSize, ask, askSize, venueNanos);
    }

    void funding(FundingRate rate) {
        listeners.get(0).funding(rate);
    }

    void mark(MarkPrice mark) {
        listeners.get(0).mark(mark);
    }

    BookSink book() {
        return listeners.get(0).book();
    }

    void trade(Side taker, long size, long price) {
        listeners.get(0).trade(price, size, taker, "", 0);
    }
}
