package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderFill;
import io.jackstay.api.strategy.Start;
import java.util.List;

/**
 * What is remembered of a bot's life before this start. Immutable.
 *
 * @param start what the strategy is told
 * @param fills every fill so far, oldest first, those that the strategy missed too; position and PnL come from them
 * @param labels what its open orders were placed for
 */
public record BotPast(Start start, List<OrderFill> fills, OrderLabels labels) {
    public BotPast {
        requireNonNull(start, "start is null");
        requireNonNull(labels, "labels are null");
        fills = List.copyOf(fills);
    }

    /** A bot without a past. */
    public static BotPast none() {
        return new BotPast(Start.first(), List.of(), OrderLabels.NONE);
    }
}
