package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.ledger.FillRow;
import io.jackstay.runtime.ledger.Ledger;
import io.jackstay.runtime.ledger.Span;
import io.jackstay.runtime.loop.Clock;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fills of a bot in a time, from the ledger. Not thread safe: owned by the main thread. */
final class LedgerFills {
    private final HistoryOptions options;
    private final Span span;
    private final PrintStream out;

    LedgerFills(HistoryOptions options, Span span, PrintStream out) {
        this.options = requireNonNull(options, "options are null");
        this.span = requireNonNull(span, "span is null");
        this.out = requireNonNull(out, "out is null");
    }

    private record Found(List<Ledger.LabelledFill> fills, long older) {}

    void print(Environment environment, Clock clock) {
        String bot = options.bot();
        Found found = options.ledger(
                environment,
                clock,
                ledger -> new Found(ledger.fills(bot, span, Ledger.Page.WHOLE), ledger.olderFills(bot)));
        HistoryTable table = table(found.fills);
        if (options.json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("bot", bot);
            answer.put("from", SpanOptions.words(span.fromNanos()));
            answer.put("to", SpanOptions.words(span.toNanos()));
            answer.put("olderFills", found.older);
            answer.put("fills", table.objects());
            out.println(JsonText.of(answer));
        } else if (options.csv()) {
            table.printCsv(out);
        } else {
            if (found.fills.isEmpty()) {
                out.println("bot %s has no fill in that time".formatted(bot));
            } else {
                table.print(out);
            }
            if (found.older > 0) {
                out.println("%s of all time in the results alone: not kept one by one"
                        .formatted(Words.count(found.older, "fill")));
            }
        }
    }

    private static HistoryTable table(List<Ledger.LabelledFill> fills) {
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
                .left("fill", "id")
                .right("realised", "realized")
                .right("position", "position");
        for (Ledger.LabelledFill each : fills) {
            FillRow fill = each.fill();
            table.row(
                    HistoryTable.time(fill.venueAt()),
                    fill.market(),
                    fill.side(),
                    fill.price(),
                    fill.size(),
                    fill.fee().amount(),
                    fill.fee().asset(),
                    fill.role(),
                    fill.cause(),
                    each.label(),
                    fill.cloid() == 0 ? "" : String.valueOf(fill.cloid()),
                    fill.venueOrderId(),
                    fill.id(),
                    fill.realized().map(LedgerFills::shown).orElse(""),
                    fill.position().map(LedgerFills::shown).orElse(""));
        }
        return table;
    }

    private static Object shown(BigDecimal number) {
        return number;
    }
}
