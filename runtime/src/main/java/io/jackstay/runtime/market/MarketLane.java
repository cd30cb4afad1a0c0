package io.jackstay.runtime.market;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Trade;
import io.jackstay.runtime.loop.Work;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jctools.queues.varhandle.SpscGrowableVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * One market's data on its way to one bot. Thread safe between one writer, the account loop, and one reader, the bot loop.
 *
 * <p>States conflate: the reader sees the latest. Public trades and candles don't: they wait in a bounded queue, and what
 * finds it full is counted as missed.
 */
public final class MarketLane {
    private static final int FIRST_PRINTS = 64;
    private static final int PRINTS = 4_096;

    private static final VarHandle LATEST;

    static {
        try {
            LATEST = MethodHandles.lookup().findVarHandle(MarketLane.class, "latest", MarketState.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final MarketId market;
    private final String tickName;
    private final Set<Feed> feeds;
    private final Work.Wakeup wakeup;
    private final boolean wantsTrades;
    private final boolean wantsCandles;
    private final Queue<Trade> trades = new SpscGrowableVarHandleArrayQueue<>(FIRST_PRINTS, PRINTS);
    private final Queue<Candle> candles = new SpscGrowableVarHandleArrayQueue<>(FIRST_PRINTS, PRINTS);
    private final AtomicLong missed = new AtomicLong();
    private final List<Duration> intervals;
    private volatile @Nullable MarketState latest;
    private @Nullable MarketState seen;
    private Optional<Trade> lastTrade = Optional.empty();
    private boolean revalued;
    private long candleNanos = MarketState.NEVER;

    /** {@code intervals} are those of the candles that the bot wants. */
    public MarketLane(MarketId market, Collection<Feed> feeds, Collection<Duration> intervals, Work.Wakeup wakeup) {
        this.market = requireNonNull(market, "market is null");
        this.tickName = "tick of " + market;
        this.intervals = List.copyOf(intervals);
        this.feeds = EnumSet.noneOf(Feed.class);
        this.feeds.addAll(feeds);
        this.wantsTrades = wants(Feed.TRADES);
        this.wantsCandles = !this.intervals.isEmpty();
        this.wakeup = requireNonNull(wakeup, "wakeup is null");
    }

    public MarketId market() {
        return market;
    }

    /** What an event of this market's state is called. */
    public String tickName() {
        return tickName;
    }

    boolean wants(Feed feed) {
        return feeds.contains(feed);
    }

    /** Whether the bot looks at best prices at all. */
    public boolean wantsQuotes() {
        return wants(Feed.TOP) || wants(Feed.BOOK);
    }

    boolean wants(Candle candle) {
        return intervals.contains(candle.interval());
    }

    /** Account loop. What is told before the wake-up is seen by whom it wakes, so the state needs no fence of its own. */
    public void publish(MarketState state) {
        LATEST.setRelease(this, state);
        wakeup.wake();
    }

    /** Account loop. */
    public void publish(Trade trade) {
        if (!trades.offer(trade)) {
            missed.incrementAndGet();
        }
        wakeup.wake();
    }

    /** Account loop. */
    public void publish(Candle candle) {
        if (!candles.offer(candle)) {
            missed.incrementAndGet();
        }
        wakeup.wake();
    }

    /** Bot loop: takes the latest state; false when there is nothing newer than the last one taken, which identity tells. */
    @SuppressWarnings("ReferenceEquality")
    public boolean advance() {
        MarketState now = latest;
        MarketState before = seen;
        if (now == null || now == before) {
            return false;
        }
        revalued = before == null || !now.valuesAs(before);
        seen = now;
        return true;
    }

    /** Bot loop: whether there is anything to take. */
    @SuppressWarnings("ReferenceEquality")
    public boolean hasNews() {
        return latest != seen || hasPrints();
    }

    /** Bot loop: whether a position may be worth something else at the state last taken than at the one before. */
    public boolean isRevalued() {
        return revalued;
    }

    /** Bot loop: the state last taken. */
    public Optional<MarketState> state() {
        return Optional.ofNullable(seen);
    }

    /** Bot loop: the state last taken; there must have been one. */
    public MarketState requireState() {
        MarketState now = seen;
        if (now == null) {
            throw new IllegalStateException("no state of %s was taken yet".formatted(market));
        }
        return now;
    }

    /** Bot loop: whether prints or candles wait. */
    public boolean hasPrints() {
        return wantsTrades && !trades.isEmpty() || wantsCandles && !candles.isEmpty();
    }

    /** Bot loop: the next print, which is then the last one. */
    public Optional<Trade> pollTrade() {
        Trade trade = trades.poll();
        if (trade == null) {
            return Optional.empty();
        }
        lastTrade = Optional.of(trade);
        return lastTrade;
    }

    /** Bot loop: the print last taken. */
    public Optional<Trade> lastTrade() {
        return lastTrade;
    }

    /** Bot loop. {@code nowNanos} counts as the time at which it came, epoch nanoseconds. */
    public Optional<Candle> pollCandle(long nowNanos) {
        Candle candle = candles.poll();
        if (candle == null) {
            return Optional.empty();
        }
        candleNanos = nowNanos;
        return Optional.of(candle);
    }

    /** Bot loop: when the feed last spoke, epoch nanoseconds of our clock, as far as the bot has taken it. */
    public OptionalLong receivedNanos(Feed feed) {
        long received =
                switch (feed) {
                    case TRADES ->
                        lastTrade.map(trade -> trade.stamp().receivedNanos()).orElse(MarketState.NEVER);
                    case CANDLES -> candleNanos;
                    default -> seen == null ? MarketState.NEVER : seen.receivedNanos(feed);
                };
        return received == MarketState.NEVER ? OptionalLong.empty() : OptionalLong.of(received);
    }

    /** How many prints were lost since the last call, because the bot was too slow for its queue. */
    public long takeMissed() {
        return missed.get() == 0 ? 0 : missed.getAndSet(0);
    }
}
