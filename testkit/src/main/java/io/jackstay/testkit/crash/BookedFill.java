package io.jackstay.testkit.crash;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import java.math.BigDecimal;

/**
 * What an execution was, as the venue has booked it or as a bot has noted it: equal where nothing differs. Immutable.
 *
 * @param cloid of the order, 0 when it has none
 * @param fee positive: it was paid
 */
record BookedFill(long cloid, Side side, BigDecimal price, BigDecimal size, BigDecimal fee) {
    BookedFill {
        requireNonNull(side, "side is null");
        price = price.stripTrailingZeros();
        size = size.stripTrailingZeros();
        fee = fee.stripTrailingZeros();
    }

    /** One of a bot's journal. */
    static BookedFill of(OrderFill fill) {
        return new BookedFill(
                fill.order().cloidOrZero(),
                fill.side(),
                fill.price().toBigDecimal(),
                fill.size().toBigDecimal(),
                fill.fee().amount());
    }
}
