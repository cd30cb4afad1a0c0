package io.jackstay.runtime.web.records;

import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.ledger.Ledger;
import io.jackstay.runtime.ledger.OrderRow;
import io.jackstay.runtime.ledger.Span;
import java.util.List;

/**
 * What is kept of one bot, the latest first. Not thread safe: made for one question. Every method may wait for a disk or a database, and
 * throws {@link io.jackstay.runtime.error.JackstayException} when neither answers.
 */
public interface PastRecords {
    /** By the venue's time. */
    List<PastFill> fills(Span span, Ledger.Page page);

    /** How many fills there are beside, of which nothing is kept but what they came to. */
    long olderFills();

    /** By when they were placed. @param openOnly without those that have ended */
    List<OrderRow> orders(Span span, Ledger.Page page, boolean openOnly);

    /** By when they were raised last. */
    List<Alert> alerts(Span span, Ledger.Page page);
}
