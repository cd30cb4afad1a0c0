package io.jackstay.benchmarks;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.market.MarketChannel;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.testkit.harness.TestMarkets;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One message of a market to the state that a bot sees: best prices, four changed levels of a book of 200, a snapshot of forty levels;
 * with a bot that looks at the whole book, and with one that looks at the best prices alone.
 *
 * <p>The floor writes the sizes of four levels at places that are known and makes one object with the best prices.
 */
@State(Scope.Thread)
@Warmup(iterations = 8, time = 1)
public class BookBenchmark {
    private static final int LEVELS = 100;
    private static final int SHOWN = 20;
    private static final int CHANGED = 4;
    private static final int ROUNDS = 1_024;
    private static final long BID = 600_000;
    private static final long ASK = 600_001;

    private final MarketInfo market = TestMarkets.perpetual("sim:BTC-USDC-PERP", "0.1", "0.001");
    private final VirtualClock clock = new VirtualClock(1);
    private final MarketChannel whole = channel(Feed.BOOK);
    private final MarketChannel best = channel(Feed.TOP);
    private final long[] sizes = new long[LEVELS];
    private final int[] levels = new int[ROUNDS * CHANGED];
    private final long[] news = new long[ROUNDS * CHANGED];
    private int round;
    private long nanos = 1;

    private record Best(long bid, long bidSize, long ask, long askSize) {}

    private MarketChannel channel(Feed feed) {
        MarketChannel channel = new MarketChannel(market, clock);
        channel.listen(new MarketLane(market.id(), Set.of(feed), List.of(), Work.Wakeup.NONE));
        return channel;
    }

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = random.nextInt(LEVELS);
            news[i] = random.nextInt(5) == 0 && levels[i] > 0 ? 0 : 1 + random.nextInt(10_000);
        }
        snapshot(whole, LEVELS);
        snapshot(best, LEVELS);
    }

    private void snapshot(MarketChannel channel, int count) {
        BookSink book = channel.book().snapshot();
        for (int i = 0; i < count; i++) {
            book.level(Side.BUY, BID - i, 1 + i).level(Side.SELL, ASK + i, 1 + i);
        }
        book.commit(++nanos);
    }

    private void change(MarketChannel channel) {
        BookSink book = channel.book().delta();
        int from = next();
        for (int i = from; i < from + CHANGED; i++) {
            boolean bid = (i & 1) == 0;
            book.level(bid ? Side.BUY : Side.SELL, bid ? BID - levels[i] : ASK + levels[i], news[i]);
        }
        book.commit(++nanos);
    }

    private int next() {
        round = (round + 1) % ROUNDS;
        clock.advanceTo(++nanos);
        return round * CHANGED;
    }

    @Benchmark
    public void bestPrices() {
        next();
        best.top(BID, 1 + round, ASK, 2 + round, nanos);
    }

    @Benchmark
    public void fourLevels() {
        change(best);
    }

    @Benchmark
    public void fourLevelsWithView() {
        change(whole);
    }

    @Benchmark
    public void snapshotOfForty() {
        next();
        snapshot(best, SHOWN);
    }

    @Benchmark
    public Object floorFourLevels() {
        int from = next();
        for (int i = from; i < from + CHANGED; i++) {
            sizes[levels[i]] = news[i];
        }
        return new Best(BID, sizes[0], ASK, sizes[1]);
    }
}
