package io.jackstay.emulator.base.desk;

import java.math.BigDecimal;

/**
 * An order stood somewhere. Immutable, as it was then.
 *
 * @param remaining what was not filled then
 */
public record OrderEvent(VenueOrder order, BigDecimal size, BigDecimal remaining, Status status, long millis) {
    /** An order as it stands now. */
    public static OrderEvent of(VenueOrder order) {
        return new OrderEvent(order, order.size(), order.remaining(), order.status(), order.statusMillis());
    }
}
