package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.ledger.Ledger;
import io.jackstay.runtime.ledger.OrderRow;
import io.jackstay.runtime.ledger.Span;
import io.jackstay.runtime.loop.Clock;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The orders that a bot placed in a time, from the ledger. Not thread safe: owned by the main thread. */
final class LedgerOrders {
    private final HistoryOptions options;
    private final Span span;
    private final PrintStream out;

    LedgerOrders(HistoryOptions options, Span span, PrintStream out) {
        this.options = requireNonNull(options, "options are null");
        this.span = requireNonNull(span, "span is null");
        this.out = requireNonNull(out, "out is null");
    }

    void print(Environment environment, Clock clock) {
        String bot = options.bot();
        List<OrderRow> orders =
                options.ledger(environment, clock, ledger -> ledger.orders(bot, span, Ledger.Page.WHOLE));
        HistoryTable table = OrdersCommand.columns();
        orders.forEach(order -> add(table, order));
        if (options.json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("bot", bot);
            answer.put("from", SpanOptions.words(span.fromNanos()));
            answer.put("to", SpanOptions.words(span.toNanos()));
            answer.put("orders", table.objects());
            out.println(JsonText.of(answer));
        } else if (options.csv()) {
            table.printCsv(out);
        } else if (orders.isEmpty()) {
            out.println("bot %s placed no order in that time".formatted(bot));
        } else {
            table.print(out);
        }
    }

    private static void add(HistoryTable table, OrderRow order) {
        table.row(
                HistoryTable.time(order.placedAt()),
                order.market(),
                order.side(),
                order.kind(),
                order.price(),
                order.size(),
                order.filled(),
                order.state(),
                order.pending(),
                order.label(),
                HistoryTable.time(order.updatedAt()),
                order.why(),
                String.valueOf(order.cloid()),
                order.venueOrderId());
    }
}
