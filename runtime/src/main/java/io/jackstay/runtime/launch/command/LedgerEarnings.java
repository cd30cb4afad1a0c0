package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.history.BotResults;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.screen.Amounts;
import io.jackstay.runtime.launch.screen.Table;
import io.jackstay.runtime.ledger.Earnings;
import io.jackstay.runtime.ledger.Span;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.risk.TradingDay;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a bot earned in a time, by day and by source, from the ledger. Not thread safe: owned by the main thread. */
final class LedgerEarnings {
    private final HistoryOptions options;
    private final Span span;
    private final PrintStream out;

    LedgerEarnings(HistoryOptions options, Span span, PrintStream out) {
        this.options = requireNonNull(options, "options are null");
        this.span = requireNonNull(span, "span is null");
        this.out = requireNonNull(out, "out is null");
    }

    void print(Environment environment, Clock clock) {
        TradingDay days = new TradingDay(options.dayStart(environment));
        Earnings earnings = options.ledger(environment, clock, ledger -> ledger.earnings(options.bot(), span, days));
        if (options.json()) {
            Optional<BotResults> results = options.read(environment, clock).results();
            Map<String, Object> answer = results.map(known -> new PnlReport(options.bot(), known).object())
                    .orElseGet(LinkedHashMap::new);
            answer.put("earned", object(earnings));
            out.println(JsonText.of(answer));
        } else if (options.csv()) {
            printCsv(earnings);
        } else {
            print(earnings);
        }
    }

    private Map<String, Object> object(Earnings earnings) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("from", SpanOptions.words(span.fromNanos()));
        object.put("to", SpanOptions.words(span.toNanos()));
        object.put(
                "total", earnings.total().stream().map(LedgerEarnings::object).toList());
        object.put(
                "days",
                earnings.days().stream()
                        .map(day -> {
                            Map<String, Object> of = new LinkedHashMap<>();
                            of.put("date", day.date());
                            of.put(
                                    "assets",
                                    day.sums().stream()
                                            .map(LedgerEarnings::object)
                                            .toList());
                            return of;
                        })
                        .toList());
        object.put(
                "sources",
                earnings.sources().stream().map(LedgerEarnings::object).toList());
        object.put(
                "allTime",
                earnings.allTime().stream().map(LedgerEarnings::object).toList());
        return object;
    }

    private static Map<String, Object> object(Earnings.Sum sum) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("asset", sum.asset());
        object.put("realized", sum.realized());
        object.put("fees", sum.fees());
        object.put("rebates", sum.rebates());
        object.put("funding", sum.funding());
        object.put("net", sum.net());
        object.put("volume", sum.volume());
        object.put("fills", sum.fills());
        return object;
    }

    private static Map<String, Object> object(Earnings.Source source) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("source", source.source());
        object.put("market", source.market());
        object.put("of", source.of());
        object.put("asset", source.asset());
        object.put("amount", source.amount());
        return object;
    }

    /** One day and asset a line. */
    private void printCsv(Earnings earnings) {
        out.println(CsvText.line(
                List.of("date", "asset", "realized", "fees", "rebates", "funding", "net", "volume", "fills")));
        for (Earnings.Day day : earnings.days()) {
            day.sums().forEach(sum -> out.println(CsvText.line(cells(day.date().toString(), sum))));
        }
    }

    private static List<String> cells(String title, Earnings.Sum sum) {
        return List.of(
                title,
                sum.asset(),
                Amounts.plain(sum.realized()),
                Amounts.plain(sum.fees()),
                Amounts.plain(sum.rebates()),
                Amounts.plain(sum.funding()),
                Amounts.plain(sum.net()),
                Amounts.plain(sum.volume()),
                String.valueOf(sum.fills()));
    }

    private void print(Earnings earnings) {
        Table table = new Table()
                .left(options.bot())
                .left("asset")
                .right("realised")
                .right("fees")
                .right("rebates")
                .right("funding")
                .right("net")
                .right("volume")
                .right("fills");
        for (Earnings.Day day : earnings.days()) {
            day.sums()
                    .forEach(sum -> table.row(cells(day.date().toString(), sum).toArray(String[]::new)));
        }
        earnings.total().forEach(sum -> table.row(cells("that time", sum).toArray(String[]::new)));
        earnings.allTime().forEach(sum -> {
            List<String> cells = cells("all time", sum);
            table.row(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4),
                    cells.get(5),
                    cells.get(6),
                    "",
                    cells.get(8));
        });
        table.lines().forEach(out::println);
        if (!earnings.sources().isEmpty()) {
            Table sources = new Table()
                    .left("source")
                    .left("market")
                    .left("of")
                    .right("amount")
                    .left("asset");
            earnings.sources()
                    .forEach(source -> sources.row(
                            source.source(),
                            source.market(),
                            source.of(),
                            Amounts.plain(source.amount()),
                            source.asset()));
            out.println();
            sources.lines().forEach(out::println);
        }
    }
}
