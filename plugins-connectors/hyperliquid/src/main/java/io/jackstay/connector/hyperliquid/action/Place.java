package io.jackstay.connector.hyperliquid.action;

import java.util.List;

/** New orders, at least one: {@code type, orders, grouping}. Immutable. */
public record Place(List<OrderEntry> orders) implements Action {
    public Place {
        orders = List.copyOf(orders);
        if (orders.isEmpty()) {
            throw new IllegalArgumentException("no orders");
        }
    }

    @Override
    public void write(ValueSink out) {
        out.map(3).key("type").text("order").key("orders").array(orders.size());
        orders.forEach(order -> order.write(out));
        out.endArray().key("grouping").text("na").endMap();
    }

    @Override
    public int count() {
        return orders.size();
    }
}
