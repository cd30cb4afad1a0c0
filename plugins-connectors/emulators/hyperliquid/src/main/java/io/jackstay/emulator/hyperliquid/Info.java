package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.emulator.base.desk.Agent;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.FillEvent;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.MoneyEvent;
import io.jackstay.emulator.base.desk.OrderEvent;
import io.jackstay.emulator.base.desk.Past;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.desk.VenueOrder;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.market.Grouping;
import io.jackstay.emulator.base.market.Intervals;
import io.jackstay.emulator.base.venue.Weights;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Answers what anybody may ask. Not thread safe: confined to the driving thread. */
final class Info {
    static final Weights WEIGHTS = Weights.usually(20)
            .but(2, "l2Book", "allMids", "orderStatus", "exchangeStatus")
            .but(2, "clearinghouseState", "spotClearinghouseState")
            .but(60, "userRole")
            .andOneForRows(20, "recentTrades", "historicalOrders", "userFills", "userFillsByTime", "fundingHistory")
            .andOneForRows(20, "userFunding", "userNonFundingLedgerUpdates")
            .andOneForRows(60, "candleSnapshot");

    /** What is answered alike whatever has happened. */
    static final JsonNode SAME = Json.resource(Info.class, "same.json");

    private static final JsonNode NONE = MissingNode.getInstance();
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

    /** The answer; a missing node when the question can't be understood. */
    JsonNode answer(JsonNode question) {
        if (!question.path("dex").asText("").isEmpty()) {
            return NONE;
        }
        return switch (question.path("type").asText()) {
            case "meta" -> markets.meta();
            case "allPerpMetas" -> Json.list(markets.meta());
            case "metaAndAssetCtxs" -> Json.list(markets.meta(), markets.perpContexts());
            case "spotMeta" -> markets.spotMeta();
            case "spotMetaAndAssetCtxs" -> Json.list(markets.spotMeta(), markets.spotContexts());
            case "marginTable" -> MarketViews.table(question.path("id").asInt());
            case "allMids" -> markets.mids();
            case "predictedFundings" -> markets.predictions();
            case "exchangeStatus" ->
                Json.of("time specialStatuses", floor.agenda().millis(), Optional.empty());
            case "l2Book" -> question.path("coin").isTextual() ? book(question) : NONE;
            case "recentTrades" -> ofCoin(question, markets::trades);
            case "candleSnapshot" -> candles(question.path("req"));
            case "fundingHistory" -> ofCoin(question, coin -> markets.fundings(coin, from(question), to(question)));
            default -> {
                String user = question.path("user").asText().toLowerCase(Locale.ROOT);
                String type = question.path("type").asText();
                yield user.matches("0x[0-9a-f]{40}")
                        ? ofUser(question, user)
                        : SAME.at("/anybody").path(type);
            }
        };
    }

    private Optional<Coin> coin(JsonNode question) {
        return floor.coins().find(question.path("coin").asText());
    }

    private JsonNode ofCoin(JsonNode question, Function<Coin, JsonNode> answer) {
        return coin(question).map(answer).orElse(NONE);
    }

    private static long from(JsonNode question) {
        return question.path("startTime").asLong(0);
    }

    private static long to(JsonNode question) {
        return question.path("endTime").asLong(Long.MAX_VALUE);
    }

    private JsonNode book(JsonNode question) {
        Grouping grouping = Grouping.of(question.path("nSigFigs"), question.path("mantissa"));
        return Json.node(coin(question).map(coin -> markets.book(coin, MarketViews.DEPTH, grouping)));
    }

    private JsonNode candles(JsonNode asked) {
        String interval = asked.path("interval").asText();
        boolean known = Intervals.find(interval).isPresent();
        return known ? ofCoin(asked, coin -> markets.candles(coin, interval, from(asked), to(asked))) : NONE;
    }

    private JsonNode ofUser(JsonNode question, String user) {
        Trader trader = floor.find(user).orElseGet(() -> floor.nobody(user));
        BigDecimal rate = settings.fundingRate();
        return switch (question.path("type").asText()) {
            case "clearinghouseState" -> accounts.perps(trader);
            case "spotClearinghouseState" -> accounts.spot(trader);
            case "openOrders" ->
                Json.array(trader.openOrders().stream().map(order -> Rows.basic(OrderEvent.of(order))));
            case "frontendOpenOrders" -> accounts.openOrders(trader);
            case "orderStatus" -> orderStatus(question.path("oid"), trader);
            case "historicalOrders" ->
                Json.array(trader.history().stream().limit(FILLS).map(Rows::history));
            case "userFills" -> Json.array(trader.fills().stream().limit(FILLS).map(Rows::fill));
            case "userFillsByTime" -> page(trader.fills(), FillEvent::millis, Rows::fill, question, FILLS);
            case "userFunding" ->
                page(trader.fundings(), MoneyEvent::millis, event -> Rows.funding(event, rate), question, PAGE);
            case "userNonFundingLedgerUpdates" -> page(trader.moves(), MoneyEvent::millis, Rows::move, question, PAGE);
            case "userRateLimit" -> accounts.budget(trader);
            case "portfolio" -> accounts.portfolio(trader);
            case "webData2" -> markets.beside(accounts.web(trader));
            case "userRole" -> role(user);
            case "extraAgents" -> agents(trader);
            case "subAccounts" -> parts(trader, "clearinghouseState", accounts::perps);
            case "subAccounts2" -> parts(trader, "dexToClearinghouseState", accounts::dexes);
            case "maxBuilderFee" ->
                Json.node(trader.allowed(question.path("builder").asText().toLowerCase(Locale.ROOT)));
            case "activeAssetData" -> ofCoin(question, coin -> accounts.asset(trader, coin));
            case "approvedBuilders" -> Json.node(trader.allowed());
            default -> SAME.at("/user").path(question.path("type").asText());
        };
    }

    private JsonNode orderStatus(JsonNode id, Trader trader) {
        boolean cloid = id.asText().matches("0x[0-9a-fA-F]{32}");
        if (!id.isIntegralNumber() && !cloid) {
            return NONE;
        }
        long known = floor.agenda().millis() - floor.statusLag().toMillis();
        Optional<VenueOrder> order =
                cloid ? trader.find(id.asText().toLowerCase(Locale.ROOT)) : trader.find(id.longValue());
        return order.filter(found -> found.millis() <= known)
                .map(found -> Json.of("status order", "order", Rows.history(found.told())))
                .orElseGet(() -> Json.of("status", "unknownOid"));
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

    private JsonNode parts(Trader master, String key, Function<Trader, JsonNode> state) {
        List<Trader> parts = floor.partsOf(master);
        return parts.isEmpty()
                ? Json.node(Optional.empty())
                : Json.array(parts.stream().map(part -> {
                    ObjectNode row = Json.of("name subAccountUser", part.name(), part.address());
                    Json.with(row, "master spotState", master.address(), accounts.spot(part));
                    return Json.with(row, key, state.apply(part));
                }));
    }
}
