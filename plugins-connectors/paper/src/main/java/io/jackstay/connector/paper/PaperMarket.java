package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Fees;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.lib.sim.SimMarket;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One market of the paper exchange: takes what its feed delivers, lets own orders match against it, then tells it. Confined to the
 * connector's loop.
 *
 * <p>A feed of prints alone (trades, candles) has no quotes. Until the first quote or depth comes, each print then makes quotes one
 * tick on either side of its price, with its size. Arriving orders can take these; resting orders are filled by prints alone then.
 */
final class PaperMarket implements MarketFeed.Listener, PaperLedger.Part {
    private final SimMarket sim;
    private final PaperPublisher publisher;
    private final Optional<PaperFunding> funding;
    private final LongSupplier epochNanos;
    private final FeedAge age;
    private final Runnable afterEvent;
    private final BookSink book = new Book();
    private MarketInfo told;
    private MarketInfo ticked;
    private long tick;
    private boolean quoted;
    private boolean deep;
    private boolean madeUp;

    PaperMarket(
            SimMarket sim,
            PaperPublisher publisher,
            Optional<PaperFunding> funding,
            LongSupplier epochNanos,
            FeedAge age,
            Runnable afterEvent) {
        this.sim = requireNonNull(sim, "sim is null");
        this.told = sim.info();
        this.ticked = told;
        this.tick = tickOf(told);
        this.publisher = requireNonNull(publisher, "publisher is null");
        this.funding = requireNonNull(funding, "funding is null");
        this.epochNanos = requireNonNull(epochNanos, "epochNanos is null");
        this.age = requireNonNull(age, "age is null");
        this.afterEvent = requireNonNull(afterEvent, "afterEvent is null");
    }

    /** The rules as the account was told them last. */
    MarketInfo info() {
        return told;
    }

    @Override
    public void write(LineWriter line) {
        line.add(quoted).add(deep).add(madeUp);
        publisher.write(line);
    }

    @Override
    public void read(LineReader line) {
        quoted = line.flag();
        deep = line.flag();
        madeUp = line.flag();
        publisher.read(line);
    }

    /** The feed does not go on where it was. */
    void feedLost() {
        quoted = false;
        deep = false;
        madeUp = false;
        publisher.feedLost();
        sim.onFeedLost(epochNanos.getAsLong());
    }

    /** The exchange's own rules of it. */
    MarketInfo rules() {
        return sim.info();
    }

    /** The next revision, when rules or fees are others than told; empty when they are the same. */
    Optional<MarketInfo> revise(Fees fees) {
        MarketInfo same = PaperRules.told(sim.info(), fees, told.revision());
        if (same.equals(told)) {
            return Optional.empty();
        }
        told = PaperRules.told(sim.info(), fees, told.revision() + 1);
        return Optional.of(told);
    }

    void start(LoopTimers timers) {
        funding.ifPresent(payments -> {
            payments.rate(epochNanos.getAsLong()).ifPresent(publisher::funding);
            payments.start(timers, epochNanos, () -> {
                settle(epochNanos.getAsLong());
                afterEvent.run();
            });
        });
    }

    void want(Subscriptions wanted) {
        publisher.want(wanted, epochNanos.getAsLong());
    }

    /** Pays the funding that is due, before anything else happens now. */
    void settle(long now) {
        if (funding.isPresent() && funding.get().settle(now)) {
            funding.get().rate(now).ifPresent(publisher::funding);
        }
    }

    /** Something came from the feed. */
    private long begin(long venueNanos) {
        long now = epochNanos.getAsLong();
        age.seen(venueNanos, now);
        settle(now);
        return now;
    }

    @Override
    public void top(long bid, long bidSize, long ask, long askSize, long venueNanos) {
        quoted = true;
        madeUp = false;
        long now = begin(venueNanos);
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
        long now = begin(venueNanos);
        sim.onTrade(price, size, takerSide, venueNanos == 0 ? now : Math.min(venueNanos, now), now);
        publisher.trade(price, size, takerSide, venueTradeId, venueNanos == 0 ? now : venueNanos);
        if (!quoted && !deep) {
            madeUp = true;
            long tick = tick();
            sim.onIndicativeTop(Math.max(0, price - tick), price > tick ? size : 0, price + tick, size, now);
            tell(venueNanos, now);
        }
        afterEvent.run();
    }

    /** Reckoned once for each revision of the rules. */
    @SuppressWarnings("ReferenceEquality") // a revision is one object
    private long tick() {
        MarketInfo now = sim.info();
        if (now != ticked) {
            tick = tickOf(now);
            ticked = now;
        }
        return tick;
    }

    private static long tickOf(MarketInfo info) {
        List<PriceGrid.Band> bands = info.priceGrid().bands();
        return bands.get(bands.size() - 1)
                .tick()
                .movePointRight(info.priceScale())
                .longValueExact();
    }

    /** Depth, funding, prints and marks that are told make each event matter, and so does anything that is told late. */
    @Override
    public Optional<MarketFeed.Quiet> quiet() {
        boolean printing = !quoted && !deep;
        if (deep || funding.isPresent() || !publisher.isQuiet(printing)) {
            return Optional.empty();
        }
        return sim.quiet().map(gap -> new MarketFeed.Quiet(gap.above(), gap.below(), printing ? tick() : 0));
    }

    @Override
    public void mark(MarkPrice mark) {
        long now = begin(mark.stamp().venueNanos());
        publisher.mark(mark);
        sim.onMark(
                mark.mark()
                        .toBigDecimal()
                        .movePointRight(sim.info().priceScale() + 1)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                now);
        afterEvent.run();
    }

    @Override
    public void funding(FundingRate rate) {
        long now = begin(rate.stamp().venueNanos());
        if (funding.isPresent() && funding.get().told(rate.rate())) {
            funding.get().rate(now).ifPresent(publisher::funding);
        }
        afterEvent.run();
    }

    /** Takes depth for the exchange and passes it on. */
    private final class Book implements BookSink {
        private boolean passing;

        @Override
        public BookSink snapshot() {
            settle(epochNanos.getAsLong());
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
            settle(epochNanos.getAsLong());
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
            age.seen(venueNanos, now);
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
