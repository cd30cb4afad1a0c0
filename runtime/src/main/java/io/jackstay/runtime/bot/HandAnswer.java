package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import java.math.BigDecimal;
import java.util.List;

/**
 * What came of something that a person has asked of a bot. Immutable.
 *
 * @param orders those that were to be cancelled, as their venues have left them
 */
public record HandAnswer(Kind kind, String words, List<OrderEnd> orders) {
    /** Closed. */
    public enum Kind {
        /** Done, and confirmed by the venues where they have a part in it. */
        DONE,
        /** Nothing was done. */
        REFUSED,
        /** Done as far as it could be; the words say what is left. */
        FAILED,
        /** Asked for, but a venue or the disk has not confirmed it in time. */
        UNCONFIRMED
    }

    /** @param cloid 0 for an order without one */
    public record OrderEnd(
            long cloid, MarketId market, Side side, BigDecimal size, BigDecimal filled, OrderState state) {
        static OrderEnd of(Order order) {
            return new OrderEnd(
                    order.cloid().map(cloid -> cloid.value()).orElse(0L),
                    order.market(),
                    order.side(),
                    order.size().toBigDecimal(),
                    order.filled().toBigDecimal(),
                    order.state());
        }
    }

    public HandAnswer {
        requireNonNull(kind, "kind is null");
        requireNonNull(words, "words are null");
        orders = List.copyOf(orders);
    }

    /** Nothing was done. */
    public static HandAnswer refused(String why) {
        return new HandAnswer(Kind.REFUSED, why, List.of());
    }

    static HandAnswer done(String words) {
        return new HandAnswer(Kind.DONE, words, List.of());
    }

    /** The same, though it could not be written down. */
    HandAnswer notWritten() {
        return new HandAnswer(Kind.UNCONFIRMED, words + "; the journal could not write it down", orders);
    }
}
