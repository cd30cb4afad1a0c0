package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.FillEvent;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Fresh;
import io.jackstay.emulator.base.desk.Journal;
import io.jackstay.emulator.base.desk.MoneyEvent;
import io.jackstay.emulator.base.desk.OrderEvent;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.market.Intervals;
import io.jackstay.emulator.base.market.Print;
import io.jackstay.emulator.base.stream.Subscriber;
import io.jackstay.emulator.base.stream.Teller;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Tells the connections what they want to hear of. Not thread safe: confined to the driving thread. */
final class Channels extends Teller<Topic> {
    private static final int SNAPSHOT = 100;
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int SILENT = 1000;
    private static final Duration FAST = Duration.ofMillis(500);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration STATE = Duration.ofSeconds(5);
    private static final Journal<FillEvent> FILLS = new Journal<>("fills", Trader::fills, Fresh::fills, Rows::fill);
    private static final Journal<OrderEvent> ORDERS =
            new Journal<>("orderHistory", Trader::history, Fresh::orders, Rows::history);
    private static final Journal<MoneyEvent> MOVES =
            new Journal<>("nonFundingLedgerUpdates", Trader::moves, Fresh::moves, Rows::move);
    private static final Map<String, Journal<?>> JOURNALS =
            Map.of("userFills", FILLS, "userHistoricalOrders", ORDERS, "userNonFundingLedgerUpdates", MOVES);

    private final Floor floor;
    private final Settings settings;
    private final MarketViews markets;
    private final AccountViews accounts;
    private final Journal<MoneyEvent> fundings;

    Channels(Floor floor, Settings settings, MarketViews markets, AccountViews accounts) {
        super(floor);
        this.floor = floor;
        this.settings = settings;
        this.markets = markets;
        this.accounts = accounts;
        this.fundings = new Journal<>("fundings", Trader::fundings, Fresh::fundings, this::funding);
        begin(SECOND, SILENCE, SILENT);
    }

    static ObjectNode frame(String channel, Object data) {
        return Json.of("channel data", channel, data);
    }

    private static void push(Subscriber<Topic> to, Topic topic, Object data) {
        to.push(topic.channel(), frame(topic.channel(), data));
    }

    private static Coin coin(Topic topic) {
        return topic.coin().orElseThrow();
    }

    private Trader trader(Topic topic) {
        return floor.find(topic.user()).orElseGet(() -> floor.nobody(topic.user()));
    }

    /** What a new subscription hears at once. */
    void begin(Subscriber<Topic> to, Topic topic) {
        Optional<Journal<?>> journal = journal(topic);
        if (topic.type().equals("trades")) {
            push(to, topic, markets.trades(coin(topic)));
        } else if (journal.isPresent()) {
            String keys = "isSnapshot user " + journal.get().key();
            push(to, topic, Json.of(keys, true, topic.user(), journal.get().latest(trader(topic), SNAPSHOT)));
        } else {
            market(to, topic);
            state(to, topic);
        }
    }

    private Optional<Journal<?>> journal(Topic topic) {
        return Optional.ofNullable(topic.type().equals("userFundings") ? fundings : JOURNALS.get(topic.type()));
    }

    private JsonNode funding(MoneyEvent event) {
        return Rows.fundingOnly(event, settings.fundingRate());
    }

    /** What has not moved is not told again. */
    @Override
    protected void onTick(Subscriber<Topic> to, Topic topic, boolean moved) {
        if (moved
                && topic.user().isEmpty()
                && (topic.type().equals("allMids")
                        || topic.type().endsWith("Ctx")
                        || topic.type().endsWith("Ctxs"))) {
            market(to, topic);
        } else if (!topic.user().isEmpty() && to.isDue(topic, STATE)) {
            state(to, topic);
        }
    }

    @Override
    protected void onBook(Subscriber<Topic> to, Topic topic) {
        if (topic.type().equals("bbo") || topic.type().equals("l2Book")) {
            market(to, topic);
        }
    }

    @Override
    protected void onPrint(Subscriber<Topic> to, Topic topic, Print print) {
        if (topic.type().equals("trades")) {
            push(to, topic, Json.list(markets.trade(coin(topic), print)));
        } else if (topic.type().equals("candle") && to.isDue(topic, SECOND)) {
            market(to, topic);
        }
    }

    /** Pushes the state of a market where that is due. */
    private void market(Subscriber<Topic> to, Topic topic) {
        switch (topic.type()) {
            case "bbo" -> {
                ObjectNode bbo = markets.bbo(coin(topic));
                if (to.isNews(topic, bbo.get("bbo").toString())) {
                    push(to, topic, bbo);
                }
            }
            case "l2Book" -> book(to, topic);
            case "allMids" -> push(to, topic, Json.of("mids", markets.mids()));
            case "allDexsAssetCtxs" ->
                push(to, topic, Json.of("ctxs", Json.list(Json.list("", markets.perpContexts()))));
            case "assetCtxs" -> push(to, topic, Json.of("dex ctxs", "", markets.perpContexts()));
            case "spotAssetCtxs" -> push(to, topic, markets.spotContexts());
            case "activeAssetCtx" ->
                push(to, topic, Json.of("coin ctx", coin(topic).name(), markets.context(coin(topic))));
            case "candle" -> {
                long now = floor.agenda().millis();
                long step = Intervals.find(topic.interval()).orElseThrow().toMillis();
                markets.candles(coin(topic), topic.interval(), Math.floorDiv(now, step) * step, now)
                        .forEach(bar -> push(to, topic, bar));
            }
            default -> {} // not of a market
        }
    }

    private void book(Subscriber<Topic> to, Topic topic) {
        if (to.isDue(topic, topic.fast() ? FAST : settings.bookEvery())) {
            int depth = topic.fast() ? MarketViews.FAST_DEPTH : MarketViews.DEPTH;
            ObjectNode book = markets.book(coin(topic), depth, topic.grouping());
            push(to, topic, topic.fast() ? book.put("fast", true) : book);
        }
    }

    @Override
    protected void onChange(Subscriber<Topic> to, Topic topic, Trader trader) {
        events(to, topic, trader.fresh());
        state(to, topic);
    }

    private void events(Subscriber<Topic> to, Topic topic, Fresh fresh) {
        journal(topic).ifPresent(some -> some(to, topic, Json.of("user", topic.user()), some.key(), some.news(fresh)));
        if (topic.type().equals("orderUpdates") && !fresh.orders().isEmpty()) {
            push(to, topic, Json.array(fresh.orders().stream().map(Rows::update)));
        } else if (topic.type().equals("userEvents")) {
            some(to, topic, Json.of(""), "fills", FILLS.news(fresh));
            some(to, topic, Json.of(""), "nonUserCancel", cancels(fresh));
            fresh.fundings().forEach(event -> push(to, topic, Json.of("funding", funding(event))));
        }
    }

    private static ArrayNode cancels(Fresh fresh) {
        return Json.array(fresh.orders().stream()
                .filter(event -> event.status().isByVenue())
                .map(event -> Json.of(
                        "coin oid", event.order().coin().name(), event.order().id())));
    }

    private static void some(Subscriber<Topic> to, Topic topic, ObjectNode data, String key, ArrayNode rows) {
        if (!rows.isEmpty()) {
            push(to, topic, Json.with(data, key, rows));
        }
    }

    private void state(Subscriber<Topic> to, Topic topic) {
        Trader trader = trader(topic);
        String user = trader.address();
        switch (topic.type()) {
            case "clearinghouseState" ->
                push(to, topic, Json.of("dex user clearinghouseState", "", user, accounts.perps(trader)));
            case "openOrders" -> push(to, topic, Json.of("dex user orders", "", user, accounts.openOrders(trader)));
            case "spotState" -> push(to, topic, Json.of("user spotState", user, accounts.spot(trader)));
            case "activeAssetData" -> push(to, topic, accounts.asset(trader, coin(topic)));
            case "webData2" -> push(to, topic, markets.beside(accounts.web(trader)));
            case "webData3" -> push(to, topic, accounts.newerWeb(trader));
            case "allDexsClearinghouseState" ->
                push(to, topic, Json.of("user clearinghouseStates", user, accounts.dexes(trader)));
            default -> {} // of the others only what happens is told
        }
    }
}
