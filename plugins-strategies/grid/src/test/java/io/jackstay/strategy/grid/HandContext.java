package io.jackstay.strategy.grid;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Result;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.plugin.Meters;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.AccountView;
import io.jackstay.api.strategy.Chase;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.api.strategy.Orders;
import io.jackstay.api.strategy.Sequence;
import io.jackstay.api.strategy.Timers;
import io.jackstay.api.strategy.Twap;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What a grid sees of its bot, kept for the test to look at. Not thread safe: owned by one test. */
final class HandContext implements Context, Timers, Meters {
    final HandMarket market;
    final HandOrders orders = new HandOrders();
    final SortedMap<String, Explanation> said = new TreeMap<>();
    final SortedMap<String, Duration> timers = new TreeMap<>();
    final SortedMap<String, BigDecimal> lines = new TreeMap<>();
    final SortedMap<String, Double> gauges = new TreeMap<>();
    final List<String> alerts = new ArrayList<>();
    Memory memory = new MapMemory();
    Optional<String> finished = Optional.empty();
    int flattened;
    int finishes;

    HandContext(HandMarket market) {
        this.market = market;
        market.open = () -> orders.live().size();
    }

    String words(String topic) {
        return Optional.ofNullable(said.get(topic)).map(Explanation::words).orElse("");
    }

    @Override
    public Orders orders() {
        return orders;
    }

    @Override
    public MarketView market(MarketId id) {
        return market;
    }

    @Override
    public Timers timers() {
        return this;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public Meters meters() {
        return this;
    }

    @Override
    public void explain(Explanation what) {
        said.put(what.topic(), what);
    }

    @Override
    public void alert(Severity severity, String text) {
        alerts.add(text);
    }

    @Override
    public void finish(boolean success, String why) {
        finishes++;
        finished = Optional.of(success + ": " + why);
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public void once(String name, Duration delay) {
        timers.put(name, delay);
    }

    @Override
    public Line line(String id, String name) {
        return new Line() {
            @Override
            public void set(BigDecimal price) {
                lines.put(name, price);
            }

            @Override
            public void clear() {
                lines.remove(name);
            }
        };
    }

    @Override
    public void every(String name, Duration period) {
        timers.put(name, period);
    }

    @Override
    public void cancel(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Gauge gauge(String name) {
        return value -> gauges.put(name, value);
    }

    @Override
    public Counter counter(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String bot() {
        return "btc-grid";
    }

    @Override
    public RandomGenerator random() {
        throw new UnsupportedOperationException();
    }

    @Override
    public AccountView account(Venue venue) {
        throw new UnsupportedOperationException();
    }

    /** Closes the position at once. */
    @Override
    public Execution execution() {
        return new Execution() {
            @Override
            public Task chase(Chase what, Consumer<Done> then) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Task flatten(MarketId id, Percent maxSlippage, Duration timeout, Consumer<Done> then) {
                flattened++;
                market.position = Position.flat(id);
                then.accept(new Done(
                        End.COMPLETE, market.info.size(0), Optional.empty(), List.of(), Optional.empty(), "flat"));
                return new Ended();
            }

            @Override
            public Task twap(Twap what, Consumer<Done> then) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Task sequence(Sequence what, Consumer<Sequence.Done> then) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<Task> resume(String name, Consumer<Sequence.Done> then) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<String> sequences() {
                return List.of();
            }
        };
    }

    private static final class Ended implements Execution.Task {
        @Override
        public void cancel(String why) {}

        @Override
        public boolean isDone() {
            return true;
        }
    }

    @Override
    public System.Logger log() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void act(
            Venue venue, String action, Map<String, String> arguments, Consumer<Result<Map<String, String>>> then) {
        throw new UnsupportedOperationException();
    }
}
