package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.TriggerOrderRequest;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.ledger.Span;
import io.jackstay.runtime.loop.Clock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackstay orders BOT}. Not thread safe: owned by the main thread. */
@Command(
        name = "orders",
        description = "Lists the open orders of a bot from its journals, whether it runs or not; times are UTC.",
        footer = {
            "",
            "What a bot that does not run has open is what its venues said last: they know better. With --from or --to:"
                    + " all orders that were placed in that time, open or not."
        })
public final class OrdersCommand implements Callable<Integer> {
    private final Streams streams;
    private final Environment environment;
    private final Clock clock;

    @Mixin
    private final HistoryOptions options = new HistoryOptions();

    @Option(names = "--all", description = "The latest 500 that have ended, too")
    private boolean all;

    @Inject
    OrdersCommand(Streams streams, Environment environment, Clock clock) {
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
        new LedgerOrders(options, span, streams.out()).print(environment, clock);
    }

    private void ofJournals() {
        BotHistory history = options.read(environment, clock);
        List<RememberedOrder> orders = new ArrayList<>(all ? history.endedOrders() : List.of());
        orders.addAll(history.openOrders());
        HistoryTable table = table(orders);
        if (options.json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("bot", history.name());
            answer.put("orders", table.objects());
            streams.out().println(JsonText.of(answer));
        } else if (options.csv()) {
            table.printCsv(streams.out());
        } else if (orders.isEmpty()) {
            streams.out().println("bot %s has no %s".formatted(history.name(), all ? "order" : "open order"));
        } else {
            table.print(streams.out());
        }
    }

    private static HistoryTable table(List<RememberedOrder> orders) {
        HistoryTable table = columns();
        orders.forEach(order -> add(table, order));
        return table;
    }

    static HistoryTable columns() {
        return new HistoryTable()
                .left("placed", "placed")
                .left("market", "market")
                .left("side", "side")
                .left("kind", "kind")
                .right("price", "price")
                .right("size", "size")
                .right("filled", "filled")
                .left("state", "state")
                .left("pending", "pending")
                .left("label", "label")
                .left("updated", "updated")
                .left("why", "why")
                .left("cloid", "cloid")
                .left("venue order", "venueOrderId");
    }

    private static void add(HistoryTable table, RememberedOrder order) {
        OrderRequest request = order.placed().request();
        Optional<OrderUpdate> last = order.last();
        table.row(
                HistoryTable.time(order.placed().nanos()),
                request.market(),
                request.side(),
                kind(request),
                last.map(OrderUpdate::price).orElse(request.worstPrice()).toBigDecimal(),
                last.map(OrderUpdate::size).orElse(request.size()).toBigDecimal(),
                last.map(update -> update.filled().toBigDecimal()).orElse(BigDecimal.ZERO),
                last.map(OrderUpdate::to).orElse(OrderState.SUBMITTING),
                last.map(OrderUpdate::pending)
                        .filter(pending -> pending != Order.Pending.NONE)
                        .map(Order.Pending::name)
                        .orElse(""),
                request.label(),
                HistoryTable.time(last.map(update -> update.stamp().receivedNanos())
                        .orElse(order.placed().nanos())),
                last.map(OrderUpdate::why).orElse(""),
                String.valueOf(order.ref().cloidOrZero()),
                order.ref().venueOrderId());
    }

    private static String kind(OrderRequest request) {
        if (request instanceof LimitOrderRequest limit) {
            return "LIMIT " + limit.timeInForce();
        }
        return request instanceof TriggerOrderRequest trigger ? "TRIGGER " + trigger.kind() : "MARKET";
    }
}
