package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.lib.sim.SimMarket;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.util.Optional;

/**
 * Tells the public data of one market, as far as it is wanted. Confined to the connector's loop.
 *
 * <p>What is told is what the feed shows: own orders are not in it, and what they took is not missing from it. The mark is the middle of
 * the best quotes, for triggers and funding too, unless the feed tells marks of its own. A feed without depth has a book of one level a side.
 */
final class PaperPublisher {
    private static final int MAX_SCALE = 18;

    private final MarketId market;
    private final MarketInfo info;
    private final SimMarket sim;
    private final PaperEvents events;
    private boolean top;
    private boolean book;
    private boolean trades;
    private boolean mark;
    private boolean funding;
    private boolean ownMarks = true;
    private Optional<FundingRate> fundingTold = Optional.empty();
    private boolean bookTold;
    private long toldBid;
    private long toldBidSize;
    private long toldAsk;
    private long toldAskSize;
    private long toldMiddle;

    PaperPublisher(SimMarket sim, PaperEvents events) {
        this.sim = requireNonNull(sim, "sim is null");
        this.info = sim.info();
        this.market = info.id();
        this.events = requireNonNull(events, "events is null");
    }

    /** What is wanted from now on; a feed that is new is told at once, as far as it is known. */
    void want(Subscriptions wanted, long now) {
        boolean newTop = !top && wanted.wants(market, Feed.TOP);
        boolean newBook = !book && wanted.wants(market, Feed.BOOK);
        boolean newMark = !mark && wanted.wants(market, Feed.MARK);
        top = wanted.wants(market, Feed.TOP);
        book = wanted.wants(market, Feed.BOOK);
        trades = wanted.wants(market, Feed.TRADES);
        mark = wanted.wants(market, Feed.MARK);
        boolean newFunding = !funding && wanted.wants(market, Feed.FUNDING);
        funding = wanted.wants(market, Feed.FUNDING);
        if (newFunding) {
            fundingTold.ifPresent(events::funding);
        }
        bookTold &= book;
        if (newBook) {
            wholeBook(now);
        }
        if (newTop || newMark) {
            toldMiddle = 0;
            quotes(now, now);
        }
    }

    void write(LineWriter line) {
        line.add(ownMarks).add(toldMiddle);
    }

    void read(LineReader line) {
        ownMarks = line.flag();
        toldMiddle = line.number();
    }

    /** Whether quotes, and prints where these make the quotes, may be left out: they come at once, and all that is told follows them. */
    boolean isQuiet(boolean printing) {
        boolean exactMarks = ownMarks && info.priceScale() < MAX_SCALE;
        return events.isDirect() && exactMarks && !book && !(printing && trades);
    }

    /** The feed begins anew. */
    void feedLost() {
        ownMarks = true;
        toldMiddle = 0;
    }

    /** The feed tells marks itself. */
    void mark(MarkPrice now) {
        ownMarks = false;
        if (mark) {
            events.mark(now);
        }
    }

    void funding(FundingRate rate) {
        fundingTold = Optional.of(rate);
        if (funding) {
            events.funding(rate);
        }
    }

    void trade(long price, long size, Side takerSide, String venueTradeId, long venueNanos) {
        if (trades) {
            events.trade(market, price, size, takerSide, venueTradeId, venueNanos);
        }
    }

    /** Tells the best prices when depth made them others than the last time. */
    void changedQuotes(long venueNanos, long now) {
        boolean same = sim.bestPrice(Side.BUY) == toldBid
                && sim.bestSize(Side.BUY) == toldBidSize
                && sim.bestPrice(Side.SELL) == toldAsk
                && sim.bestSize(Side.SELL) == toldAskSize;
        if (!same) {
            quotes(venueNanos, now);
        }
    }

    /** Tells the best prices as the exchange has them; nothing while it has had none. */
    void quotes(long venueNanos, long now) {
        boolean hadSome = toldBidSize > 0 || toldAskSize > 0;
        toldBid = sim.bestPrice(Side.BUY);
        toldBidSize = sim.bestSize(Side.BUY);
        toldAsk = sim.bestPrice(Side.SELL);
        toldAskSize = sim.bestSize(Side.SELL);
        if (top && (hadSome || toldBidSize > 0 || toldAskSize > 0)) {
            events.top(market, toldBid, toldBidSize, toldAsk, toldAskSize, venueNanos);
        }
        middle(toldBid, toldAsk, venueNanos, now);
    }

    private void middle(long bid, long ask, long venueNanos, long now) {
        long doubled = bid + ask;
        if (ownMarks && bid > 0 && ask > 0 && doubled != toldMiddle) {
            toldMiddle = doubled;
            if (mark) {
                events.mark(MarkPrice.of(price(doubled), new Stamp(venueNanos, now)));
            }
            sim.onMark(Math.multiplyExact(doubled, 5), now);
        }
    }

    /** Half of it, exactly where the scale allows one decimal more. */
    private Price price(long doubled) {
        return info.priceScale() < MAX_SCALE
                ? Price.of(market, Math.multiplyExact(doubled, 5), info.priceScale() + 1)
                : info.price(doubled / 2);
    }

    /** Begins to pass a depth message on; false when nobody wants it or it would be a delta to a book that was never told. */
    boolean beginBook(boolean snapshot) {
        if (!book || (!snapshot && !bookTold)) {
            return false;
        }
        bookTold = true;
        if (snapshot) {
            book().snapshot();
        } else {
            book().delta();
        }
        return true;
    }

    /** The same object each time. */
    private BookSink book() {
        return events.book(market);
    }

    void level(Side side, long price, long size) {
        book().level(side, price, size);
    }

    void commit(long venueNanos) {
        book().commit(venueNanos);
    }

    /** Tells the book as the exchange has it. */
    void wholeBook(long venueNanos) {
        if (!book || sim.depth(Side.BUY) + sim.depth(Side.SELL) == 0) {
            return;
        }
        bookTold = true;
        BookSink sink = book().snapshot();
        side(sink, Side.BUY);
        side(sink, Side.SELL);
        sink.commit(venueNanos);
    }

    private void side(BookSink sink, Side side) {
        for (int level = 0; level < sim.depth(side); level++) {
            sink.level(side, sim.levelPrice(side, level), sim.levelSize(side, level));
        }
    }
}
