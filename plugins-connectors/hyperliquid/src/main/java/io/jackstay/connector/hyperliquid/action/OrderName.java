package io.jackstay.connector.hyperliquid.action;

/**
 * An order at the venue by its number or by its client order id. Immutable.
 *
 * @param oid the venue's number; 0 when the client order id counts
 * @param cloid the client order id, or empty
 */
public record OrderName(long oid, String cloid) {
    /** Throws {@link IllegalArgumentException} when neither or both are given. */
    public OrderName {
        if (oid > 0 == !cloid.isEmpty() || oid < 0) {
            throw new IllegalArgumentException("an order is named by one id, got %d and '%s'".formatted(oid, cloid));
        }
    }

    public static OrderName of(long oid) {
        return new OrderName(oid, "");
    }

    public static OrderName of(String cloid) {
        return new OrderName(0, cloid);
    }

    void write(ValueSink out) {
        if (cloid.isEmpty()) {
            out.number(oid);
        } else {
            out.text(cloid);
        }
    }
}
