package io.jackstay.connector.hyperliquid.report;

import io.jackstay.lib.wire.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order and the venue's word for its state at a time. Immutable. */
public record OrderStatus(VenueOrder order, String status, long atMillis) {
    /** Reads one entry of {@code orderUpdates}, or what is inside the answer to {@code orderStatus}. */
    public static OrderStatus read(JsonReader json) {
        List<VenueOrder> order = new ArrayList<>(1);
        String status = "";
        long at = 0;
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "order" -> order.add(VenueOrder.read(json));
                case "status" -> status = json.text();
                case "statusTimestamp" -> at = json.integer();
                default -> {
                    // Nothing else is told.
                }
            }
        }
        if (order.isEmpty()) {
            throw json.error("a status without an order");
        }
        return new OrderStatus(order.get(0), status, at);
    }

    /** Reads the answer to {@code orderStatus}; empty when the venue has no such order. */
    public static Optional<OrderStatus> readAnswer(JsonReader json) {
        List<OrderStatus> found = new ArrayList<>(1);
        String status = "";
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "status" -> status = json.text();
                case "order" -> found.add(read(json));
                default -> {
                    // Nothing else is told.
                }
            }
        }
        if (found.isEmpty() && !status.equals("unknownOid")) {
            throw json.error("neither an order nor unknownOid");
        }
        return found.stream().findFirst();
    }
}
