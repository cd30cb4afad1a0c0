package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.runtime.history.BotResults;
import io.jackstay.runtime.launch.screen.Amounts;
import io.jackstay.runtime.launch.screen.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The results of a bot in three forms, all of them with every digit. Immutable. */
final class PnlReport {
    private final String bot;
    private final BotResults results;

    PnlReport(String bot, BotResults results) {
        this.bot = requireNonNull(bot, "bot is null");
        this.results = requireNonNull(results, "results are null");
    }

    String json() {
        return JsonText.of(object());
    }

    Map<String, Object> object() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("bot", bot);
        answer.put("asset", results.equity().asset());
        answer.put("session", period("since", HistoryTable.time(results.sessionNanos()), results.session()));
        answer.put("day", period("date", day(), results.day()));
        answer.put("allTime", period("since", HistoryTable.time(results.firstNanos()), results.allTime()));
        answer.put("startEquity", results.startEquity().amount());
        answer.put("equity", results.equity().amount());
        answer.put("peakEquity", results.peakEquity().amount());
        answer.put("maxDrawdown", results.maxDrawdown().amount());
        answer.put("markets", results.holdings().stream().map(PnlReport::market).toList());
        answer.put("fills", results.fills());
        answer.put("lastFill", lastFill());
        return answer;
    }

    private static Map<String, Object> period(String key, Object begin, Pnl pnl) {
        Map<String, Object> period = new LinkedHashMap<>();
        period.put(key, begin);
        period.put("realized", pnl.realized().amount());
        period.put("unrealized", pnl.unrealized().amount());
        period.put("fees", amounts(pnl.fees()));
        period.put("funding", amounts(pnl.funding()));
        period.put("net", pnl.net().amount());
        return period;
    }

    private static Map<String, Object> market(BotResults.Holding holding) {
        Map<String, Object> market = new LinkedHashMap<>();
        market.put("market", holding.position().market());
        market.put("position", holding.position().size().toBigDecimal());
        market.put("cost", holding.position().cost());
        market.put("mark", holding.mark().map(Amounts::plain).orElse(""));
        market.put("realized", holding.allTime().realized().amount());
        market.put("unrealized", holding.allTime().unrealized().amount());
        return market;
    }

    private static Map<String, Object> amounts(List<Money> amounts) {
        Map<String, Object> byAsset = new LinkedHashMap<>();
        amounts.forEach(money -> byAsset.put(money.asset(), money.amount()));
        return byAsset;
    }

    private String day() {
        return LocalDate.ofEpochDay(results.epochDay()).toString();
    }

    private String lastFill() {
        return results.lastFillNanos().isPresent()
                ? HistoryTable.time(results.lastFillNanos().getAsLong()).toString()
                : "";
    }

    /** One amount a line: period, what it is, asset, amount. */
    List<String> csv() {
        List<String> lines = new ArrayList<>();
        lines.add(CsvText.line(List.of("period", "since", "figure", "asset", "amount")));
        add(lines, "session", HistoryTable.time(results.sessionNanos()).toString(), results.session());
        add(lines, "day", day(), results.day());
        add(lines, "allTime", HistoryTable.time(results.firstNanos()).toString(), results.allTime());
        return lines;
    }

    private static void add(List<String> lines, String period, String since, Pnl pnl) {
        add(lines, period, since, "realized", pnl.realized());
        add(lines, period, since, "unrealized", pnl.unrealized());
        pnl.fees().forEach(fee -> add(lines, period, since, "fees", fee));
        pnl.funding().forEach(paid -> add(lines, period, since, "funding", paid));
        add(lines, period, since, "net", pnl.net());
    }

    private static void add(List<String> lines, String period, String since, String figure, Money money) {
        lines.add(CsvText.line(List.of(period, since, figure, money.asset(), Amounts.plain(money.amount()))));
    }

    List<String> lines() {
        Table figures =
                new Table().left(bot).right("session").right("day " + day()).right("all time");
        row(figures, "realised", pnl -> pnl.realized());
        row(figures, "unrealised", pnl -> pnl.unrealized());
        SortedSet<String> assets = new TreeSet<>();
        results.allTime().fees().forEach(fee -> assets.add(fee.asset()));
        assets.forEach(asset -> row(figures, "fees in " + asset, pnl -> pnl.fees(asset)));
        SortedSet<String> funded = new TreeSet<>();
        results.allTime().funding().forEach(paid -> funded.add(paid.asset()));
        funded.forEach(asset -> row(figures, "funding in " + asset, pnl -> pnl.funding(asset)));
        row(figures, "net " + results.equity().asset(), Pnl::net);
        List<String> lines = new ArrayList<>(figures.lines());
        lines.add("");
        lines.addAll(holdings().lines());
        lines.add("");
        lines.add("equity %s, from %s; highest %s, largest fall %s"
                .formatted(
                        words(results.equity()),
                        words(results.startEquity()),
                        words(results.peakEquity()),
                        words(results.maxDrawdown())));
        lines.add("session since %s, all time since %s"
                .formatted(HistoryTable.time(results.sessionNanos()), HistoryTable.time(results.firstNanos())));
        lines.add(
                results.fills() == 0
                        ? "no fill yet"
                        : "%d fills, the last at %s".formatted(results.fills(), lastFill()));
        return lines;
    }

    private void row(Table table, String title, Function<Pnl, Money> figure) {
        table.row(
                title,
                Amounts.plain(figure.apply(results.session()).amount()),
                Amounts.plain(figure.apply(results.day()).amount()),
                Amounts.plain(figure.apply(results.allTime()).amount()));
    }

    private Table holdings() {
        Table table = new Table().left("market").right("position").right("cost").right("mark");
        for (BotResults.Holding holding : results.holdings()) {
            BigDecimal size = holding.position().size().toBigDecimal();
            table.row(
                    holding.position().market().toString(),
                    Amounts.plain(size),
                    Amounts.plain(holding.position().cost()),
                    holding.mark()
                            .filter(any -> size.signum() != 0)
                            .map(Amounts::plain)
                            .orElse("-"));
        }
        return table;
    }

    private static String words(Money money) {
        return Amounts.plain(money.amount()) + " " + money.asset();
    }
}
