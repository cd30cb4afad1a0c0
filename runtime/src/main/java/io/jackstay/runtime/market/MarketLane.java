package io.jackstay.runtime.market;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Trade;
import io.jackstay.runtime.loop.Work;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One market's data on its way to one bot. Thread safe between one writer, the account loop, and one reader, the bot loop.
 *
 * <p>States conflate: the reader sees the latest. Public trades and candles don't: they wait in a bounded queue, and what
 * finds it full is counted as missed.
 */
public final class MarketLane {
    private static final int PRINTS = 4_096;

    private final MarketId market;
    private final Set<Feed> feeds;
    private final Work.Wakeup wakeup;
    private final Queue<Trade> trades = new ArrayBlockingQueue<>(PRINTS);
    private final Queue<Candle> candles = new ArrayBlockingQueue<>(PRINTS);
    private final AtomicLong missed = new AtomicLong();
    private volatile Optional<MarketState> latest = Optional.empty();
    private Optional<MarketState> seen = Optional.empty();

    public MarketLane(MarketId market, Collection<Feed> feeds, Work.Wakeup wakeup) {
        this.market = requireNonNull(market, "market is null");
        this.feeds = EnumSet.noneOf(Feed.class);
        this.feeds.addAll(feeds);
        this.wakeup = requireNonNull(wakeup, "wakeup is null");
    }

    public MarketId market() {
        return market;
    }

    boolean wants(Feed feed) {
        return feeds.contains(feed);
    }

    /** Account loop. */
    void publish(Optional<MarketState> state) {
        latest = state;
        wakeup.wake();
    }

    /** Account loop. */
    void publish(Trade trade) {
        if (!trades.offer(trade)) {
            missed.incrementAndGet();
        }
        wakeup.wake();
    }

    /** Account loop. */
    void publish(Candle candle) {
        if (!candles.offer(candle)) {
            missed.incrementAndGet();
        }
        wakeup.wake();
    }

    /** Bot loop: takes the latest state; false when there is nothing newer than the last one taken, which identity tells. */
    @SuppressWarnings({"OptionalEquality", "ReferenceEquality"})
    public boolean advance() {
        Optional<MarketState> now = latest;
        if (now == seen) {
            return false;
        }
        seen = now;
        return true;
    }

    /** Bot loop: the state last taken. */
    public Optional<MarketState> state() {
        return seen;
    }

    /** Bot loop. */
    public Optional<Trade> pollTrade() {
        return Optional.ofNullable(trades.poll());
    }

    /** Bot loop. */
    public Optional<Candle> pollCandle() {
        return Optional.ofNullable(candles.poll());
    }

    /** How many prints were lost since the last call, because the bot was too slow for its queue. */
    public long takeMissed() {
        return missed.get() == 0 ? 0 : missed.getAndSet(0);
    }
}
