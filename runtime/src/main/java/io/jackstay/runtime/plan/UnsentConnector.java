package io.jackstay.runtime.plan;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.ActionSpec;
import io.jackstay.api.connector.CandleQuery;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.Result;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Passes questions and subscriptions on, and keeps back whatever would change something at the venue: the account that is seen through it is
 * the venue's with what was kept back. Confined to the loop of the login.
 *
 * <p>An order that would rest is taken as resting. One that takes at once is taken as received and never answered: what it would fill at is
 * not known, and nothing is made up.
 */
final class UnsentConnector implements Connector {
    private static final Outcome DONE = new Outcome.Accepted("", "");
    private static final Outcome RECEIVED = new Outcome.Received("not sent");

    private final ConnectorContext context;
    private final Connector connector;
    private final Unsent unsent;
    private final SortedMap<Long, Unsent.Placed> placed = new TreeMap<>();
    private final List<OrderReport> changed = new ArrayList<>();
    private final List<OrderRef> gone = new ArrayList<>();
    private List<OrderReport> open = List.of();

    UnsentConnector(ConnectorContext context, Connector connector, Unsent unsent) {
        this.context = requireNonNull(context, "context is null");
        this.connector = requireNonNull(connector, "connector is null");
        this.unsent = requireNonNull(unsent, "unsent is null");
    }

    @Override
    public void start(Reply<List<MarketInfo>> reply) {
        connector.start(reply.after(markets -> {
            unsent.listed(markets);
            reply.ok(markets);
        }));
    }

    @Override
    public void subscribe(Subscriptions wanted) {
        connector.subscribe(wanted);
    }

    @Override
    public void execute(OrderBatch batch) {
        batch.cancels().forEach(cancel -> cancel(cancel.order()));
        batch.amends().forEach(this::amend);
        batch.submits().forEach(this::submit);
    }

    private void cancel(OrderRef order) {
        Unsent.Placed ours = placed.remove(order.cloidOrZero());
        if (ours != null) {
            unsent.withdraw(ours.cloid());
            tell(order, Command.CANCEL, with(ours.report(), OrderState.CANCELLED));
            return;
        }
        Optional<OrderReport> real = find(order);
        if (real.isEmpty()) {
            context.events().outcome(order, Command.CANCEL, DONE);
            return;
        }
        gone.add(order);
        changed.removeIf(report -> report.order().sameOrder(order));
        unsent.cancel(real.get());
        tell(order, Command.CANCEL, with(real.get(), OrderState.CANCELLED));
    }

    private void amend(OrderBatch.Amend amend) {
        Unsent.Placed ours = placed.get(amend.order().cloidOrZero());
        if (ours != null) {
            place(new Unsent.Placed(ours.request(), moved(ours.report(), amend), true));
            tell(amend.order(), Command.AMEND, moved(ours.report(), amend));
            return;
        }
        Optional<OrderReport> real = find(amend.order());
        if (real.isEmpty()) {
            context.events().outcome(amend.order(), Command.AMEND, RECEIVED);
            return;
        }
        OrderReport to = moved(real.get(), amend);
        changed.removeIf(report -> report.order().sameOrder(amend.order()));
        changed.add(to);
        unsent.change(real.get(), to);
        tell(amend.order(), Command.AMEND, to);
    }

    private void submit(OrderBatch.Submit submit) {
        OrderRequest request = submit.request();
        OrderReport report = OrderReport.of(
                        submit.ref(), request.side(), priceOf(request), request.size(), OrderState.OPEN, now())
                .reduceOnly(request.reduceOnly())
                .timeInForce(timeInForce(request));
        boolean rests = rests(request);
        if (rests) {
            place(new Unsent.Placed(request, report, true));
            tell(submit.ref(), Command.SUBMIT, report);
        } else {
            unsent.place(new Unsent.Placed(request, report, false));
            context.events().outcome(submit.ref(), Command.SUBMIT, RECEIVED);
        }
    }

    private void place(Unsent.Placed order) {
        placed.put(order.cloid(), order);
        unsent.place(order);
    }

    private static Stamp at(long nanos) {
        return new Stamp(nanos, nanos);
    }

    private Stamp now() {
        return at(context.epochNanos());
    }

    private static Price priceOf(OrderRequest request) {
        return request instanceof TriggerOrderRequest trigger ? trigger.triggerPrice() : request.worstPrice();
    }

    /** An order to the market is gone at once; one with a trigger waits for it. */
    private static TimeInForce timeInForce(OrderRequest request) {
        if (request instanceof LimitOrderRequest limit) {
            return limit.timeInForce();
        }
        return request instanceof TriggerOrderRequest ? TimeInForce.GTC : TimeInForce.IOC;
    }

    private static boolean rests(OrderRequest request) {
        TimeInForce timeInForce = timeInForce(request);
        return timeInForce == TimeInForce.GTC || timeInForce == TimeInForce.POST_ONLY;
    }

    private void tell(OrderRef order, Command command, OrderReport report) {
        context.events().outcome(order, command, DONE);
        context.events().order(report);
    }

    private OrderReport with(OrderReport report, OrderState state) {
        return OrderReport.of(report.order(), report.side(), report.price(), report.size(), state, now())
                .filled(report.filled())
                .reduceOnly(report.reduceOnly())
                .timeInForce(report.timeInForce());
    }

    private OrderReport moved(OrderReport report, OrderBatch.Amend amend) {
        return OrderReport.of(report.order(), report.side(), amend.price(), amend.totalSize(), report.state(), now())
                .filled(report.filled())
                .reduceOnly(report.reduceOnly())
                .timeInForce(report.timeInForce());
    }

    private Optional<OrderReport> find(OrderRef order) {
        return now(open).stream()
                .filter(report -> report.order().sameOrder(order))
                .findFirst();
    }

    /** What would rest now of what the venue shows. */
    private List<OrderReport> now(List<OrderReport> shown) {
        List<OrderReport> now = new ArrayList<>();
        for (OrderReport report : shown) {
            if (gone.stream().noneMatch(order -> order.sameOrder(report.order()))) {
                now.add(changed.stream()
                        .filter(other -> other.order().sameOrder(report.order()))
                        .findFirst()
                        .orElse(report));
            }
        }
        return now;
    }

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        connector.snapshot(reply.after(snapshot -> {
            unsent.seen(snapshot);
            open = snapshot.openOrders();
            List<OrderReport> orders = now(open);
            placed.values().forEach(order -> orders.add(order.report()));
            AccountSnapshot seen =
                    AccountSnapshot.of(orders, snapshot.positions(), snapshot.balances(), snapshot.stamp());
            reply.ok(snapshot.margin().map(seen::margin).orElse(seen));
        }));
    }

    @Override
    public void orderStatus(OrderRef order, Instant sentAt, Reply<OrderLookup> reply) {
        Unsent.Placed ours = placed.get(order.cloidOrZero());
        if (ours != null) {
            reply.ok(new OrderLookup.Found(ours.report()));
        } else {
            connector.orderStatus(order, sentAt, reply);
        }
    }

    @Override
    public void fillsSince(HistoryQuery query, Reply<HistoryPage<OrderFill>> reply) {
        connector.fillsSince(query, reply);
    }

    @Override
    public void cashFlowsSince(HistoryQuery query, Reply<HistoryPage<CashFlow>> reply) {
        connector.cashFlowsSince(query, reply);
    }

    @Override
    public void candles(CandleQuery query, Reply<List<Candle>> reply) {
        connector.candles(query, reply);
    }

    /** The runtime asks for it only where all orders that it would reach are ours. */
    @Override
    public void cancelAll(Optional<MarketId> market, Reply<Void> reply) {
        List<OrderRef> all = new ArrayList<>();
        placed.values().forEach(order -> all.add(order.report().order()));
        now(open).forEach(report -> all.add(report.order()));
        all.removeIf(order -> market.isPresent() && !market.get().equals(order.market()));
        all.forEach(this::cancel);
        reply.done(Result.ok());
    }

    @Override
    public void armDeadMan(Duration horizon, List<MarketId> markets, Reply<Void> reply) {
        reply.done(Result.ok());
    }

    @Override
    public void setLeverage(MarketId market, int leverage, Reply<Void> reply) {
        unsent.leverage(market, leverage);
        reply.done(Result.ok());
    }

    @Override
    public List<ActionSpec> actions() {
        return connector.actions();
    }

    /** Nobody knows what an action changes. */
    @Override
    public void act(String action, Map<String, String> arguments, Reply<Map<String, String>> reply) {
        reply.unsupported(Capability.ACTIONS);
    }

    @Override
    public void stop(Reply<Void> reply) {
        connector.stop(reply);
    }
}
