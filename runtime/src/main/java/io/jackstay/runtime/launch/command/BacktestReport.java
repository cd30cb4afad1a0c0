package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.launch.screen.Amounts;
import io.jackstay.runtime.launch.screen.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What came of a backtest, as an object for scripts and a table for people. Immutable. */
record BacktestReport(BacktestResult result) {
    /** {@code position} is that of the only market; with several, {@code positions} has each. */
    String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("events", result.events());
        object.put("eventsPerSecond", result.eventsPerSecond());
        object.put("elapsedNanos", result.elapsedNanos());
        object.put("orders", result.orders());
        object.put("fills", result.fills());
        object.put("rejected", result.rejected());
        object.put("startEquity", result.startEquity().amount());
        object.put("realizedPnl", result.realizedPnl().amount());
        object.put("unrealizedPnl", result.unrealizedPnl().amount());
        object.put("fees", result.fees().amount());
        object.put("funding", result.funding().amount());
        SortedMap<String, BigDecimal> positions = result.positions();
        if (positions.size() == 1) {
            object.put("position", positions.get(positions.firstKey()));
        } else {
            object.put("positions", positions);
        }
        object.put("finalEquity", result.finalEquity().amount());
        object.put("maxDrawdown", result.maxDrawdown().amount());
        object.put("decisionDigest", result.decisionDigest());
        object.put("dataFrom", result.from());
        object.put("dataTo", result.to());
        for (BotStatus bot : result.bots()) {
            OtherFees.add(object, bot.pnl().fees(), result.startEquity().asset());
        }
        return JsonText.of(object);
    }

    List<String> lines() {
        Table table = new Table().left("").right("");
        table.row("data from", result.from().toString());
        table.row("data to", result.to().toString());
        table.row("rows read", "" + result.events());
        table.row("rows a second", "" + result.eventsPerSecond());
        table.row("orders", "" + result.orders());
        table.row("fills", "" + result.fills());
        table.row("rejected", "" + result.rejected());
        result.positions().forEach((market, size) -> table.row("position " + market, Amounts.plain(size)));
        table.row("start equity", Amounts.shown(result.startEquity()));
        table.row("realized", Amounts.signed(result.realizedPnl()));
        table.row("unrealized", Amounts.signed(result.unrealizedPnl()));
        table.row("fees", Amounts.shown(result.fees()));
        table.row("funding", Amounts.shown(result.funding()));
        table.row("final equity", Amounts.shown(result.finalEquity()));
        table.row("largest drawdown", Amounts.shown(result.maxDrawdown()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.remove(0);
        lines.add("decisions " + result.decisionDigest());
        return lines;
    }
}
