package io.jackstay.runtime.web;

import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.web.http.Request;
import io.jackstay.runtime.web.http.Response;
import io.jackstay.runtime.web.view.FillTree;
import io.jackstay.runtime.web.view.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Pages of what the journals have of a bot, 500 rows each, as JSON or CSV. Thread safe: pure functions. */
final class HistoryPages {
    private static final int ROWS = 500;
    private static final String CSV = "text/csv";

    private HistoryPages() {}

    /** @throws IllegalArgumentException for a time or place that is none; likewise below */
    static Response fills(BotHistory history, Request request) {
        long from = millis(request, "from", Long.MIN_VALUE);
        long to = millis(request, "to", Long.MAX_VALUE);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (OrderFill fill : history.fills()) {
            long at = TimeUnit.NANOSECONDS.toMillis(fill.stamp().venueNanos());
            if (at >= from && at < to) {
                rows.add(FillTree.of(fill, history.labelOf(fill).orElse("")));
            }
        }
        return page(rows, request);
    }

    static Response orders(BotHistory history, Request request) {
        List<RememberedOrder> orders = new ArrayList<>();
        if (request.query("state").filter("open"::equals).isEmpty()) {
            orders.addAll(history.endedOrders());
        }
        orders.addAll(history.openOrders());
        return page(orders.stream().map(HistoryPages::order).toList(), request);
    }

    private static Map<String, @Nullable Object> order(RememberedOrder order) {
        OrderRequest asked = order.placed().request();
        Optional<OrderUpdate> last = order.last();
        String cloid = String.valueOf(order.placed().order().cloidOrZero());
        return new Node()
                .put("id", cloid)
                .put("cloid", cloid)
                .put("venueOrderId", order.ref().venueOrderId())
                .put("market", asked.market().toString())
                .word("side", asked.side())
                .put("label", asked.label())
                .put(
                        "price",
                        last.map(OrderUpdate::price).orElse(asked.worstPrice()).toBigDecimal())
                .put("size", last.map(OrderUpdate::size).orElse(asked.size()).toBigDecimal())
                .put(
                        "filled",
                        last.map(update -> update.filled().toBigDecimal()).orElse(BigDecimal.ZERO))
                .word("state", last.map(OrderUpdate::to).orElse(OrderState.SUBMITTING))
                .at("placedAt", order.placed().nanos())
                .put("cause", order.placed().cause())
                .map();
    }

    static Response events(BotHistory history, Request request) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        history.alerts()
                .forEach(alert -> rows.add(new Node()
                        .put("id", alert.code() + ":" + alert.subject())
                        .at("at", alert.nanos())
                        .at("since", alert.sinceNanos())
                        .put("count", (Object) alert.count())
                        .put("level", "warn")
                        .put("code", alert.code().name())
                        .put("say", alert.text())
                        .map()));
        return page(rows, request);
    }

    /** {@code after} is the id of the last row of the page before. */
    private static Response page(List<Map<String, @Nullable Object>> all, Request request) {
        int first = request.query("after").map(id -> 1 + place(all, id)).orElse(0);
        List<Map<String, @Nullable Object>> rows = all.subList(first, Math.min(all.size(), first + ROWS));
        if (request.header("accept").filter(accept -> accept.startsWith(CSV)).isPresent()) {
            return Response.text(CSV + "; charset=utf-8", csv(rows));
        }
        boolean more = first + rows.size() < all.size();
        return Response.json(JsonLine.of(new Node()
                .put("rows", rows)
                .put("next", more ? rows.get(rows.size() - 1).get("id") : null)
                .map()));
    }

    private static int place(List<Map<String, @Nullable Object>> rows, String id) {
        for (int i = 0; i < rows.size(); i++) {
            if (id.equals(rows.get(i).get("id"))) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such row");
    }

    private static String csv(List<Map<String, @Nullable Object>> rows) {
        StringBuilder lines = new StringBuilder();
        for (Map<String, @Nullable Object> row : rows) {
            if (lines.length() == 0) {
                lines.append(String.join(",", row.keySet())).append("\r\n");
            }
            List<String> cells = new ArrayList<>();
            row.values().forEach(value -> cells.add(cell(value == null ? "" : String.valueOf(value))));
            lines.append(String.join(",", cells)).append("\r\n");
        }
        return lines.toString();
    }

    /** What a table program would take for a formula is made a text. */
    private static String cell(String text) {
        boolean number = text.matches("-?[0-9.]+");
        String safe = !number && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^,\"\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private static long millis(Request request, String name, long otherwise) {
        return request.query(name).map(Long::parseLong).orElse(otherwise);
    }
}
