package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.desk.Agent;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.MoneyEvent;
import io.jackstay.emulator.base.desk.OrderEvent;
import io.jackstay.emulator.base.desk.Past;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.desk.VenueOrder;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.market.Intervals;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Answers what anybody may ask. Not thread safe: confined to the driving thread. */
final class Info {
    private static final List<String> LIGHT = List.of(
            "l2Book", "allMids", "clearinghouseState", "orderStatus", "spotClearinghouseState", "exchangeStatus");
    private static final List<String> BY_ITEM = List.of(
            "recentTrades",
            "historicalOrders",
            "userFills",
            "userFillsByTime",
            "fundingHistory",
            "userFunding",
            "userNonFundingLedgerUpdates");
    private static final int FILLS = 2_000;
    private static final int PAGE = 500;

    private final Floor floor;
    private final Settings settings;
    private final MarketViews markets;
    private final AccountViews accounts;

    Info(Floor floor, Settings settings, MarketViews markets, AccountViews accounts) {
        this.floor = floor;
        this.settings = settings;
        this.markets = markets;
        this.accounts = accounts;
    }

    /** What a question weighs, with what its answer has come to. */
    static int weight(String type, JsonNode answer) {
        int base = LIGHT.contains(type) ? 2 : type.equals("userRole") ? 60 : 20;
        int items = answer.isArray() ? answer.size() : 0;
        return base + (BY_ITEM.contains(type) ? items / 20 : type.equals("candleSnapshot") ? items / 60 : 0);
    }

    /** The answer; empty when the question can't be understood. */
    Optional<JsonNode> answer(JsonNode question) {
        if (!question.path("dex").asText("").isEmpty()) {
            return Optional.empty();
        }
        return switch (question.path("type").asText()) {
            case "meta" -> Optional.of(markets.meta());
            case "allPerpMetas" -> Optional.of(Json.list(markets.meta()));
            case "metaAndAssetCtxs" -> Optional.of(Json.list(markets.meta(), markets.perpContexts()));
            case "perpDexs" -> Optional.of(Json.list(Optional.empty()));
            case "spotMeta" -> Optional.of(markets.spotMeta());
            case "spotMetaAndAssetCtxs" -> Optional.of(Json.list(markets.spotMeta(), markets.spotContexts()));
            case "allMids" -> Optional.of(markets.mids());
            case "predictedFundings" -> Optional.of(markets.predictions());
            case "exchangeStatus" ->
                Optional.of(Json.of("time specialStatuses", floor.agenda().millis(), Optional.empty()));
            case "l2Book" -> text(question, "coin").map(coin -> book(question, coin));
            case "recentTrades" -> coin(question).map(markets::trades);
            case "candleSnapshot" -> candles(question.path("req"));
            case "fundingHistory" -> coin(question).map(coin -> markets.fundings(coin, from(question), to(question)));
            default ->
                text(question, "user")
                        .filter(user -> user.matches("0x[0-9a-fA-F]{40}"))
                        .flatMap(user -> ofUser(question, user.toLowerCase(Locale.ROOT)));
        };
    }

    private static Optional<String> text(JsonNode question, String key) {
        return Optional.ofNullable(question.path(key).textValue());
    }

    private Optional<Coin> coin(JsonNode question) {
        return text(question, "coin").flatMap(floor.coins()::find);
    }

    private static long from(JsonNode question) {
        return question.path("startTime").asLong(0);
    }

    private static long to(JsonNode question) {
        return question.path("endTime").asLong(Long.MAX_VALUE);
    }

    private JsonNode book(JsonNode question, String name) {
        Optional<Integer> figures =
                Optional.of(question.path("nSigFigs").asInt(0)).filter(count -> count > 1 && count < 6);
        int mantissa = Math.max(1, question.path("mantissa").asInt(1));
        return Json.node(
                floor.coins().find(name).map(coin -> markets.book(coin, MarketViews.DEPTH, figures, mantissa)));
    }

    private Optional<JsonNode> candles(JsonNode asked) {
        String interval = asked.path("interval").asText();
        return coin(asked)
                .filter(coin -> Intervals.find(interval).isPresent())
                .map(coin -> markets.candles(coin, interval, from(asked), to(asked)));
    }

    private Optional<JsonNode> ofUser(JsonNode question, String user) {
        Trader trader = floor.find(user).orElseGet(() -> floor.nobody(user));
        return switch (question.path("type").asText()) {
            case "clearinghouseState" -> Optional.of(accounts.perps(trader));
            case "spotClearinghouseState" -> Optional.of(accounts.spot(trader));
            case "openOrders" ->
                Optional.of(Json.array(trader.openOrders().stream().map(order -> Rows.basic(OrderEvent.of(order)))));
            case "frontendOpenOrders" -> Optional.of(accounts.openOrders(trader));
            case "orderStatus" -> orderStatus(question.path("oid"), trader);
            case "historicalOrders" ->
                Optional.of(Json.array(trader.history().stream().limit(FILLS).map(Rows::history)));
            case "userFills" ->
                Optional.of(Json.array(trader.fills().stream().limit(FILLS).map(Rows::fill)));
            case "userFillsByTime" ->
                Optional.of(page(trader.fills(), fill -> fill.millis(), Rows::fill, question, FILLS));
            case "userFunding" ->
                Optional.of(page(
                        trader.fundings(),
                        MoneyEvent::millis,
                        event -> Rows.funding(event, settings.fundingRate()),
                        question,
                        PAGE));
            case "userNonFundingLedgerUpdates" ->
                Optional.of(page(trader.moves(), MoneyEvent::millis, Rows::move, question, PAGE));
            case "userRateLimit" -> Optional.of(accounts.budget(trader));
            case "userFees" -> Optional.of(AccountViews.fees());
            case "userAbstraction" -> Optional.of(Json.node("disabled"));
            case "userDexAbstraction" -> Optional.of(Json.node(false));
            case "userRole" -> Optional.of(role(user));
            case "extraAgents" -> Optional.of(agents(trader));
            case "subAccounts" -> Optional.of(parts(trader));
            case "maxBuilderFee" ->
                Optional.of(Json.node(
                        trader.allowed(question.path("builder").asText().toLowerCase(Locale.ROOT))));
            case "activeAssetData" -> coin(question).map(coin -> accounts.asset(trader, coin));
            case "userVaultEquities", "userTwapSliceFills", "delegations", "approvedBuilders" ->
                Optional.of(Json.list());
            default -> Optional.empty();
        };
    }

    private Optional<JsonNode> orderStatus(JsonNode id, Trader trader) {
        boolean cloid = id.asText().matches("0x[0-9a-fA-F]{32}");
        if (!id.isIntegralNumber() && !cloid) {
            return Optional.empty();
        }
        long known = floor.agenda().millis() - floor.statusLag().toMillis();
        Optional<VenueOrder> order =
                cloid ? trader.find(id.asText().toLowerCase(Locale.ROOT)) : trader.find(id.longValue());
        return Optional.of(order.filter(found -> found.millis() <= known)
                .map(found -> Json.of("status order", "order", Rows.history(found.told())))
                .orElseGet(() -> Json.of("status", "unknownOid")));
    }

    private static <T> JsonNode page(
            Collection<T> newestFirst, ToLongFunction<T> time, Function<T, JsonNode> row, JsonNode question, int most) {
        return Json.array(Past.page(newestFirst, time, from(question), to(question), most).stream()
                .map(row));
    }

    private JsonNode role(String user) {
        Optional<Agent> agent = floor.agents().find(user);
        if (agent.isPresent()) {
            return Json.of(
                    "role data", "agent", Json.of("user", agent.get().master().address()));
        }
        Optional<Trader> trader = floor.find(user);
        return trader.flatMap(Trader::master)
                .map(master -> Json.of("role data", "subAccount", Json.of("master", master.address())))
                .orElseGet(() -> Json.of("role", trader.isPresent() ? "user" : "missing"));
    }

    private JsonNode agents(Trader trader) {
        return Json.array(floor.agents().named(trader).stream()
                .map(agent ->
                        Json.of("name address validUntil", agent.name(), agent.address(), agent.validUntilMillis())));
    }

    private JsonNode parts(Trader master) {
        List<Trader> parts = floor.partsOf(master);
        return Json.node(Optional.of(parts).filter(some -> !some.isEmpty()).map(some -> some.stream()
                .map(part -> Json.of(
                        "name subAccountUser master clearinghouseState spotState",
                        part.name(),
                        part.address(),
                        master.address(),
                        accounts.perps(part),
                        accounts.spot(part)))));
    }
}
