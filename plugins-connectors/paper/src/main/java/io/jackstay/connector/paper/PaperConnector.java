package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
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
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.lib.sim.SimAccount;
import io.jackstay.lib.sim.SimExchange;
import io.jackstay.lib.sim.SimMarket;
import io.jackstay.lib.sim.SimMember;
import io.jackstay.lib.sim.SimSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The connector to the simulated exchange. Confined to the connector's loop.
 *
 * <p>Without latency a command is answered inside the call, its outcome first, then the fills and order reports that it caused. With it,
 * commands and questions are under way first, and answers after: a cancel may lose to a fill that it does not know of. Each start of
 * the connector is a life of the account of its own, with an epoch counted in the login's memory, so that ids of orders, fills and cash
 * flows never come twice.
 */
final class PaperConnector implements Connector {
    private static final String EPOCH = "epoch";

    private final ConnectorContext context;
    private final ConnectorEvents events;
    private final String marginAsset;
    private final PaperConfig config;
    private final SimExchange exchange;
    private final SimMember account;
    private final PaperDesk.Teller teller;
    private final PaperDesk desk;
    private final PaperWire wire;
    private final PaperEvents told;
    private final PaperHistory<OrderFill> fills;
    private final PaperHistory<CashFlow> cashFlows;
    private final List<PaperMarket> markets = new ArrayList<>();
    private final List<MarketFeed> feeds = new ArrayList<>();

    PaperConnector(PaperConfig config, ConnectorContext context) {
        this.config = requireNonNull(config, "config is null");
        this.context = requireNonNull(context, "context is null");
        this.events = context.events();
        this.marginAsset = config.balances().get(0).asset();
        long epoch = context.memory().get(EPOCH).map(Long::parseLong).orElse(0L) + 1;
        SimAccount money = new SimAccount(epoch, config.balances(), config.feeSchedule());
        FeedAge age = new FeedAge();
        this.wire = new PaperWire(config.latency().orElse(LatencyConfig.NONE), age, context);
        this.told = new PaperEvents(events, wire.answers());
        this.teller = new PaperDesk.Teller(told);
        this.exchange = new SimExchange(new SimSettings(config.selfTrade(), config.queue()));
        this.account = exchange.join(money, teller);
        PaperRejects rejects = new PaperRejects(config.rejects().orElse(RejectsConfig.NONE), context.epochNanos());
        this.desk = new PaperDesk(account, told, rejects, config.amends(), context::epochNanos, this::settle);
        this.fills = new PaperHistory<>("fills", epoch, money.fills(), OrderFill::stamp);
        this.cashFlows = new PaperHistory<>("cash flows", epoch, money.cashFlows(), CashFlow::stamp);
        for (PaperMarketConfig market : config.markets()) {
            feeds.add(feed(market));
        }
        context.memory().put(EPOCH, Long.toString(epoch));
        config.markets().forEach(market -> list(market, age));
    }

    private void list(PaperMarketConfig market, FeedAge age) {
        SimMarket listed = exchange.list(market.info(context.venue()));
        Optional<PaperFunding> funding =
                market.funding().map(paid -> new PaperFunding(paid, exchange, listed, context.epochNanos()));
        PaperPublisher publisher = new PaperPublisher(listed, told);
        markets.add(new PaperMarket(listed, publisher, funding, context::epochNanos, age, this::afterEvent));
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
            PaperMarket market = markets.get(i);
            feeds.get(i).start(market.info(), market);
            market.start(context.timers());
            config.markets().get(i).schedule().forEach(change -> context.timers()
                    .once(change.after(), () -> change(market, change)));
        }
    }

    private void change(PaperMarket market, ScheduledChange change) {
        settle(now());
        exchange.change(PaperRules.after(market.rules(), change), now());
        revise();
        afterEvent();
    }

    /** Tells the markets whose rules or fees have become others. */
    private void revise() {
        List<MarketInfo> changed = new ArrayList<>();
        for (PaperMarket market : markets) {
            market.revise(account.account().fees(market.rules(), now())).ifPresent(changed::add);
        }
        if (!changed.isEmpty()) {
            told.markets(changed);
        }
    }

    private void settle(long now) {
        markets.forEach(market -> market.settle(now));
    }

    @Override
    public void subscribe(Subscriptions wanted) {
        markets.forEach(market -> market.want(wanted));
    }

    @Override
    public void execute(OrderBatch batch) {
        if (!batch.cancels().isEmpty()) {
            wire.cancel(() -> {
                batch.cancels().forEach(desk::cancel);
                afterEvent();
            });
        }
        if (!batch.amends().isEmpty() || !batch.submits().isEmpty()) {
            wire.order(() -> {
                batch.amends().forEach(desk::amend);
                batch.submits().forEach(desk::submit);
                afterEvent();
            });
        }
    }

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        wire.order(() -> {
            settle(now());
            AccountSnapshot snapshot = snapshot(now());
            told.tell(() -> reply.ok(snapshot));
            afterEvent();
        });
    }

    private AccountSnapshot snapshot(long now) {
        List<OrderReport> open = account.openOrders().stream()
                .map(order -> PaperReports.report(order, now))
                .toList();
        List<Position> positions = account.account().positions().stream()
                .map(own ->
                        new Position(own.market(), own.size(), own.cost(), own.realizedPnl(), Position.Source.VENUE))
                .toList();
        return AccountSnapshot.of(open, positions, account.balances(), new Stamp(now, now))
                .margin(account.margin(marginAsset, now));
    }

    @Override
    public void orderStatus(OrderRef order, Instant sentAt, Reply<OrderLookup> reply) {
        wire.order(() -> {
            OrderLookup answer = account.find(order)
                    .<OrderLookup>map(found -> new OrderLookup.Found(PaperReports.report(found, now())))
                    .orElseGet(OrderLookup.NotFound::new);
            told.tell(() -> reply.ok(answer));
        });
    }

    @Override
    public void fillsSince(HistoryQuery query, Reply<HistoryPage<OrderFill>> reply) {
        wire.order(() -> fills.answer(query, later(reply)));
    }

    @Override
    public void cashFlowsSince(HistoryQuery query, Reply<HistoryPage<CashFlow>> reply) {
        wire.order(() -> cashFlows.answer(query, later(reply)));
    }

    private <T> Reply<T> later(Reply<T> reply) {
        return result -> told.tell(() -> reply.done(result));
    }

    /** Halted markets keep their orders, and the answer says so. */
    @Override
    public void cancelAll(Optional<MarketId> market, Reply<Void> reply) {
        wire.cancel(() -> {
            settle(now());
            market.ifPresentOrElse(id -> account.cancelAll(id, now()), () -> account.cancelAll(now()));
            boolean halted = account.openOrders().stream()
                    .anyMatch(order -> market.isEmpty() || order.ref().market().equals(market.orElseThrow()));
            told.tell(() -> {
                if (halted) {
                    reply.refused(RejectReason.MARKET_NOT_TRADING, "orders rest in a market that is HALTED");
                } else {
                    reply.done(Result.ok());
                }
            });
            afterEvent();
        });
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

    /** Tells balances and margin once, however many fills an event made, and what they changed in fees. */
    private void afterEvent() {
        if (teller.takeMoneyMoved()) {
            told.balances(account.balances(), account.margin(marginAsset, now()));
            if (!config.feeTiers().isEmpty()) {
                revise();
            }
        }
    }
}
