package io.jackstay.connector.hyperliquid.action;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** New orders, at least one: {@code type, orders, grouping, builder?}. Immutable. */
public record Place(List<OrderEntry> orders, BuilderFee builder) implements Action {
    public Place {
        orders = List.copyOf(orders);
        requireNonNull(builder, "builder is null");
        if (orders.isEmpty()) {
            throw new IllegalArgumentException("no orders");
        }
    }

    /** Orders that pay nothing to anybody beside the venue. */
    public Place(List<OrderEntry> orders) {
        this(orders, BuilderFee.NONE);
    }

    @Override
    public void write(ValueSink out) {
        out.map(builder.isNone() ? 3 : 4);
        out.key("type").text("order").key("orders").array(orders.size());
        orders.forEach(order -> order.write(out));
        out.endArray().key("grouping").text("na");
        if (!builder.isNone()) {
            out.key("builder");
            builder.write(out);
        }
        out.endMap();
    }

    @Override
    public int count() {
        return orders.size();
    }
}
