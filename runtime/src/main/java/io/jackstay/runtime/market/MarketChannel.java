package io.jackstay.runtime.market;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.market.BookView;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Trade;
import io.jackstay.runtime.loop.Clock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One market on the account loop: its rules, what is known of it, and the bots that listen. Confined to the account loop of
 * one connector.
 */
public final class MarketChannel {
    private static final System.Logger LOG = System.getLogger(MarketChannel.class.getName());

    private final MarketId id;
    private final Clock clock;
    private final MarketBook levels;
    private final List<MarketLane> lanes = new ArrayList<>();
    private final List<CandleBuilder> builders = new ArrayList<>();
    private boolean hasPrints;
    private boolean printed;
    private boolean wantsBook;
    private boolean wantsTrades;
    private boolean topFromBook;
    private long crossed;

    MarketInfo info;
    long bid;
    long bidSize;
    long ask;
    long askSize;
    long venueNanos;
    long topNanos = MarketState.NEVER;
    long bookNanos = MarketState.NEVER;

    @Nullable
    BookView book;

    @Nullable
    MarkPrice mark;

    @Nullable
    FundingRate funding;

    public MarketChannel(MarketInfo info, Clock clock) {
        this.info = requireNonNull(info, "info is null");
        this.id = info.id();
        this.clock = requireNonNull(clock, "clock is null");
        this.levels = new MarketBook(info.id(), this::committed);
    }

    public MarketId id() {
        return id;
    }

    /** The middle of the latest best prices, quote per base; empty while a side is missing. */
    public Optional<BigDecimal> mid() {
        if (bidSize <= 0 || askSize <= 0) {
            return Optional.empty();
        }
        return Optional.of(BigDecimal.valueOf(bid, info.priceScale())
                .add(BigDecimal.valueOf(ask, info.priceScale()))
                .divide(BigDecimal.valueOf(2)));
    }

    public MarketInfo info() {
        return info;
    }

    /** Where the connector writes the book; the same each time. */
    public BookSink book() {
        return levels;
    }

    /** A bot listens no more. */
    public void leave(MarketLane lane) {
        lanes.remove(lane);
    }

    /** A bot listens from now on, and is told what is known. */
    public void listen(MarketLane lane) {
        lanes.add(lane);
        wantsBook |= lane.wants(Feed.BOOK);
        wantsTrades |= lane.wants(Feed.TRADES);
        if (topNanos != MarketState.NEVER || bookNanos != MarketState.NEVER || mark != null || funding != null) {
            lane.publish(new MarketState(this));
        }
    }

    /**
     * Candles that the venue does not have, built here from now on; those of an interval that is built already go on.
     *
     * @param prints whether public prints are told here: then they are built from these as soon as there is one; until then,
     *     and else, from the middle of the touch
     */
    public void buildCandles(List<Duration> intervals, boolean prints) {
        hasPrints = prints;
        for (Duration interval : intervals) {
            if (builders.stream().noneMatch(builder -> builder.interval().equals(interval))) {
                builders.add(new CandleBuilder(interval, this::candle));
            }
        }
    }

    /** New rules of the market. Numbers of other scales can't stay: the book is rebuilt by the next snapshot. */
    public void changed(MarketInfo now) {
        if (now.priceScale() != info.priceScale() || now.sizeScale() != info.sizeScale()) {
            forgetBook();
            dropTop();
        }
        info = now;
        publish();
    }

    /** Whether nothing is made here of each change of best prices, such as candles. */
    public boolean isQuiet() {
        return builders.isEmpty();
    }

    public void top(long newBid, long newBidSize, long newAsk, long newAskSize, long nanos) {
        setTop(newBid, newBidSize, newAsk, newAskSize, nanos, false);
        publish();
    }

    public void trade(long price, long size, Side takerSide, String venueTradeId, long nanos) {
        if (hasPrints) {
            print(price, size);
        }
        if (!wantsTrades) {
            return;
        }
        Stamp stamp = new Stamp(nanos, clock.epochNanos());
        Trade trade = new PublicTrade(info.id(), info.price(price), info.size(size), takerSide, venueTradeId, stamp);
        for (MarketLane lane : lanes) {
            if (lane.wants(Feed.TRADES)) {
                lane.publish(trade);
            }
        }
    }

    /** A recording of quotes alone has no prints, whatever its venue can do: only the first one shows that there are any. */
    private void print(long price, long size) {
        if (!printed) {
            printed = true;
            builders.forEach(CandleBuilder::restart);
        }
        for (int i = 0; i < builders.size(); i++) {
            builders.get(i).print(info, price, size, clock.epochNanos());
        }
    }

    public void candle(Candle candle) {
        for (MarketLane lane : lanes) {
            if (lane.wants(candle)) {
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

    /**
     * A part of a feed was lost: nobody sees what is known of it until its next message, a book until its next snapshot. A feed that has
     * not told anything yet has spoken by that: who waits for its first quote is not to do without one.
     */
    public void gap(Feed feed) {
        switch (feed) {
            case TOP -> {
                topNanos = topNanos == MarketState.NEVER ? clock.epochNanos() : topNanos;
                dropTop();
            }
            case BOOK -> {
                bookNanos = bookNanos == MarketState.NEVER ? clock.epochNanos() : bookNanos;
                forgetBook();
            }
            case MARK -> mark = null;
            case FUNDING -> funding = null;
            default -> {
                return;
            }
        }
        publish();
    }

    /** The stream is gone: nothing is known until it has spoken again. */
    public void down() {
        forgetBook();
        stale();
    }

    /** The stream is silent: what is known is withheld until it speaks again, and the book may go on from where it is. */
    public void stale() {
        book = null;
        mark = null;
        funding = null;
        dropTop();
        publish();
    }

    /** How many commits left a book whose best bid was not below its best ask. */
    long crossed() {
        return crossed;
    }

    private void committed(long nanos) {
        bookNanos = clock.epochNanos();
        if (levels.isCrossed()) {
            withhold();
        } else {
            book = wantsBook ? new ArrayBook(info, levels, nanos, bookNanos) : null;
            if (levels.hasBothSides()) {
                BookSide bids = levels.bids();
                BookSide asks = levels.asks();
                setTop(bids.price(0), bids.size(0), asks.price(0), asks.size(0), nanos, true);
            } else {
                dropTop();
            }
        }
        publish();
    }

    private void withhold() {
        crossed++;
        if (crossed == 1) {
            LOG.log(System.Logger.Level.WARNING, () -> "crossed book withheld market=" + info.id());
        }
        book = null;
        if (topFromBook) {
            dropTop();
        }
    }

    private void setTop(long newBid, long newBidSize, long newAsk, long newAskSize, long nanos, boolean fromBook) {
        bid = newBid;
        bidSize = newBidSize;
        ask = newAsk;
        askSize = newAskSize;
        venueNanos = nanos;
        topNanos = clock.epochNanos();
        topFromBook = fromBook;
        for (int i = 0; i < builders.size(); i++) {
            if (printed) {
                builders.get(i).time(info, topNanos);
            } else if (newBidSize > 0 && newAskSize > 0) {
                builders.get(i).quote(info, newBid, newAsk, topNanos);
            }
        }
    }

    private void forgetBook() {
        levels.forget();
        book = null;
        if (topFromBook) {
            dropTop();
        }
    }

    private void dropTop() {
        bidSize = 0;
        askSize = 0;
    }

    private void publish() {
        if (lanes.isEmpty()) {
            return;
        }
        MarketState state = new MarketState(this);
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).publish(state);
        }
    }
}
