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
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.market.Intervals;
import io.jackstay.emulator.base.market.Print;
import io.jackstay.emulator.base.stream.Subscriber;
import io.jackstay.emulator.base.stream.Teller;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tells the connections what they want to hear of. Not thread safe: confined to the driving thread. */
final class Channels extends Teller<Topic> {
    private static final int SNAPSHOT = 100;
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int SILENT = 1000;
    private static final Duration FAST = Duration.ofMillis(500);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration STATE = Duration.ofSeconds(5);
    private static final List<String> STATES =
            List.of("clearinghouseState", "openOrders", "spotState", "activeAssetData", "webData2");

    private static final Journal<FillEvent> FILLS = new Journal<>("fills", Trader::fills, Fresh::fills, Rows::fill);
    private static final Journal<MoneyEvent> MOVES =
            new Journal<>("nonFundingLedgerUpdates", Trader::moves, Fresh::moves, Rows::move);

    private final Floor floor;
    private final Settings settings;
    private final MarketViews markets;
    private final AccountViews accounts;
    private final Map<String, Journal<?>> journals;

    Channels(Floor floor, Settings settings, MarketViews markets, AccountViews accounts) {
        super(floor);
        this.floor = floor;
        this.settings = settings;
        this.markets = markets;
        this.accounts = accounts;
        var fundings = new Journal<>("fundings", Trader::fundings, Fresh::fundings, this::funding);
        this.journals = Map.of("userFills", FILLS, "userFundings", fundings, "userNonFundingLedgerUpdates", MOVES);
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
        Journal<?> journal = journals.get(topic.type());
        if (topic.type().equals("trades")) {
            push(to, topic, markets.trades(coin(topic)));
        } else if (journal != null) {
            String keys = "isSnapshot user " + journal.key();
            push(to, topic, Json.of(keys, true, topic.user(), journal.latest(trader(topic), SNAPSHOT)));
        } else {
            market(to, topic);
            state(to, topic);
        }
    }

    private JsonNode funding(MoneyEvent event) {
        return Rows.fundingOnly(event, settings.fundingRate());
    }

    /** What has not moved is not told again. */
    @Override
    protected void onTick(Subscriber<Topic> to, Topic topic, boolean moved) {
        if (moved && (topic.type().equals("allMids") || topic.type().equals("activeAssetCtx"))) {
            market(to, topic);
        } else if (STATES.contains(topic.type()) && to.isDue(topic, STATE)) {
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
        Journal<?> journal = journals.get(topic.type());
        if (journal != null) {
            some(to, topic, Json.of("user", topic.user()), journal.key(), journal.news(fresh));
        } else if (topic.type().equals("orderUpdates") && !fresh.orders().isEmpty()) {
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
            case "webData2" -> {
                ObjectNode web = Json.with(accounts.web(trader), "meta", markets.meta());
                Json.with(web, "assetCtxs spotAssetCtxs", markets.perpContexts(), markets.spotContexts());
                push(to, topic, web);
            }
            default -> {} // of the others only what happens is told
        }
    }
}
