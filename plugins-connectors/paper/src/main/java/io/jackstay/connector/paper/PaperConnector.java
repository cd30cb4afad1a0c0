package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.Result;
import io.jackstay.lib.sim.SimAccount;
import io.jackstay.lib.sim.SimExchange;
import io.jackstay.lib.sim.SimListener;
import io.jackstay.lib.sim.SimMarket;
import io.jackstay.lib.sim.SimMember;
import io.jackstay.lib.sim.SimOrder;
import io.jackstay.lib.sim.SimSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The connector to the simulated exchange. Confined to the connector's loop.
 *
 * <p>There is no latency: a command is answered inside the call, its outcome first, then the fills and order reports that it caused.
 * Each start of the connector is a life of the account of its own, with an epoch counted in the login's memory, so that ids of orders
 * and fills never come twice.
 */
final class PaperConnector implements Connector {
    private static final String EPOCH = "epoch";

    private final ConnectorContext context;
    private final ConnectorEvents events;
    private final String marginAsset;
    private final SimMember exchange;
    private final PaperHistory<OrderFill> fills;
    private final PaperHistory<CashFlow> cashFlows;
    private final List<PaperMarket> markets = new ArrayList<>();
    private final List<MarketFeed> feeds = new ArrayList<>();
    private boolean moneyMoved;

    PaperConnector(PaperConfig config, ConnectorContext context) {
        this.context = requireNonNull(context, "context is null");
        this.events = context.events();
        this.marginAsset = config.balances().get(0).asset();
        long epoch = context.memory().get(EPOCH).map(Long::parseLong).orElse(0L) + 1;
        SimAccount account = new SimAccount(epoch, config.balances());
        SimExchange venue = new SimExchange(SimSettings.DEFAULT);
        this.exchange = venue.join(account, new Teller());
        this.fills = new PaperHistory<>("fills", epoch, account.fills(), OrderFill::stamp);
        this.cashFlows = new PaperHistory<>("cash flows", epoch, account.cashFlows(), CashFlow::stamp);
        for (PaperMarketConfig market : config.markets()) {
            feeds.add(feed(market));
        }
        context.memory().put(EPOCH, Long.toString(epoch));
        for (MarketInfo info : config.infos(context.venue())) {
            SimMarket market = venue.list(info);
            PaperPublisher publisher = new PaperPublisher(market, events);
            markets.add(new PaperMarket(market, publisher, context::epochNanos, this::afterEvent));
        }
    }

    /** The data of a market: a backtest's recording before what the configuration says. */
    private MarketFeed feed(PaperMarketConfig config) {
        MarketInfo info = config.info(context.venue());
        Optional<MarketFeed> recording = context.recording(info.id());
        if (recording.isPresent()) {
            return recording.orElseThrow();
        }
        FeedConfig feed = config.feed()
                .orElseThrow(() -> new IllegalArgumentException(
                        "market %s has no feed: add feed { type = random-walk, start = .. }, or run it as a backtest"
                                .formatted(config.symbol())));
        if (feed instanceof FeedConfig.RandomWalk walk) {
            return new GeneratedFeed(walk, info, context.timers(), context::epochNanos);
        }
        if (feed instanceof FeedConfig.Recording file) {
            return context.upstream(file.file());
        }
        return context.upstream(((FeedConfig.Upstream) feed).source());
    }

    @Override
    public void start(Reply<List<MarketInfo>> reply) {
        reply.ok(markets.stream().map(PaperMarket::info).toList());
        events.stream(ConnectorEvents.Stream.PUBLIC, ConnectorEvents.StreamState.UP, "");
        events.stream(ConnectorEvents.Stream.PRIVATE, ConnectorEvents.StreamState.UP, "");
        for (int i = 0; i < markets.size(); i++) {
            feeds.get(i).start(markets.get(i).info(), markets.get(i));
        }
    }

    @Override
    public void subscribe(Subscriptions wanted) {
        markets.forEach(market -> market.want(wanted));
    }

    @Override
    public void execute(OrderBatch batch) {
        batch.cancels().forEach(this::cancel);
        batch.amends().forEach(this::amend);
        batch.submits().forEach(this::submit);
        afterEvent();
    }

    private void cancel(OrderBatch.Cancel cancel) {
        Optional<Rejection> refusal = exchange.cancelRefusal(cancel.order());
        Outcome outcome = refusal.<Outcome>map(Outcome.Rejected::new)
                .orElseGet(() -> new Outcome.Accepted(
                        exchange.find(cancel.order()).orElseThrow().ref().venueOrderId(), ""));
        events.outcome(cancel.order(), Command.CANCEL, outcome);
        exchange.cancel(cancel.order(), now());
    }

    private void amend(OrderBatch.Amend amend) {
        if (now() > amend.deadlineEpochNanos()) {
            reject(amend.order(), Command.AMEND, RejectReason.EXPIRED_DEADLINE, "came after its deadline");
        } else {
            exchange.amend(amend.order(), amend.price(), amend.totalSize(), now());
        }
    }

    private void submit(OrderBatch.Submit submit) {
        if (now() > submit.deadlineEpochNanos()) {
            reject(submit.ref(), Command.SUBMIT, RejectReason.EXPIRED_DEADLINE, "came after its deadline");
        } else {
            exchange.submit(submit.cloid(), submit.request(), now());
        }
    }

    private void reject(OrderRef order, Command command, RejectReason reason, String words) {
        events.outcome(order, command, new Outcome.Rejected(new Rejection(reason, words)));
    }

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        long now = now();
        List<OrderReport> open = exchange.openOrders().stream()
                .map(order -> PaperReports.report(order, now))
                .toList();
        List<Position> positions = exchange.account().positions().stream()
                .map(own ->
                        new Position(own.market(), own.size(), own.cost(), own.realizedPnl(), Position.Source.VENUE))
                .toList();
        reply.ok(AccountSnapshot.of(open, positions, exchange.balances(), new Stamp(now, now))
                .margin(exchange.margin(marginAsset, now)));
    }

    @Override
    public void orderStatus(OrderRef order, Instant sentAt, Reply<OrderLookup> reply) {
        reply.ok(exchange.find(order)
                .<OrderLookup>map(found -> new OrderLookup.Found(PaperReports.report(found, now())))
                .orElseGet(OrderLookup.NotFound::new));
    }

    @Override
    public void fillsSince(HistoryQuery query, Reply<HistoryPage<OrderFill>> reply) {
        fills.answer(query, reply);
    }

    @Override
    public void cashFlowsSince(HistoryQuery query, Reply<HistoryPage<CashFlow>> reply) {
        cashFlows.answer(query, reply);
    }

    @Override
    public void cancelAll(Optional<MarketId> market, Reply<Void> reply) {
        market.ifPresentOrElse(id -> exchange.cancelAll(id, now()), () -> exchange.cancelAll(now()));
        reply.done(Result.ok());
        afterEvent();
    }

    @Override
    public void stop(Reply<Void> reply) {
        events.stream(ConnectorEvents.Stream.PRIVATE, ConnectorEvents.StreamState.DOWN, "stopped");
        events.stream(ConnectorEvents.Stream.PUBLIC, ConnectorEvents.StreamState.DOWN, "stopped");
        reply.done(Result.ok());
    }

    private long now() {
        return context.epochNanos();
    }

    /** Tells balances and margin once, however many fills an event made. */
    private void afterEvent() {
        if (moneyMoved) {
            moneyMoved = false;
            exchange.balances().forEach(events::balance);
            events.margin(exchange.margin(marginAsset, now()));
        }
    }

    /** Passes on what the exchange tells of the account's orders. */
    private final class Teller implements SimListener {
        @Override
        public void onAccepted(SimOrder order, long nanos) {
            OrderRef asSent =
                    OrderRef.of(order.ref().market(), order.ref().cloid().orElseThrow());
            events.outcome(
                    asSent, Command.SUBMIT, new Outcome.Accepted(order.ref().venueOrderId(), ""));
        }

        @Override
        public void onRejected(OrderRef order, Rejection why, long nanos) {
            events.outcome(order, Command.SUBMIT, new Outcome.Rejected(why));
        }

        @Override
        public void onFilled(SimOrder order, OrderFill fill) {
            moneyMoved = true;
            events.fill(fill);
            events.order(PaperReports.report(order, fill.stamp().venueNanos()));
        }

        @Override
        public void onAmended(SimOrder before, SimOrder after, long nanos) {
            events.outcome(
                    before.ref(),
                    Command.AMEND,
                    new Outcome.Accepted(after.ref().venueOrderId(), ""));
            events.order(PaperReports.report(after, nanos));
        }

        @Override
        public void onAmendRejected(OrderRef order, Rejection why, long nanos) {
            events.outcome(order, Command.AMEND, new Outcome.Rejected(why));
        }

        @Override
        public void onCashFlow(CashFlow flow) {
            moneyMoved = true;
            events.cashFlow(flow);
        }

        @Override
        public void onCancelled(SimOrder order, long nanos) {
            events.order(PaperReports.report(order, nanos));
        }
    }
}
