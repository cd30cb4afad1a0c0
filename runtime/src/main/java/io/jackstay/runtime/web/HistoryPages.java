package io.jackstay.runtime.web;

import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.ledger.Ledger;
import io.jackstay.runtime.ledger.OrderRow;
import io.jackstay.runtime.ledger.Span;
import io.jackstay.runtime.web.http.Response;
import io.jackstay.runtime.web.records.PastFill;
import io.jackstay.runtime.web.records.PastRecords;
import io.jackstay.runtime.web.view.AlertLine;
import io.jackstay.runtime.web.view.FillTree;
import io.jackstay.runtime.web.view.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is kept of a bot, the latest first: as JSON by the page, as CSV whole or by the page. Thread safe: pure functions. */
final class HistoryPages {
    /** Of JSON where nothing else is asked for. */
    private static final int ROWS = 500;
    /** Of JSON at most. */
    private static final int MOST_ROWS = 2_000;
    /** A table of more would take memory that trading may need. */
    private static final int MOST_CSV = 20_000;

    private static final String NEXT = "X-Jackstay-Next";

    private HistoryPages() {}

    private record Row(long nanos, Map<String, @Nullable Object> cells) {}

    static Response fills(PastRecords records, PageQuery query) {
        Node about = new Node();
        if (!query.csv()) {
            about.put("olderFills", (Object) records.olderFills());
        }
        return answer(query, about, (span, page) -> records.fills(span, page).stream()
                .map(HistoryPages::row)
                .toList());
    }

    private static Row row(PastFill past) {
        OrderFill fill = past.fill();
        return new Row(fill.stamp().venueNanos(), FillTree.of(fill, past.label(), past.mirror()));
    }

    static Response orders(PastRecords records, PageQuery query) {
        return answer(query, new Node(), (span, page) -> records.orders(span, page, query.openOnly()).stream()
                .map(HistoryPages::row)
                .toList());
    }

    private static Row row(OrderRow order) {
        String cloid = String.valueOf(order.cloid());
        return new Row(
                order.placedAt(),
                new Node()
                        .put("id", cloid)
                        .put("cloid", cloid)
                        .put("venueOrderId", order.venueOrderId())
                        .put("market", order.market())
                        .put("side", order.side().toLowerCase(Locale.ROOT))
                        .put("label", order.label())
                        .put("price", order.price())
                        .put("size", order.size())
                        .put("filled", order.filled())
                        .put("state", order.state().toLowerCase(Locale.ROOT))
                        .at("placedAt", order.placedAt())
                        .put("cause", order.cause())
                        .at("updatedAt", order.updatedAt())
                        .put("why", order.why())
                        .map());
    }

    static Response events(PastRecords records, PageQuery query) {
        return answer(query, new Node(), (span, page) -> records.alerts(span, page).stream()
                .map(HistoryPages::row)
                .toList());
    }

    private static Row row(Alert alert) {
        return new Row(
                alert.nanos(),
                new Node()
                        .put("id", alert.id())
                        .at("at", alert.nanos())
                        .at("since", alert.sinceNanos())
                        .put("count", (Object) alert.count())
                        .put("level", AlertLine.level(alert))
                        .put("code", alert.code().name())
                        .put("say", alert.text())
                        .map());
    }

    private static Response answer(PageQuery query, Node about, BiFunction<Span, Ledger.Page, List<Row>> rows) {
        int most = query.csv()
                ? query.limit().orElse(MOST_CSV)
                : Math.min(query.limit().orElse(ROWS), MOST_ROWS);
        List<Row> found = rows.apply(query.rest(), query.page(most + 1));
        boolean more = found.size() > most;
        if (more && query.csv() && query.limit().isEmpty()) {
            return Response.refusal(
                    413,
                    "more than %d rows: ask for a shorter time with from and to, or for parts with limit and after"
                            .formatted(MOST_CSV));
        }
        List<Row> shown = more ? found.subList(0, most) : found;
        Optional<PageQuery.Place> next = more ? Optional.of(end(shown, query)) : Optional.empty();
        if (query.csv()) {
            Response table = Response.text("text/csv; charset=utf-8", csv(shown));
            return next.map(place -> table.with(NEXT, place.toString())).orElse(table);
        }
        return Response.json(
                JsonLine.of(about.put("rows", shown.stream().map(Row::cells).toList())
                        .put("next", next.map(PageQuery.Place::toString).orElse(null))
                        .map()));
    }

    /** Behind the last row: rows of one time are told apart by their count. */
    private static PageQuery.Place end(List<Row> shown, PageQuery query) {
        long last = shown.get(shown.size() - 1).nanos;
        int same = (int) shown.stream().filter(row -> row.nanos == last).count();
        int before = query.after()
                .filter(place -> place.nanos() == last)
                .map(PageQuery.Place::rows)
                .orElse(0);
        return new PageQuery.Place(last, before + same);
    }

    private static String csv(List<Row> rows) {
        StringBuilder lines = new StringBuilder();
        for (Row row : rows) {
            if (lines.length() == 0) {
                lines.append(String.join(",", row.cells.keySet())).append("\r\n");
            }
            List<String> cells = new ArrayList<>();
            row.cells.values().forEach(value -> cells.add(cell(value == null ? "" : String.valueOf(value))));
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
}
