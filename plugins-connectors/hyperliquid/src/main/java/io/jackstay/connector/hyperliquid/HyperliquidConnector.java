package io.jackstay.connector.hyperliquid;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.ActionSpec;
import io.jackstay.api.connector.CandleQuery;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.connector.hyperliquid.action.ActionSigner;
import io.jackstay.connector.hyperliquid.action.UpdateLeverage;
import io.jackstay.connector.hyperliquid.market.FeeRates;
import io.jackstay.connector.hyperliquid.market.Listing;
import io.jackstay.connector.hyperliquid.market.Markets;
import io.jackstay.connector.hyperliquid.report.Translator;
import io.jackstay.lib.signing.Address;
import io.jackstay.lib.signing.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One login on Hyperliquid. Confined to the connector's loop. */
final class HyperliquidConnector implements Connector {
    private static final Duration METADATA = Duration.ofHours(1);
    private static final Duration BUDGET = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final Set<RejectReason> OF_RULES =
            EnumSet.of(RejectReason.PRICE_OFF_GRID, RejectReason.SIZE_OFF_LOT, RejectReason.MARKET_NOT_TRADING);

    private final ConnectorContext context;
    private final HyperliquidConfig config;
    private final VenueClock clock;
    private final InfoClient info;
    private final AddressBudget addressBudget;
    private final Starter starter;
    private final ExchangeClient exchange;
    private final DeadMan deadMan;
    private final Repairs repairs;
    private final OrderDesk orders;
    private final AnsweredOrders answeredOrders = new AnsweredOrders();
    private final PostDesk posts;
    private final LeftOut leftOut;
    private final List<LoopTimers.Timer> timers = new ArrayList<>();

    private Markets markets = Markets.none();
    private FeeRates fees = FeeRates.BASE;
    private long lookedNanos;
    private Optional<Session> session = Optional.empty();
    private Subscriptions wanted = Subscriptions.none();

    /** What is made for one account, when it is known. */
    private record Session(
            String account, StreamSession stream, AccountReader reader, Endings endings, History history) {}

    HyperliquidConnector(HyperliquidConfig config, ConnectorContext context) {
        this.context = context;
        this.leftOut = new LeftOut(context);
        this.config = config;
        SigningKey key = SigningKey.parse(config.key().reveal());
        ActionSigner signer = config.vault()
                .map(vault -> ActionSigner.forVault(config.network(), key, Address.parse(vault)))
                .orElseGet(() -> ActionSigner.of(config.network(), key));
        IpBudget ipBudget = new IpBudget(context, config.network());
        this.clock = new VenueClock(context, config.actionExpiry());
        this.info = new InfoClient(context, config, ipBudget);
        this.addressBudget = new AddressBudget(context, config.cancelReserve());
        this.starter =
                new Starter(context, info, clock, new Login(info, config, signer.address()), config.builderFee());
        this.posts = new PostDesk(context.timers(), ipBudget, () -> session.map(Session::stream));
        Nonces nonces = new Nonces(context, info, clock, NonceKeys.of(config.network(), signer.address()));
        this.exchange = new ExchangeClient(context, config, signer, nonces, ipBudget, addressBudget, posts);
        this.deadMan = new DeadMan(exchange, clock);
        this.repairs = new Repairs(info, nonces, clock);
        this.orders = new OrderDesk(
                context,
                config,
                exchange,
                clock,
                addressBudget,
                answeredOrders,
                this::lookUp,
                this::refused,
                () -> markets);
    }

    /** Rules of markets may have changed since they were read. */
    private void refused(RejectReason reason) {
        long now = context.epochNanos();
        if (OF_RULES.contains(reason) && Math.abs(now - lookedNanos) >= LOOK_AGAIN.toNanos()) {
            lookedNanos = now;
            lookAtMarkets();
        }
    }

    private void lookUp(OrderRef order) {
        Instant now = Instant.ofEpochSecond(0, context.epochNanos());
        session.ifPresent(open -> open.endings().lookUp(order, now));
    }

    @Override
    public void start(Reply<List<MarketInfo>> reply) {
        starter.start(reply.after(found -> {
            fees = found.fees();
            markets = found.markets().since(markets).markets();
            open(found);
            reply.ok(markets.infos());
        }));
    }

    private void open(Starter.Found found) {
        session.ifPresent(old -> old.stream().close());
        timers.forEach(LoopTimers.Timer::cancel);
        timers.clear();
        Translator translator = new Translator(found.account());
        AccountFigures figures = new AccountFigures(context, () -> markets, leftOut, found.mode());
        AccountFigures answered = new AccountFigures(context, () -> markets, leftOut, found.mode());
        AccountReader reader = new AccountReader(context, info, () -> markets, translator, answered, clock, leftOut);
        Endings endings = new Endings(context, reader);
        PrivateFrames account =
                new PrivateFrames(context, () -> markets, translator, answeredOrders, endings, figures, leftOut);
        FrameReader frames = new FrameReader(
                context,
                () -> markets,
                new PublicFrames(context, () -> markets),
                new TradeFrames(context, () -> markets),
                account);
        StreamSession stream = new StreamSession(context, config, () -> markets, frames, posts);
        History history = new History(info, () -> markets, translator, account::flows);
        session = Optional.of(new Session(found.account(), stream, reader, endings, history));
        stream.subscribe(wanted);
        stream.open(found.account());
        timers.add(context.timers().every(METADATA, this::lookAtMarkets));
        timers.add(context.timers().every(BUDGET, () -> lookAtBudget(found.account())));
        lookAtBudget(found.account());
    }

    private void lookAtMarkets() {
        starter.markets(fees, result -> {
            if (result instanceof Result.Ok<Markets> ok) {
                Markets.Change change = ok.value().since(markets);
                markets = change.markets();
                if (!change.changed().isEmpty()) {
                    context.events().markets(change.changed());
                }
            } else {
                context.log().log(System.Logger.Level.WARNING, "metadata not read result={0}", result);
            }
        });
    }

    private void lookAtBudget(String account) {
        info.ask(Query.userRateLimit(account), AddressBudget.RateLimit::read, result -> {
            if (result instanceof Result.Ok<AddressBudget.RateLimit> ok) {
                addressBudget.told(ok.value());
            }
        });
    }

    @Override
    public void subscribe(Subscriptions now) {
        wanted = now;
        session.ifPresent(open -> open.stream().subscribe(now));
    }

    @Override
    public void execute(OrderBatch batch) {
        orders.execute(batch);
    }

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        started(reply).ifPresent(open -> open.reader().snapshot(reply));
    }

    @Override
    public void orderStatus(OrderRef order, Instant sentAt, Reply<OrderLookup> reply) {
        started(reply).ifPresent(open -> open.reader().status(order, sentAt, reply));
    }

    @Override
    public void fillsSince(HistoryQuery query, Reply<HistoryPage<OrderFill>> reply) {
        started(reply).ifPresent(open -> open.history().fills(query, reply));
    }

    @Override
    public void cashFlowsSince(HistoryQuery query, Reply<HistoryPage<CashFlow>> reply) {
        started(reply).ifPresent(open -> open.history().cashFlows(query, reply));
    }

    @Override
    public void candles(CandleQuery query, Reply<List<Candle>> reply) {
        started(reply).ifPresent(open -> open.history().candles(query, reply));
    }

    @Override
    public void armDeadMan(Duration horizon, List<MarketId> of, Reply<Void> reply) {
        deadMan.arm(horizon, reply);
    }

    @Override
    public void setLeverage(MarketId market, int leverage, Reply<Void> reply) {
        Optional<Listing> listing = markets.find(market);
        if (listing.isEmpty() || listing.get().isSpot()) {
            reply.refused(RejectReason.UNKNOWN_MARKET, market + " is no perpetual of this venue");
            return;
        }
        boolean cross = config.margin() == HyperliquidConfig.MarginMode.CROSS
                && !listing.get().isolated();
        exchange.send(
                new UpdateLeverage(listing.get().asset(), cross, leverage),
                0,
                ExchangeClient.Aim.TRADE,
                Answers.done(reply));
    }

    @Override
    public List<ActionSpec> actions() {
        return Repairs.all();
    }

    @Override
    public void act(String action, Map<String, String> arguments, Reply<Map<String, String>> reply) {
        started(reply).ifPresent(open -> repairs.act(open.account(), action, reply));
    }

    @Override
    public void stop(Reply<Void> reply) {
        timers.forEach(LoopTimers.Timer::cancel);
        session.ifPresent(open -> open.stream().close());
        reply.done(Result.ok());
    }

    /** Empty before the start, and then the reply is answered. */
    private Optional<Session> started(Reply<?> reply) {
        if (session.isEmpty()) {
            reply.refused(RejectReason.CONNECTOR_DOWN, "not started");
        }
        return session;
    }
}
