package io.jackstay.connector.hyperliquid.action;

/**
 * One order replaced by another: {@code type, oid, order, a?}. Immutable.
 *
 * @param oid the order that goes
 * @param order the order that comes, with its whole size
 * @param always whether it may take, and comes even when the other can't be cancelled
 */
public record Modify(OrderName oid, OrderEntry order, boolean always) implements Action {
    @Override
    public void write(ValueSink out) {
        out.map(always ? 4 : 3).key("type").text("modify").key("oid");
        oid.write(out);
        out.key("order");
        order.write(out);
        if (always) {
            out.key("a").bool(true);
        }
        out.endMap();
    }
}
