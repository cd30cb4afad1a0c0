package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.emulator.base.ActionBudget;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Figures;
import io.jackstay.emulator.base.desk.Floor;
import io.jackstay.emulator.base.desk.Held;
import io.jackstay.emulator.base.desk.Leverage;
import io.jackstay.emulator.base.desk.OrderEvent;
import io.jackstay.emulator.base.desk.Token;
import io.jackstay.emulator.base.desk.Totals;
import io.jackstay.emulator.base.desk.Trader;
import io.jackstay.emulator.base.json.Json;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Accounts as the venue shows them. Not thread safe: confined to the driving thread. */
final class AccountViews {
    private static final String MONEY = "USDC";

    private final Floor floor;

    AccountViews(Floor floor) {
        this.floor = floor;
    }

    ObjectNode perps(Trader trader) {
        Figures figures = new Figures(trader, floor, MONEY);
        Totals cross = figures.cross();
        BigDecimal spare = cross.equity().subtract(cross.maintenance());
        ObjectNode state = Json.of("marginSummary crossMarginSummary", summary(figures.all()), summary(cross));
        Json.with(state, "crossMaintenanceMarginUsed withdrawable", cross.maintenance(), figures.free());
        Stream<ObjectNode> positions =
                figures.held().stream().map(held -> Json.of("type position", "oneWay", position(figures, held, spare)));
        return Json.with(state, "assetPositions time", positions, floor.agenda().millis());
    }

    private static ObjectNode summary(Totals totals) {
        ObjectNode summary = Json.of("accountValue totalNtlPos", totals.equity(), totals.value());
        return Json.with(summary, "totalRawUsd totalMarginUsed", totals.raw(), totals.margin());
    }

    private static ObjectNode position(Figures figures, Held held, BigDecimal crossSpare) {
        BigDecimal paid = figures.fundingPaid(held.coin());
        ObjectNode leverage = leverage(held.leverage());
        if (!held.leverage().cross()) {
            Json.with(leverage, "rawUsd", held.margin().subtract(held.signedValue()));
        }
        ObjectNode row = Json.of("coin szi leverage", held.coin().name(), held.size(), leverage);
        Json.with(row, "entryPx positionValue", held.entryPrice(), held.value());
        Json.with(row, "unrealizedPnl returnOnEquity", held.unrealized(), held.returnOnEquity());
        Json.with(row, "liquidationPx marginUsed", held.liquidationPrice(crossSpare), held.margin());
        Json.with(row, "maxLeverage", held.coin().maxLeverage());
        return Json.with(row, "cumFunding", Json.of("allTime sinceOpen sinceChange", paid, paid, paid));
    }

    private static ObjectNode leverage(Leverage leverage) {
        return Json.of("type value", leverage.cross() ? "cross" : "isolated", leverage.value());
    }

    ObjectNode spot(Trader trader) {
        Figures figures = new Figures(trader, floor, MONEY);
        return Json.of("balances", figures.tokens().stream().map(token -> balance(trader, figures, token)));
    }

    private static ObjectNode balance(Trader trader, Figures figures, Token token) {
        ObjectNode row = Json.of("coin token total", token.name(), token.index(), trader.wallet(token.wallet()));
        return Json.with(row, "hold entryNtl", figures.kept(token), figures.cost(token));
    }

    ObjectNode asset(Trader trader, Coin coin) {
        Figures figures = new Figures(trader, floor, MONEY);
        ObjectNode row = Json.of("user coin leverage", trader.address(), coin.name(), leverage(trader.leverage(coin)));
        Json.with(row, "maxTradeSzs", figures.mostSizes(coin));
        Json.with(row, "availableToTrade", Json.list(figures.free(), figures.free()));
        return Json.with(row, "markPx", coin.market().mark());
    }

    /** What the venue's page shows of an account. */
    ObjectNode web(Trader trader) {
        ObjectNode web = Info.SAME.at("/page/webData2").deepCopy();
        Json.with(web, "clearinghouseState spotState openOrders", perps(trader), spot(trader), openOrders(trader));
        return Json.with(
                web, "user serverTime", trader.address(), floor.agenda().millis());
    }

    /** The same without what other channels show. */
    ObjectNode newerWeb(Trader trader) {
        ObjectNode web = Info.SAME.at("/page/webData3").deepCopy();
        Json.with(
                web.withObject("/userState"),
                "user serverTime",
                trader.address(),
                floor.agenda().millis());
        return web;
    }

    /** The perps of each exchange of the venue, of which there is one. */
    ArrayNode dexes(Trader trader) {
        return Json.list(Json.list("", perps(trader)));
    }

    /** Worth, profit and volume, of which only the present is known. */
    ArrayNode portfolio(Trader trader) {
        Figures figures = new Figures(trader, floor, MONEY);
        ObjectNode all =
                Json.of("pnlHistory vlm", now(figures.profit()), trader.budget().volume());
        ObjectNode perps =
                all.deepCopy().set("accountValueHistory", now(figures.all().equity()));
        all.set("accountValueHistory", now(figures.worth()));
        Stream<String> periods = Stream.of("day", "week", "month", "allTime");
        Stream<String> ofPerps = Stream.of("perpDay", "perpWeek", "perpMonth", "perpAllTime");
        return Json.array(
                Stream.concat(periods.map(name -> Json.list(name, all)), ofPerps.map(name -> Json.list(name, perps))));
    }

    private ArrayNode now(BigDecimal value) {
        return Json.list(Json.list(floor.agenda().millis(), value));
    }

    ArrayNode openOrders(Trader trader) {
        return Json.array(trader.openOrders().stream().map(order -> Rows.frontend(OrderEvent.of(order))));
    }

    JsonNode budget(Trader trader) {
        ActionBudget budget = trader.budget();
        ObjectNode row = Json.of("cumVlm nRequestsUsed", budget.volume(), budget.used());
        return Json.with(row, "nRequestsCap nRequestsSurplus", budget.cap(), 0);
    }
}
