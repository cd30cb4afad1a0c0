package io.jackstay.risk.limits;

import static io.jackstay.api.order.LimitOrderRequest.limit;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import io.jackstay.testkit.harness.HarnessSetup;
import io.jackstay.testkit.harness.StrategyHarness;
import io.jackstay.testkit.harness.TestMarkets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A bot that does what a test says, at its next timer. Not thread safe: owned by one test. */
final class HandStrategy implements Strategy, StrategyProvider<HandStrategy.None> {
    static final MarketInfo BTC = TestMarkets.perpetual("sim:BTC-USDC-PERP", "0.1", "0.001");

    private static final Duration STEP = Duration.ofMillis(100);

    final List<String> halts = new ArrayList<>();
    private final Deque<Consumer<Context>> next = new ArrayDeque<>();

    record None() {}

    /** A harness to be given rules, on one market. */
    static HarnessSetup bot(HandStrategy hand) {
        return StrategyHarness.of(hand, new None()).market(BTC);
    }

    /** Done at once: the harness is moved to the timer. */
    void does(StrategyHarness bot, Consumer<Context> what) {
        next.add(what);
        bot.advance(STEP);
    }

    /** Places a limit order such as {@code places(bot, BUY, "0.1", "60000", "B1")}. */
    void places(StrategyHarness bot, Side side, String size, String price, String label) {
        does(bot, context -> context.orders().place(order(side, size, price, label)));
    }

    static OrderRequest order(Side side, String size, String price, String label) {
        return limit(side, BTC.roundSize(new BigDecimal(size)), BTC.roundPassive(new BigDecimal(price), side))
                .labelled(label);
    }

    @Override
    public Class<None> configType() {
        return None.class;
    }

    @Override
    public Needs needs(None config) {
        return Needs.none().market(BTC.id(), Feed.TOP, Feed.MARK);
    }

    @Override
    public Strategy create(None config) {
        return this;
    }

    @Override
    public void onStart(Context context, Start start) {
        context.timers().every("step", STEP);
    }

    @Override
    public void onTimer(Context context, String name) {
        while (!next.isEmpty()) {
            next.remove().accept(context);
        }
    }

    @Override
    public void onHalt(Context context, boolean halted, String why) {
        halts.add((halted ? "halted: " : "resumed: ") + why);
    }
}
