package io.jackstay.runtime.web.records;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.fill.Mirror;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.ledger.Ledger;
import io.jackstay.runtime.ledger.OrderRow;
import io.jackstay.runtime.ledger.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What the journals have: the latest fills, and of the orders that have ended the latest. Not thread safe: made for one question. */
public final class JournalRecords implements PastRecords {
    private static final Comparator<OrderRow> LATEST_PLACED = Comparator.comparingLong(OrderRow::placedAt)
            .thenComparingLong(OrderRow::cloid)
            .reversed();

    private final BotHistory history;

    public JournalRecords(BotHistory history) {
        this.history = requireNonNull(history, "history is null");
    }

    @Override
    public List<PastFill> fills(Span span, Ledger.Page page) {
        Map<String, OrderFill> byId = new TreeMap<>();
        List<PastFill> fills = new ArrayList<>();
        for (OrderFill fill : history.fills()) {
            Optional<Mirror> mirror = Mirror.of(
                    Mirror.Part.of(fill),
                    history.causeOf(fill),
                    id -> Optional.ofNullable(byId.get(id)).map(Mirror.Part::of),
                    history.market(fill.market()).map(Mirror.Contract::of));
            byId.put(fill.id(), fill);
            fills.add(new PastFill(fill, history.labelOf(fill).orElse(""), mirror));
        }
        Collections.reverse(fills);
        return part(fills, fill -> fill.fill().stamp().venueNanos(), span, page);
    }

    @Override
    public long olderFills() {
        return history.olderFills();
    }

    @Override
    public List<OrderRow> orders(Span span, Ledger.Page page, boolean openOnly) {
        List<OrderRow> orders = new ArrayList<>();
        history.openOrders().forEach(order -> orders.add(row(order)));
        if (!openOnly) {
            history.endedOrders().forEach(order -> orders.add(row(order)));
        }
        orders.sort(LATEST_PLACED);
        return part(orders, OrderRow::placedAt, span, page);
    }

    private static OrderRow row(RememberedOrder order) {
        OrderRow placed = OrderRow.of(order.placed());
        return order.last().map(placed::with).orElse(placed);
    }

    @Override
    public List<Alert> alerts(Span span, Ledger.Page page) {
        List<Alert> alerts = new ArrayList<>(history.alerts());
        alerts.sort(Alert.LATEST_FIRST);
        return part(alerts, Alert::nanos, span, page);
    }

    /** Of all rows those of a page. */
    static <T> List<T> part(List<T> all, ToLongFunction<T> nanos, Span span, Ledger.Page page) {
        return all.stream()
                .filter(row -> nanos.applyAsLong(row) >= span.fromNanos() && nanos.applyAsLong(row) < span.toNanos())
                .skip(page.skip())
                .limit(page.most())
                .toList();
    }
}
