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
import io.jackstay.lib.sim.SimImage;
import io.jackstay.lib.sim.SimLedger;
import io.jackstay.lib.sim.SimMarket;
import io.jackstay.lib.sim.SimMember;
import io.jackstay.lib.sim.SimSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The connector to the simulated exchange. Confined to the connector's loop.
 *
 * <p>Without latency a command is answered inside the call, its outcome first, then the fills and order reports that it caused. With it,
 * commands and questions are under way first, and answers after: a cancel may lose to a fill that it does not know of. What is under way
 * when the process ends is lost, as it is with a broken connection.
 *
 * <p>Where the login's memory is durable, the exchange goes on in the next process where it was; see {@link PaperLedger}.
 */
final class PaperConnector implements Connector {
    private static final int FILLS_TOLD = 100;

    private final ConnectorContext context;
    private final ConnectorEvents events;
    private final String marginAsset;
    private final PaperConfig config;
    private final PaperLedger ledger;
    private final SimExchange exchange;
    private final SimMember account;
    private final PaperDesk.Teller teller;
    private final PaperDesk desk;
    private final PaperWire wire;
    private final PaperEvents told;
    private final PaperHistory<OrderFill> fills;
    private final PaperHistory<CashFlow> cashFlows;
    private final PaperDeadMan deadMan;
    private final boolean draws;
    private final List<PaperMarket> markets = new ArrayList<>();
    private final List<PaperSchedule> schedules = new ArrayList<>();
    private final List<MarketFeed> feeds = new ArrayList<>();

    PaperConnector(PaperConfig config, ConnectorContext context) {
        this.config = requireNonNull(config, "config is null");
        this.context = requireNonNull(context, "context is null");
        this.events = context.events();
        this.marginAsset = config.balances().get(0).asset();
        this.ledger = new PaperLedger(context.memory(), context.epochNanos());
        long epoch = ledger.epoch();
        SimAccount money = new SimAccount(epoch, config.balances(), config.feeSchedule());
        FeedAge age = new FeedAge();
        this.wire = new PaperWire(config.latency().orElse(LatencyConfig.NONE), age, context, ledger);
        this.told = new PaperEvents(events, wire.answers(), ledger.isKept());
        this.teller = new PaperDesk.Teller(told);
        this.exchange = new SimExchange(new SimSettings(config.selfTrade(), config.queue()));
        this.account = exchange.join(money, teller);
        PaperRejects rejects = ledger.keep(
                "rejects", new PaperRejects(config.rejects().orElse(RejectsConfig.NONE), ledger.begunNanos()));
        this.draws = rejects.draws();
        this.desk = new PaperDesk(account, told, rejects, config.amends(), context::epochNanos, this::settle);
        this.fills = new PaperHistory<>("fills", epoch, money.fills(), OrderFill::stamp);
        this.cashFlows = new PaperHistory<>("cash flows", epoch, money.cashFlows(), CashFlow::stamp);
        this.deadMan = ledger.keep(
                "dead-man", new PaperDeadMan(context.timers(), context::epochNanos, this::cancelForTheDead));
        for (PaperMarketConfig market : config.markets()) {
            feeds.add(feed(market));
        }
        config.markets().forEach(market -> list(market, age));
        goOn();
    }

    private void list(PaperMarketConfig market, FeedAge age) {
        MarketInfo first = market.info(context.venue());
        String id = first.id().toString();
        PaperSchedule schedule = ledger.keep("rules/" + id, new PaperSchedule(market.schedule(), ledger.begunNanos()));
        schedules.add(schedule);
        SimMarket listed = exchange.list(schedule.rules(first));
        Optional<PaperFunding> funding = market.funding()
                .map(paid ->
                        ledger.keep("funding/" + id, new PaperFunding(paid, exchange, listed, context.epochNanos())));
        PaperPublisher publisher = new PaperPublisher(listed, told);
        markets.add(ledger.keep(
                "feed/" + id, new PaperMarket(listed, publisher, funding, context::epochNanos, age, this::afterEvent)));
    }

    /** Takes the exchange back as it was kept; where the market data begin anew, what they showed is gone. */
    private void goOn() {
        SortedSet<MarketId> continuing = new TreeSet<>();
        for (int i = 0; i < feeds.size(); i++) {
            if (feeds.get(i) instanceof GeneratedFeed) {
                continuing.add(markets.get(i).rules().id());
            }
        }
        ledger.keep(new SimImage(account, continuing));
        for (int i = 0; i < feeds.size(); i++) {
            if (!(feeds.get(i) instanceof GeneratedFeed walk) || !walk.isContinuing()) {
                markets.get(i).feedLost();
            }
        }
        revised();
        ledger.write(now());
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
            return ledger.keep(
                    "walk/" + info.id(), new GeneratedFeed(walk, info, context.timers(), context::epochNanos));
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
            schedules.get(i).start(context.timers(), context::epochNanos, change -> change(market, change));
        }
        deadMan.start();
        if (context.isReadOnly()) {
            tellAll();
        }
        afterEvent();
    }

    /** What a stream begins with. */
    private void tellAll() {
        AccountSnapshot snapshot = snapshot(now());
        told.tell(() -> {
            snapshot.openOrders().forEach(events::order);
            snapshot.positions().forEach(events::position);
            SimLedger<OrderFill> past = account.account().fills();
            past.after(past.last() - FILLS_TOLD, FILLS_TOLD).forEach(events::fill);
        });
        told.balances(snapshot.balances(), account.margin(marginAsset, now()));
    }

    private void change(PaperMarket market, ScheduledChange change) {
        settle(now());
        teller.change();
        exchange.change(PaperRules.after(market.rules(), change), now());
        revise();
        afterEvent();
    }

    /** Tells the markets whose rules or fees have become others. */
    private void revise() {
        List<MarketInfo> changed = revised();
        if (!changed.isEmpty()) {
            told.markets(changed);
        }
    }

    private List<MarketInfo> revised() {
        List<MarketInfo> changed = new ArrayList<>();
        for (PaperMarket market : markets) {
            market.revise(account.account().fees(market.rules(), now())).ifPresent(changed::add);
        }
        return changed;
    }

    private void settle(long now) {
        markets.forEach(market -> market.settle(now));
    }

    @Override
    public void subscribe(Subscriptions wanted) {
        markets.forEach(market -> market.want(wanted));
        afterEvent();
    }

    @Override
    public void execute(OrderBatch batch) {
        if (!batch.cancels().isEmpty()) {
            wire.cancel(() -> {
                batch.cancels().forEach(desk::cancel);
                afterCommands();
            });
        }
        if (!batch.amends().isEmpty() || !batch.submits().isEmpty()) {
            wire.order(() -> {
                batch.amends().forEach(desk::amend);
                batch.submits().forEach(desk::submit);
                afterCommands();
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
            afterEvent();
        });
    }

    @Override
    public void fillsSince(HistoryQuery query, Reply<HistoryPage<OrderFill>> reply) {
        wire.order(() -> {
            fills.answer(query, later(reply));
            afterEvent();
        });
    }

    @Override
    public void cashFlowsSince(HistoryQuery query, Reply<HistoryPage<CashFlow>> reply) {
        wire.order(() -> {
            cashFlows.answer(query, later(reply));
            afterEvent();
        });
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

    /** All orders of the account, whatever the markets. */
    @Override
    public void armDeadMan(Duration horizon, List<MarketId> covered, Reply<Void> reply) {
        wire.order(() -> {
            deadMan.arm(horizon);
            teller.change();
            told.tell(() -> reply.done(Result.ok()));
            afterEvent();
        });
    }

    private void cancelForTheDead() {
        settle(now());
        teller.change();
        account.cancelAll(now());
        afterEvent();
    }

    @Override
    public void stop(Reply<Void> reply) {
        ledger.write(now());
        events.stream(ConnectorEvents.Stream.PRIVATE, ConnectorEvents.StreamState.DOWN, "stopped");
        events.stream(ConnectorEvents.Stream.PUBLIC, ConnectorEvents.StreamState.DOWN, "stopped");
        reply.done(Result.ok());
    }

    private long now() {
        return context.epochNanos();
    }

    private void afterCommands() {
        if (draws) {
            teller.change();
        }
        afterEvent();
    }

    /**
     * The end of a turn: tells balances and margin once, however many fills it made, and what they changed in fees; then writes down what
     * has changed, and lets go what was told.
     */
    private void afterEvent() {
        if (teller.takeMoneyMoved()) {
            told.balances(account.balances(), account.margin(marginAsset, now()));
            if (!config.feeTiers().isEmpty()) {
                revise();
            }
        }
        boolean changed = teller.takeChanged();
        if (ledger.isKept()) {
            ledger.endTurn(changed, now());
        }
        told.release();
    }
}
