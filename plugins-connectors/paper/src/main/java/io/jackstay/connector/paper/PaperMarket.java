package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.lib.sim.SimMarket;
import java.util.function.LongSupplier;

/**
 * One market of the paper exchange: takes what its feed delivers, lets own orders match against it, then tells it. Confined to the
 * connector's loop.
 *
 * <p>A feed of prints alone (trades, candles) has no quotes. Until the first quote or depth comes, each print then makes quotes one
 * tick on either side of its price, with its size. Arriving orders can take these; resting orders are filled by prints alone then.
 */
final class PaperMarket implements MarketFeed.Listener {
    private final SimMarket sim;
    private final long tick;
    private final PaperPublisher publisher;
    private final LongSupplier epochNanos;
    private final Runnable afterEvent;
    private final BookSink book = new Book();
    private boolean quoted;
    private boolean deep;
    private boolean madeUp;

    PaperMarket(SimMarket sim, PaperPublisher publisher, LongSupplier epochNanos, Runnable afterEvent) {
        this.sim = requireNonNull(sim, "sim is null");
        this.tick = sim.info()
                .priceGrid()
                .bands()
                .get(0)
                .tick()
                .movePointRight(sim.info().priceScale())
                .longValueExact();
        this.publisher = requireNonNull(publisher, "publisher is null");
        this.epochNanos = requireNonNull(epochNanos, "epochNanos is null");
        this.afterEvent = requireNonNull(afterEvent, "afterEvent is null");
    }

    MarketInfo info() {
        return sim.info();
    }

    void want(Subscriptions wanted) {
        publisher.want(wanted, epochNanos.getAsLong());
    }

    @Override
    public void top(long bid, long bidSize, long ask, long askSize, long venueNanos) {
        quoted = true;
        madeUp = false;
        long now = epochNanos.getAsLong();
        sim.onTop(bid, bidSize, ask, askSize, now);
        tell(venueNanos, now);
        afterEvent.run();
    }

    private void tell(long venueNanos, long now) {
        publisher.quotes(venueNanos, now);
        if (!deep) {
            publisher.wholeBook(venueNanos);
        }
    }

    @Override
    public BookSink book() {
        return book;
    }

    @Override
    public void trade(long price, long size, Side takerSide, String venueTradeId, long venueNanos) {
        long now = epochNanos.getAsLong();
        sim.onTrade(price, size, takerSide, venueNanos == 0 ? now : Math.min(venueNanos, now), now);
        publisher.trade(price, size, takerSide, venueTradeId, venueNanos == 0 ? now : venueNanos);
        if (!quoted && !deep) {
            madeUp = true;
            sim.onIndicativeTop(Math.max(0, price - tick), price > tick ? size : 0, price + tick, size, now);
            tell(venueNanos, now);
        }
        afterEvent.run();
    }

    /** Takes depth for the exchange and passes it on. */
    private final class Book implements BookSink {
        private boolean passing;

        @Override
        public BookSink snapshot() {
            if (madeUp) {
                madeUp = false;
                sim.onQuotesEnd(epochNanos.getAsLong());
            }
            deep = true;
            sim.onSnapshot();
            passing = publisher.beginBook(true);
            return this;
        }

        @Override
        public BookSink delta() {
            passing = publisher.beginBook(false);
            return this;
        }

        @Override
        public BookSink level(Side side, long price, long size) {
            sim.onLevel(side, price, size, epochNanos.getAsLong());
            if (passing) {
                publisher.level(side, price, size);
            }
            return this;
        }

        @Override
        public BookSink commit(long venueNanos) {
            long now = epochNanos.getAsLong();
            sim.onBookEnd(now);
            if (passing) {
                publisher.commit(venueNanos);
            }
            publisher.changedQuotes(venueNanos, now);
            afterEvent.run();
            return this;
        }
    }
}
