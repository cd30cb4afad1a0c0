package io.jackstay.runtime.backtest.report;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.bot.BotStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;

/** A run as values that JSON has, in the words of the page. Thread safe: pure functions. */
final class ReportData {
    private static final int FRACTION_SCALE = 6;

    private ReportData() {}

    /**
     * The object of one run.
     *
     * @param candles by market: {@code interval} and {@code columns}
     * @param bases by market: what its sizes are counted in
     */
    static Map<String, Object> of(
            BacktestResult result,
            RunRecorder recorder,
            SortedMap<MarketId, Map<String, Object>> candles,
            SortedMap<MarketId, String> bases,
            RunWords words) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("asset", result.startEquity().asset());
        run.put("from", result.from().toEpochMilli());
        run.put("to", result.to().toEpochMilli());
        run.put("figures", figures(result));
        run.put("bots", result.bots().stream().map(ReportData::bot).toList());
        run.put("curve", curve(recorder.points()));
        run.put("markets", markets(candles, bases));
        run.put("fills", fills(recorder.fills()));
        run.put("fillsLeftOut", recorder.leftOut());
        run.put(
                "how",
                words.how().stream()
                        .map(row -> List.of(row.name(), row.value()))
                        .toList());
        run.put("command", words.command());
        return run;
    }

    private static Map<String, Object> figures(BacktestResult result) {
        Money net = result.finalEquity().minus(result.startEquity());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("net", net.amount());
        figures.put("netPercent", percent(net.amount(), result.startEquity().amount()));
        figures.put("startEquity", result.startEquity().amount());
        figures.put("finalEquity", result.finalEquity().amount());
        figures.put("realized", result.realizedPnl().amount());
        figures.put("unrealized", result.unrealizedPnl().amount());
        figures.put("fees", result.fees().amount());
        figures.put("funding", result.funding().amount().negate());
        figures.put("maxDrawdown", result.maxDrawdown().amount());
        figures.put(
                "maxDrawdownPercent",
                percent(result.maxDrawdown().amount(), result.startEquity().amount()) + " of the start");
        figures.put("orders", result.orders());
        figures.put("fills", result.fills());
        figures.put("rejected", result.rejected());
        figures.put("events", result.events());
        figures.put("eventsPerSecond", result.eventsPerSecond());
        return figures;
    }

    private static String percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? "–"
                : part.multiply(BigDecimal.valueOf(100))
                                .divide(whole, 2, RoundingMode.HALF_UP)
                                .toPlainString() + " %";
    }

    private static Map<String, Object> bot(BotStatus bot) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("bot", bot.name());
        object.put("orders", bot.counts().orders());
        object.put("fills", bot.counts().fills());
        object.put("fees", bot.pnl().fees(bot.equity().asset()).amount());
        object.put("net", bot.pnl().net().amount());
        object.put("limits", bot.limits().stream().map(ReportData::limit).toList());
        return object;
    }

    private static Map<String, Object> limit(RiskRule.Limit limit) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rule", limit.name());
        object.put("actual", limit.actual());
        object.put("limit", limit.limit());
        object.put("used", limit.used().doubleValue());
        return object;
    }

    private static Map<String, Object> curve(List<RunRecorder.Point> points) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put(
                "t",
                points.stream()
                        .map(point -> TimeUnit.NANOSECONDS.toMillis(point.nanos()))
                        .toList());
        columns.put("equity", points.stream().map(RunRecorder.Point::equity).toList());
        columns.put("position", points.stream().map(RunRecorder.Point::position).toList());
        columns.put("drawdown", points.stream().map(ReportData::fraction).toList());
        return columns;
    }

    private static BigDecimal fraction(RunRecorder.Point point) {
        return point.peak().signum() <= 0
                ? BigDecimal.ZERO
                : point.drawdown().divide(point.peak(), FRACTION_SCALE, RoundingMode.HALF_UP);
    }

    private static List<Map<String, Object>> markets(
            SortedMap<MarketId, Map<String, Object>> candles, SortedMap<MarketId, String> bases) {
        List<Map<String, Object>> markets = new ArrayList<>();
        candles.forEach((market, made) -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("market", market.toString());
            object.put("base", bases.getOrDefault(market, ""));
            object.put("interval", made.get("interval"));
            object.put("candles", made.get("columns"));
            markets.add(object);
        });
        return markets;
    }

    private static List<Map<String, Object>> fills(List<RunRecorder.Fill> fills) {
        List<Map<String, Object>> rows = new ArrayList<>(fills.size());
        for (RunRecorder.Fill each : fills) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", each.bot() + "/" + each.fill().id());
            row.put("bot", each.bot());
            row.put("at", TimeUnit.NANOSECONDS.toMillis(each.fill().stamp().receivedNanos()));
            row.put("market", each.fill().market().toString());
            row.put("side", each.fill().side().name().toLowerCase(Locale.ROOT));
            row.put("label", each.label());
            row.put("price", each.fill().price().toBigDecimal());
            row.put("size", each.fill().size().toBigDecimal());
            row.put("fee", each.fill().fee().amount());
            row.put("feeAsset", each.fill().fee().asset());
            row.put("role", each.fill().role().name().toLowerCase(Locale.ROOT));
            row.put(
                    "cloid",
                    each.fill()
                            .order()
                            .cloid()
                            .map(Cloid::value)
                            .map(String::valueOf)
                            .orElse(""));
            row.put("position", each.position());
            rows.add(row);
        }
        return rows;
    }
}
