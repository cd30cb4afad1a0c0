package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.strategy.Start;
import java.util.List;

/**
 * What is remembered of a bot's life before this start. Immutable.
 *
 * @param start what the strategy is told
 * @param fills every fill so far, oldest first, those that the strategy missed too; position and PnL come from them
 * @param ended last reports of its orders that ended while no bot was listening; the strategy finds them by label
 * @param labels what its orders were placed for
 */
public record BotPast(Start start, List<OrderFill> fills, List<OrderReport> ended, OrderLabels labels) {
    public BotPast {
        requireNonNull(start, "start is null");
        requireNonNull(labels, "labels are null");
        fills = List.copyOf(fills);
        ended = List.copyOf(ended);
        for (OrderReport report : ended) {
            if (!report.state().isFinal()) {
                throw new IllegalArgumentException("an order that has not ended: " + report);
            }
        }
    }

    /** A bot without a past. */
    public static BotPast none() {
        return new BotPast(Start.first(), List.of(), List.of(), OrderLabels.NONE);
    }
}
