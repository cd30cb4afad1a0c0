package io.jackstay.runtime.account;

import io.jackstay.api.order.OrderReport;
import java.util.List;

/**
 * The open orders that carry our installation's number, as a venue showed them last. Immutable.
 *
 * @param count how often it has shown them so far
 */
public record ShownOrders(long count, List<Shown> open) {
    static final ShownOrders NOT_ASKED = new ShownOrders(0, List.of());

    public ShownOrders {
        open = List.copyOf(open);
    }

    /** @param bot the bot's number in its id */
    public record Shown(OrderReport report, int bot) {}

    ShownOrders next(List<Shown> told) {
        return new ShownOrders(count + 1, told);
    }
}
