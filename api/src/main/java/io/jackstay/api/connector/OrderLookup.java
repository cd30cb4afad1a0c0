package io.jackstay.api.connector;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderReport;

/** What a venue said when it was asked for one order. Closed; all members are immutable. Made by connectors. */
public sealed interface OrderLookup {
    /** The venue has the order, open or final; the report says what it holds. */
    record Found(OrderReport report) implements OrderLookup {
        /** Throws {@link NullPointerException} for null. */
        public Found {
            requireNonNull(report, "report is null");
        }
    }

    /**
     * The venue answered that it knows no such order.
     *
     * <p>Alone this proves nothing: only after the order's deadline and the venue's settle time the runtime takes it as
     * the proof that the order never was. A look-up that failed, or an answer that can't be read, is not this, but
     * {@linkplain Reply#unknown unknown}.
     */
    record NotFound() implements OrderLookup {}
}
