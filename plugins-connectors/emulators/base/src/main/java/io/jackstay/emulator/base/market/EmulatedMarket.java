package io.jackstay.emulator.base.market;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.lib.sim.SimMarket;
import io.jackstay.lib.sim.feed.FeedSink;
import io.jackstay.lib.sim.feed.RandomWalk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * One market of an emulated venue: its feed, and what the venue publishes of it. Not thread safe: confined to the driving thread.
 *
 * <p>The mark is the middle of the best quotes, and so is the oracle; orders of the accounts are not shown in the book.
 */
public final class EmulatedMarket {
    private static final int PRINTS_KEPT = 100;
    private static final long MILLI = 1_000_000L;
    private static final Duration DAY = Duration.ofDays(1);

    private final SimMarket sim;
    private final Agenda agenda;
    private final MarketWatcher watcher;
    private final LongSupplier ids;
    private final Candles candles = new Candles();
    private final Deque<Print> prints = new ArrayDeque<>();
    private long printing;

    /**
     * A market without a feed.
     *
     * @param ids numbers for its trades, never zero
     */
    public EmulatedMarket(SimMarket sim, Agenda agenda, MarketWatcher watcher, LongSupplier ids) {
        this.sim = sim;
        this.agenda = agenda;
        this.watcher = watcher;
        this.ids = ids;
    }

    /** Goes as a random walk from now on. */
    public void walk(WalkShape shape) {
        RandomWalk walk = new RandomWalk(shape.settings(info()));
        Told told = new Told();
        walk.step(told);
        agenda.in(shape.step(), () -> agenda.every(shape.step(), () -> walk.step(told)));
    }

    /** Goes as a recording does from now on. */
    public void play(MarketFeed recording) {
        recording.start(info(), new Told());
    }

    /** The market's rules. */
    public MarketInfo info() {
        return sim.info();
    }

    /** The market in the exchange. */
    public SimMarket sim() {
        return sim;
    }

    /** Best price of a side, in quote; zero when there is none. */
    public BigDecimal best(Side side) {
        return price(sim.bestPrice(side));
    }

    /** The mark price; zero before the first quotes. */
    public BigDecimal mark() {
        return BigDecimal.valueOf(sim.markTimesTen(), info().priceScale() + 1);
    }

    /** The mark price as a price that orders may have. */
    public BigDecimal markOnGrid() {
        return info().priceGrid().round(mark(), RoundingMode.HALF_EVEN);
    }

    /** A price in quote. */
    public BigDecimal price(long unscaled) {
        return BigDecimal.valueOf(unscaled, info().priceScale());
    }

    /** A size in base. */
    public BigDecimal size(long unscaled) {
        return BigDecimal.valueOf(unscaled, info().sizeScale());
    }

    /** The latest trades, newest first. */
    public List<Print> prints() {
        return List.copyOf(prints);
    }

    /** The candles of a length that began between two times, epoch milliseconds, oldest first. */
    public List<Bar> bars(long fromMillis, long toMillis, Duration length) {
        long now = agenda.millis();
        return candles.between(
                Math.max(0, Math.min(fromMillis, now)) * MILLI, Math.max(0, Math.min(toMillis, now)) * MILLI, length);
    }

    /** Worth of the trades of a day, in quote. */
    public BigDecimal dayWorth() {
        return candles.worthSince(dayAgo(), info().priceScale(), info().sizeScale());
    }

    /** Size of the trades of a day, in base. */
    public BigDecimal dayVolume() {
        return size(candles.volumeSince(dayAgo()));
    }

    /** The first price of a day; the mark when nothing was traded. */
    public BigDecimal dayOpen() {
        return candles.firstSince(dayAgo()).map(this::price).orElse(mark());
    }

    private long dayAgo() {
        return agenda.now() - DAY.toNanos();
    }

    /** Number of the trade of the feed that fills orders right now; zero when there is none. */
    public long printing() {
        return printing;
    }

    /** A trade that the feed does not know of: an order of an account has taken. */
    public void traded(Print print) {
        candles.add(print);
        prints.addFirst(print);
        if (prints.size() > PRINTS_KEPT) {
            prints.removeLast();
        }
        watcher.onPrint(this, print);
    }

    private void trade(long price, long size, Side takerSide) {
        printing = ids.getAsLong();
        sim.onTrade(price, size, takerSide, agenda.now(), agenda.now());
        traded(new Print(price, size, takerSide, agenda.now(), printing));
        printing = 0;
    }

    private void bookChanged() {
        long middle = sim.middleTimesTen();
        if (middle > 0) {
            sim.onMark(middle, agenda.now());
        }
        watcher.onBook(this);
    }

    /** Takes a feed of either kind; its times are those of the agenda. */
    private final class Told implements FeedSink, MarketFeed.Listener, BookSink {
        private boolean quoted;

        @Override
        public void onTrade(long price, long size, Side takerSide) {
            EmulatedMarket.this.trade(price, size, takerSide);
        }

        @Override
        public void onBook() {
            sim.onSnapshot();
        }

        @Override
        public void onLevel(Side side, long price, long size) {
            sim.onLevel(side, price, size, agenda.now());
        }

        @Override
        public void onBookEnd() {
            quoted = true;
            sim.onBookEnd(agenda.now());
            bookChanged();
        }

        @Override
        public void top(long bid, long bidSize, long ask, long askSize, long venueNanos) {
            quoted = true;
            sim.onTop(bid, bidSize, ask, askSize, agenda.now());
            bookChanged();
        }

        @Override
        public BookSink book() {
            return this;
        }

        @Override
        public void trade(long price, long size, Side takerSide, String venueTradeId, long venueNanos) {
            if (!quoted) {
                indicate(price, size);
            }
            onTrade(price, size, takerSide);
        }

        /** For want of quotes: a step either side of the print. */
        private void indicate(long price, long size) {
            BigDecimal middle = EmulatedMarket.this.price(price);
            long step = Math.max(
                    1,
                    info().priceGrid()
                            .step(middle, Side.BUY, 1)
                            .subtract(middle)
                            .movePointRight(info().priceScale())
                            .longValue());
            sim.onIndicativeTop(price - step, size, price + step, size, agenda.now());
            bookChanged();
        }

        @Override
        public BookSink snapshot() {
            sim.onSnapshot();
            return this;
        }

        @Override
        public BookSink delta() {
            return this;
        }

        @Override
        public BookSink level(Side side, long price, long size) {
            onLevel(side, price, size);
            return this;
        }

        @Override
        public BookSink commit(long venueNanos) {
            onBookEnd();
            return this;
        }
    }
}
