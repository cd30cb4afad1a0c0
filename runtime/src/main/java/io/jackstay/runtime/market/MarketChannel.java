package io.jackstay.runtime.market;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.market.BookView;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Trade;
import io.jackstay.runtime.loop.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One market on the account loop: its rules, its book, and the bots that listen. Confined to the account loop of one connector. */
public final class MarketChannel implements BookSink {
    private final Clock clock;
    private final List<MarketLane> lanes = new ArrayList<>();
    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);
    private boolean building;
    private boolean hasBook;

    MarketInfo info;
    long bid;
    long bidSize;
    long ask;
    long askSize;
    long venueNanos;
    long topNanos = MarketState.NEVER;
    long bookNanos = MarketState.NEVER;
    long tradeNanos = MarketState.NEVER;

    @Nullable
    BookView book;

    @Nullable
    MarkPrice mark;

    @Nullable
    FundingRate funding;

    @Nullable
    Trade lastTrade;

    public MarketChannel(MarketInfo info, Clock clock) {
        this.info = requireNonNull(info, "info is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public MarketInfo info() {
        return info;
    }

    public void listen(MarketLane lane) {
        lanes.add(lane);
    }

    /** New rules of the market. What was published in the old scales stays valid, so the book is rebuilt by the next snapshot. */
    public void changed(MarketInfo now) {
        if (now.priceScale() != info.priceScale() || now.sizeScale() != info.sizeScale()) {
            forget();
        }
        info = now;
        publish();
    }

    public void top(long newBid, long newBidSize, long newAsk, long newAskSize, long nanos) {
        setTop(newBid, newBidSize, newAsk, newAskSize, nanos);
        publish();
    }

    public void trade(long price, long size, Side takerSide, String venueTradeId, long nanos) {
        tradeNanos = clock.epochNanos();
        Stamp stamp = new Stamp(nanos, tradeNanos);
        Trade trade = new PublicTrade(info.id(), info.price(price), info.size(size), takerSide, venueTradeId, stamp);
        lastTrade = trade;
        for (MarketLane lane : lanes) {
            if (lane.wants(Feed.TRADES)) {
                lane.publish(trade);
            }
        }
    }

    public void candle(Candle candle) {
        for (MarketLane lane : lanes) {
            if (lane.wants(Feed.CANDLES)) {
                lane.publish(candle);
            }
        }
    }

    public void mark(MarkPrice now) {
        mark = now;
        publish();
    }

    public void funding(FundingRate now) {
        funding = now;
        publish();
    }

    /** The book can't be trusted until the next snapshot: nobody sees it until then. */
    public void gap() {
        forget();
        publish();
    }

    @Override
    public BookSink snapshot() {
        bids.clear();
        asks.clear();
        hasBook = true;
        building = true;
        return this;
    }

    @Override
    public BookSink delta() {
        building = true;
        return this;
    }

    @Override
    public BookSink level(Side side, long price, long size) {
        if (!building) {
            throw new IllegalStateException("level before snapshot() or delta() of the book of " + info.id());
        }
        if (hasBook) {
            (side == Side.BUY ? bids : asks).set(price, size);
        }
        return this;
    }

    @Override
    public BookSink commit(long nanos) {
        building = false;
        if (!hasBook) {
            return this;
        }
        bookNanos = clock.epochNanos();
        if (lanes.stream().anyMatch(lane -> lane.wants(Feed.BOOK))) {
            book = new ArrayBook(
                    info.id(), bids, asks, info.priceScale(), info.sizeScale(), new Stamp(nanos, bookNanos));
        }
        if (bids.count() > 0 && asks.count() > 0) {
            setTop(bids.price(0), bids.size(0), asks.price(0), asks.size(0), nanos);
        } else {
            bidSize = 0;
            askSize = 0;
        }
        publish();
        return this;
    }

    private void setTop(long newBid, long newBidSize, long newAsk, long newAskSize, long nanos) {
        bid = newBid;
        bidSize = newBidSize;
        ask = newAsk;
        askSize = newAskSize;
        venueNanos = nanos;
        topNanos = clock.epochNanos();
    }

    private void forget() {
        hasBook = false;
        book = null;
        bidSize = 0;
        askSize = 0;
    }

    private void publish() {
        Optional<MarketState> state = Optional.of(new MarketState(this));
        for (MarketLane lane : lanes) {
            lane.publish(state);
        }
    }
}
