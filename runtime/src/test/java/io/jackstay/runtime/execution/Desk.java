package io.jackstay.runtime.execution;

import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static io.jackstay.runtime.fixture.Markets.at;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A tracker and a gateway whose turns and answers a test makes by hand. Not thread safe. */
final class Desk implements OrderWatches.Later {
    static final int BOT = 3;
    private static final Venue OTHER = new Venue("other");

    final List<OrderBatch> sent = new ArrayList<>();
    final List<String> decisions = new ArrayList<>();
    final List<OrderUpdate> steps = new ArrayList<>();
    final OrderWatches watches;
    /** How long after a cancel the venue may still tell of fills. */
    Duration settleTime = Duration.ZERO;
    /** Whether the bot is in a turn. */
    boolean inTurn = true;

    final OrderTracker tracker;
    final ExecutionGateway gateway;
    private final Deque<Runnable> putOff = new ArrayDeque<>();
    private final TimerQueue timers = new TimerQueue();
    private long nanos = START_NANOS;

    Desk() {
        PluginGuard guard = new PluginGuard("test", Desk.class.getClassLoader());
        watches = new OrderWatches(this, guard);
        tracker = new OrderTracker(watches, venue -> settleTime);
        CloidSource.Sequence sequence = new CloidSource.Sequence();
        SortedMap<Venue, CloidSource> cloids = new TreeMap<>();
        cloids.put(Markets.SIM, new CloidSource(Cloid.Layout.forBits(62), 0, BOT, sequence));
        cloids.put(OTHER, new CloidSource(Cloid.Layout.forBits(62), 0, BOT, sequence));
        gateway = new ExecutionGateway(
                tracker,
                cloids,
                (venue, batch, closing) -> sent.add(batch),
                new Written(),
                (order, update) -> steps.add(update),
                this,
                steps::add);
    }

    private final class Written implements ExecutionGateway.DecisionLog {
        @Override
        public void placed(long nowNanos, OrderRef ref, OrderRequest request) {
            decisions.add("place " + ref.cloidOrZero());
        }

        @Override
        public void amended(long nowNanos, OrderRef ref, OrderRequest original, Price price, Size totalSize) {
            decisions.add("amend " + ref.cloidOrZero());
        }

        @Override
        public void cancelled(long nowNanos, OrderRef ref, OrderRequest original) {
            decisions.add("cancel " + ref.cloidOrZero());
        }

        @Override
        public void strayCancelled(long nowNanos, OrderRef ref) {
            decisions.add("cancel stray " + ref.venueOrderId());
        }
    }

    @Override
    public void requireLoop(String call) {
        if (!inTurn) {
            throw new IllegalStateException(call + " outside a turn");
        }
    }

    @Override
    public void nextTurn(Runnable call) {
        putOff.add(call);
    }

    @Override
    public TimerQueue.Timer after(Duration delay, Runnable call) {
        return timers.schedule(nanos + delay.toNanos(), call);
    }

    /** What was put off, then the end of the turn. */
    void turn() {
        for (int i = putOff.size(); i > 0; i--) {
            putOff.remove().run();
        }
        gateway.flush(nanos);
    }

    void pass(Duration time) {
        nanos += time.toNanos();
        timers.runDue(nanos, 100, timers.mark());
    }

    /** Whether anything is still waited for. */
    boolean isWaiting() {
        return timers.nextDeadlineNanos() != Work.NO_DEADLINE;
    }

    Stamp now() {
        return at(nanos);
    }

    Order place(Side side, String size, String price) {
        return place(Markets.limit(side, size, price));
    }

    Order place(OrderRequest request) {
        return gateway.place(request, "test", now());
    }

    /** An order that has left, without an answer. */
    Order sent(String size) {
        Order order = place(Side.BUY, size, "100");
        gateway.flush(nanos);
        return order;
    }

    Order open(String size) {
        Order order = sent(size);
        accept(order, "v" + order.cloid().orElseThrow());
        return order;
    }

    static OrderRef ref(Order order) {
        return OrderRef.of(order.market(), order.cloid().orElseThrow());
    }

    Optional<OrderUpdate> accept(Order order, String venueId) {
        return outcome(order, Command.SUBMIT, new Outcome.Accepted(venueId, ""));
    }

    Optional<OrderUpdate> outcome(Order order, Command command, Outcome outcome) {
        return tracker.onOutcome(ref(order), command, outcome, now());
    }

    static Outcome rejected() {
        return new Outcome.Rejected(new Rejection(RejectReason.OTHER, "no"));
    }

    Optional<OrderUpdate> fill(Order order, String size) {
        return fill(ref(order), size);
    }

    Optional<OrderUpdate> fill(OrderRef order, String size) {
        OrderFill fill = Markets.fill("f" + steps.size() + size, order, Side.BUY, size, "100", nanos);
        return tracker.onFill(fill, now());
    }

    Optional<OrderUpdate> report(Order order, OrderState state, String filled) {
        return report(order, state, filled, ++nanos);
    }

    Optional<OrderUpdate> report(Order order, OrderState state, String filled, long venueNanos) {
        MarketId market = order.market();
        OrderReport report = OrderReport.of(
                        ref(order), order.side(), order.price(), order.size(), state, at(venueNanos))
                .filled(Markets.size(market, filled));
        return tracker.onReport(report, now());
    }

    long nanos() {
        return nanos;
    }
}
