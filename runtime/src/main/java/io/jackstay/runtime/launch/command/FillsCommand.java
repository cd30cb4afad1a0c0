package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.ledger.Span;
import io.jackstay.runtime.loop.Clock;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay fills BOT}. Not thread safe: owned by the main thread. */
@Command(
        name = "fills",
        description = "Lists the fills of a bot from its journals, whether it runs or not; times are UTC.")
public final class FillsCommand implements Callable<Integer> {
    private final Streams streams;
    private final Environment environment;
    private final Clock clock;

    @Mixin
    private final HistoryOptions options = new HistoryOptions();

    @Inject
    FillsCommand(Streams streams, Environment environment, Clock clock) {
        this.streams = streams;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        options.span().ifPresentOrElse(this::ofLedger, this::ofJournals);
        return ExitCode.DONE.number();
    }

    private void ofLedger(Span span) {
        new LedgerFills(options, span, streams.out()).print(environment, clock);
    }

    private void ofJournals() {
        BotHistory history = options.read(environment, clock);
        HistoryTable table = table(history);
        PrintStream out = streams.out();
        if (options.json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("bot", history.name());
            answer.put("olderFills", history.olderFills());
            answer.put("fills", table.objects());
            out.println(JsonText.of(answer));
        } else if (options.csv()) {
            table.printCsv(out);
        } else {
            print(history, table, out);
        }
    }

    private static void print(BotHistory history, HistoryTable table, PrintStream out) {
        List<OrderFill> fills = history.fills();
        if (fills.isEmpty()) {
            out.println("bot %s has no fill yet".formatted(history.name()));
            return;
        }
        table.print(out);
        if (history.olderFills() > 0) {
            out.println("%s before these: in the results, and no longer kept one by one"
                    .formatted(Words.count(history.olderFills(), "fill")));
        }
    }

    private static HistoryTable table(BotHistory history) {
        HistoryTable table = new HistoryTable()
                .left("time", "time")
                .left("market", "market")
                .left("side", "side")
                .right("price", "price")
                .right("size", "size")
                .right("fee", "fee")
                .left("asset", "feeAsset")
                .left("role", "role")
                .left("cause", "cause")
                .left("label", "label")
                .left("cloid", "cloid")
                .left("venue order", "venueOrderId")
                .left("fill", "id");
        for (OrderFill fill : history.fills()) {
            table.row(
                    HistoryTable.time(fill.stamp().venueNanos()),
                    fill.market(),
                    fill.side(),
                    fill.price().toBigDecimal(),
                    fill.size().toBigDecimal(),
                    fill.fee().amount(),
                    fill.fee().asset(),
                    fill.role(),
                    fill.cause(),
                    history.labelOf(fill).orElse(""),
                    fill.order().cloid().map(Cloid::value).map(String::valueOf).orElse(""),
                    fill.order().venueOrderId(),
                    fill.id());
        }
        return table;
    }
}
