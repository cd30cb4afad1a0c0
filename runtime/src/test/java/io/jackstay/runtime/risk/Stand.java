package io.jackstay.runtime.risk;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.ETH;
import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static io.jackstay.runtime.fixture.Markets.at;
import static io.jackstay.runtime.fixture.Markets.info;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;

import io.jackstay.api.account.Margin;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.plugin.Memory;
import io.jackstay.runtime.execution.OrderTracker;
import io.jackstay.runtime.execution.OrderWatches;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.state.StateManager;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A gate over two markets, whose orders, prices and time a test makes by hand. Not thread safe. */
final class Stand implements RiskSources, OrderWatches.Later {
    final StateManager state = new StateManager(List.of(info(BTC), info(ETH)), usdc("10000"));
    final OrderTracker orders = new OrderTracker(
            new OrderWatches(this, new PluginGuard("test", Stand.class.getClassLoader())), venue -> Duration.ZERO);
    final Told told = new Told();
    final RiskGate gate = new RiskGate("bot1", state, orders, this, told, LocalTime.MIDNIGHT);
    final SortedMap<MarketId, MarketState> markets = new TreeMap<>();
    Optional<Margin> margin = Optional.empty();
    boolean armed;
    long nanos = START_NANOS;
    private int ids;

    /** What the gate has had done, as texts. Not thread safe. */
    static final class Told implements RiskEffects {
        final List<String> texts = new ArrayList<>();

        @Override
        public void halted(boolean halted, String name, String why) {
            texts.add((halted ? "halted " : "resumed ") + name + ": " + why);
        }

        @Override
        public void remember(String name, String why, long untilNanos) {
            texts.add("remember " + name + " until " + untilNanos + ": " + why);
        }

        @Override
        public void forget(String name) {
            texts.add("forget " + name);
        }

        @Override
        public void cancelAll(String why) {
            texts.add("cancel all: " + why);
        }

        @Override
        public void flatten(String why) {
            texts.add("flatten: " + why);
        }

        @Override
        public void alert(String rule, String text) {
            texts.add("alert of " + rule + ": " + text);
        }

        @Override
        public void failed(String rule, RuntimeException failure) {
            texts.add("failed " + rule + ": " + failure.getMessage());
        }
    }

    static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }

    /** Best bid and ask 0.1 apart, and maybe a mark. */
    void quote(MarketId market, long bidTicks, Optional<String> mark) {
        MarketInfo info = info(market);
        markets.put(
                market,
                MarketState.of(new MarketState.Image(
                        info,
                        bidTicks,
                        1,
                        bidTicks + 1,
                        1,
                        nanos,
                        nanos,
                        MarketState.NEVER,
                        Optional.empty(),
                        mark.map(text -> MarkPrice.of(price(market, text), at(nanos))),
                        Optional.empty())));
    }

    void mark(String mark) {
        state.valuation(BTC).mark(price(BTC, mark));
        gate.onMark();
    }

    Order order(MarketId market, Side side, String size, String price) {
        LimitOrderRequest request = limit(market, side, size, price);
        OrderRef ref = new OrderRef(market, ++ids, "v" + ids);
        return orders.adopt(request, "test", Markets.report(ref, side, size, price, OrderState.OPEN, nanos), at(nanos));
    }

    OrderFill fill(Side side, String size, String price) {
        OrderFill fill = Markets.fill("f" + ++ids, OrderRef.none(BTC), side, size, price, nanos);
        state.applyFill(fill);
        gate.onFill(fill);
        return fill;
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public long nowNanos() {
        return nanos;
    }

    @Override
    public Optional<MarketState> market(MarketId market) {
        return Optional.ofNullable(markets.get(market));
    }

    @Override
    public Duration age(MarketId market, Feed feed) {
        return Duration.ofNanos(nanos - START_NANOS);
    }

    @Override
    public Optional<Margin> margin(Venue venue) {
        return margin;
    }

    @Override
    public boolean deadManArmed(Venue venue) {
        return armed;
    }

    @Override
    public Memory memory(String rule) {
        return RuleMemory.of(rule, new TreeMap<>(), written -> {}, false);
    }

    @Override
    public void requireLoop(String call) {}

    @Override
    public void nextTurn(Runnable call) {
        throw new UnsupportedOperationException("no turns here");
    }

    @Override
    public TimerQueue.Timer after(Duration delay, Runnable call) {
        throw new UnsupportedOperationException("no timers here");
    }
}
