package io.jackstay.runtime.bot;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.runtime.execution.ExecutionGateway;
import io.jackstay.runtime.execution.OrderTracker;
import io.jackstay.runtime.journal.CrashPoint;
import io.jackstay.runtime.risk.RiskGate;
import io.jackstay.runtime.task.TaskOrders;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one bot as its strategy gives and sees them. Not thread safe: owned by the bot loop.
 *
 * <p>The way of an order: the market's own rules, the venue's state, the risk chain; only then an id and a place in the
 * turn's batch.
 */
final class BotOrders implements TaskOrders {
    private final BotMarkets markets;
    private final BotTime time;
    private final OrderTracker tracker;
    private final ExecutionGateway gateway;
    private final RiskGate gate;
    private final LoopGuard guard;
    private final Refusals refusals;
    private @Nullable String closed;
    private @Nullable String paused;
    private boolean runtimeMayClose = true;

    BotOrders(
            BotMarkets markets,
            BotTime time,
            OrderTracker tracker,
            ExecutionGateway gateway,
            RiskGate gate,
            LoopGuard guard,
            Refusals refusals) {
        this.markets = markets;
        this.time = time;
        this.tracker = tracker;
        this.gateway = gateway;
        this.gate = gate;
        this.guard = guard;
        this.refusals = refusals;
    }

    /** No new orders from here on, but to close a position where that is the runtime's to do; cancels go on. */
    void shut(String why, boolean runtimeMayClose) {
        closed = why;
        this.runtimeMayClose = runtimeMayClose;
    }

    /** No new orders of the strategy until {@link #resume}; cancels go on. */
    void pause(String why) {
        paused = why;
    }

    void resume() {
        paused = null;
    }

    /** What keeps the strategy's orders in; null when nothing does. */
    private @Nullable String shut() {
        return closed == null ? paused : closed;
    }

    @Override
    public Order place(OrderRequest request) {
        return place(request, false);
    }

    @Override
    public Order close(MarketOrderRequest request) {
        return place(request, true);
    }

    @Override
    public boolean hasLastWord(Order order) {
        return tracker.hasLastWord(order);
    }

    @Override
    public Size mostFilled(Order order) {
        return tracker.mostFilled(order);
    }

    @Override
    public Size atMost(Order order) {
        return tracker.atMost(order);
    }

    @Override
    public List<Order> unsettled(MarketId market) {
        List<Order> unsettled = tracker.live(market);
        for (Order order : tracker.unsettled()) {
            if (order.market().equals(market)) {
                unsettled.add(order);
            }
        }
        return unsettled;
    }

    @Override
    public OrderRef ref(Order order) {
        return tracker.ref(order);
    }

    @Override
    public boolean isQuoted(MarketId market) {
        return markets.view(market).isQuoted();
    }

    private Order place(OrderRequest request, boolean byRuntime) {
        guard.requireLoop("place");
        BotMarketView market = markets.view(request.market());
        RiskOrder asked = gate.asked(request, byRuntime);
        String shut = byRuntime && runtimeMayClose ? null : shut();
        Optional<Rejection> refusal = refusal(request, market, shut).or(() -> gate.check(asked));
        if (refusal.isPresent()) {
            refusals.here(request, refusal.get(), market);
            return gateway.refuse(request, refusal.get(), time.cause(), time.stamp());
        }
        Order order = byRuntime
                ? gateway.close(request, time.cause(), time.stamp())
                : gateway.place(request, time.cause(), time.stamp());
        gate.left(order, asked);
        return order;
    }

    private Optional<Rejection> refusal(OrderRequest request, BotMarketView market, @Nullable String shut) {
        if (shut != null) {
            return Optional.of(new Rejection(RejectReason.HALTED, shut));
        }
        if (!gateway.hasRoom()) {
            return Optional.of(ExecutionGateway.tooMany());
        }
        return request.problemIn(market.info()).or(market::blocked);
    }

    @Override
    public Order amend(Order order, Price price, Size totalSize) {
        guard.requireLoop("amend");
        Optional<Rejection> problem = amendProblem(order, totalSize);
        if (problem.isPresent() || !(order.request() instanceof LimitOrderRequest limit)) {
            Rejection why =
                    problem.orElse(new Rejection(RejectReason.UNSUPPORTED, "only a limit order can have other terms"));
            gateway.amendRefused(order, why, time.stamp());
            return order;
        }
        BotMarketView market = markets.view(order.market());
        LimitOrderRequest amended = new LimitOrderRequest(
                limit.side(), totalSize, price, limit.timeInForce(), limit.reduceOnly(), limit.label());
        RiskOrder asked = gate.askedAmend(order, amended);
        Optional<Rejection> refusal =
                amended.problemIn(market.info()).or(market::blocked).or(() -> gate.check(asked));
        if (refusal.isPresent()) {
            refusals.here(amended, refusal.get(), market);
            gateway.amendRefused(order, refusal.get(), time.stamp());
            return order;
        }
        if (markets.traits(order.market()).has(Capability.AMEND_IN_PLACE)) {
            gateway.amend(order, price, totalSize, time.stamp());
            gate.left(order, asked);
            return order;
        }
        gate.leavesLater();
        LimitOrderRequest left = (LimitOrderRequest) asked.request();
        return gateway.replace(order, left, totalSize, time.cause(), time.stamp());
    }

    /** The end of a turn: orders that take the place of others that have ended by now are asked about once more, and leave. */
    void carryOn() {
        if (!gateway.hasSuccessors()) {
            return;
        }
        for (ExecutionGateway.Successor next : gateway.takeSuccessors(time.stamp())) {
            gate.givesBack(next.askedNanos());
            LimitOrderRequest request = next.request();
            RiskOrder asked = gate.askedSuccessor(request);
            BotMarketView market = markets.view(request.market());
            Optional<Rejection> refusal = refusal(request, market, shut()).or(() -> gate.check(asked));
            if (refusal.isPresent()) {
                refusals.here(request, refusal.get(), market);
                gateway.refuse(next, refusal.get(), time.stamp());
            } else {
                CrashPoint.AMEND.reach();
                gateway.carryOn(next, time.stamp());
                gate.left(next.order(), asked);
            }
        }
    }

    /** What speaks against an amend before its terms are looked at. */
    private Optional<Rejection> amendProblem(Order order, Size totalSize) {
        Optional<Rejection> problem = gateway.amendProblem(order, totalSize);
        if (problem.isPresent()) {
            return problem;
        }
        boolean shown = order.state() == OrderState.OPEN || order.state() == OrderState.PARTIALLY_FILLED;
        if (!shown && !markets.traits(order.market()).has(Capability.AMEND_IN_PLACE)) {
            String words = "%s can't amend in place, and has not confirmed the order yet"
                    .formatted(order.market().venue());
            return Optional.of(new Rejection(RejectReason.OTHER, words));
        }
        String shut = shut();
        if (shut != null) {
            return Optional.of(new Rejection(RejectReason.HALTED, shut));
        }
        return gateway.hasRoom() ? Optional.empty() : Optional.of(ExecutionGateway.tooMany());
    }

    @Override
    public void cancel(Order order) {
        guard.requireLoop("cancel");
        gateway.cancel(order, time.stamp());
    }

    @Override
    public void cancelAll() {
        open().forEach(this::cancel);
    }

    @Override
    public void cancelAll(MarketId market) {
        open(market).forEach(this::cancel);
    }

    @Override
    public List<Order> open() {
        guard.requireLoop("open");
        return List.copyOf(tracker.live());
    }

    @Override
    public List<Order> open(MarketId market) {
        guard.requireLoop("open");
        return tracker.live(market);
    }

    @Override
    public Optional<Order> find(Cloid cloid) {
        guard.requireLoop("find");
        return tracker.find(cloid);
    }

    @Override
    public Optional<Order> findLabel(String label) {
        guard.requireLoop("findLabel");
        return tracker.findLabel(label);
    }
}
