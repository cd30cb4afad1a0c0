package io.jackstay.benchmarks;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.runtime.bot.BotJournal;
import io.jackstay.runtime.loop.VirtualClock;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * From a quote that a connector tells to the batch that the connector is to send, on one thread: the book of the login, the bot's turn, a
 * strategy that cancels its order and places another, the risk chain, ids, the decision digest, the batch. The answers to both commands
 * and what the bot makes of them are part of it; the connector says yes and drops the rest. No journal.
 *
 * <p>{@code quote} is the same with a strategy that only asks for the market. The floor makes the values of the contract that such a batch is made
 * of.
 */
@State(Scope.Thread)
@Warmup(iterations = 30, time = 1)
public class OrderBenchmark {
    private static final int QUOTES = 100;
    private static final long STEP_NANOS = 1_000;
    private static final long START_NANOS = 1_700_000_000_000_000_000L;

    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private final QuotingBot quoting = new QuotingBot(clock, false, List.of(), BotJournal.none(), this::count);
    private final QuotingBot watching =
            new QuotingBot(clock, false, List.of(), BotJournal.none(), this::count, new Watcher());
    private final Cloid.Layout layout = Cloid.Layout.forBits(62);
    private long submitted;
    private long now = START_NANOS;
    private long count;

    private static final class Watcher implements Strategy {
        @Override
        public void onStart(Context context, Start start) {}

        @Override
        public void onTick(Context context, MarketId market) {
            context.market(market);
        }
    }

    private void count(long orders) {
        submitted = orders;
    }

    @Setup
    public void begin() {
        quoting.begin();
        watching.begin();
        quote(quoting);
        quote(watching);
        if (submitted != 1) {
            throw new IllegalStateException("the first quote led to %d orders".formatted(submitted));
        }
    }

    private void quote(QuotingBot bot) {
        count++;
        now += STEP_NANOS;
        clock.advanceTo(now);
        bot.account().execute(() -> bot.quote(count));
        int done;
        do {
            done = bot.account().doWork();
            done += bot.bot().doWork();
        } while (done > 0);
    }

    @Benchmark
    @OperationsPerInvocation(QUOTES)
    public long order() {
        long before = submitted;
        for (int i = 0; i < QUOTES; i++) {
            quote(quoting);
        }
        if (submitted - before != QUOTES) {
            throw new IllegalStateException("%d quotes led to %d orders".formatted(QUOTES, submitted - before));
        }
        return submitted;
    }

    @Benchmark
    @OperationsPerInvocation(QUOTES)
    public long quote() {
        for (int i = 0; i < QUOTES; i++) {
            quote(watching);
        }
        return count;
    }

    @Benchmark
    @OperationsPerInvocation(QUOTES)
    public void floorValues(Blackhole sink) {
        OrderRef last = OrderRef.none(QuotingBot.MARKET.id());
        for (int i = 0; i < QUOTES; i++) {
            count++;
            Price price = QuotingBot.MARKET.price(QuotingBot.BID + i);
            Size size = QuotingBot.MARKET.size(10);
            LimitOrderRequest request =
                    LimitOrderRequest.limit(Side.BUY, size, price).postOnly();
            OrderBatch.Submit submit =
                    new OrderBatch.Submit(layout.cloid(0, 1, 1 + count % 1_000_000), request, now + count);
            sink.consume(OrderBatch.of(List.of(new OrderBatch.Cancel(last)), List.of(), List.of(submit)));
            last = submit.ref();
        }
    }
}
