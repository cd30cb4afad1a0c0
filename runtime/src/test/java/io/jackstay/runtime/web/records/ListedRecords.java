package io.jackstay.runtime.web.records;

import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.ledger.Ledger;
import io.jackstay.runtime.ledger.OrderRow;
import io.jackstay.runtime.ledger.Span;
import java.util.List;

/** Records that a test has written down, the latest first. */
public record ListedRecords(List<PastFill> fills, List<OrderRow> orders, List<Alert> alerts, long olderFills)
        implements PastRecords {
    @Override
    public List<PastFill> fills(Span span, Ledger.Page page) {
        return JournalRecords.part(fills, fill -> fill.fill().stamp().venueNanos(), span, page);
    }

    @Override
    public List<OrderRow> orders(Span span, Ledger.Page page, boolean openOnly) {
        List<OrderRow> asked =
                orders.stream().filter(order -> !openOnly || !order.ended()).toList();
        return JournalRecords.part(asked, OrderRow::placedAt, span, page);
    }

    @Override
    public List<Alert> alerts(Span span, Ledger.Page page) {
        return JournalRecords.part(alerts, Alert::nanos, span, page);
    }
}
