package io.jackstay.runtime.execution;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Wrong ways of the orders of a bot. Each is called in the place of a method of its receiver. */
public final class PlantedInOrders {
    private PlantedInOrders() {}

    /** No report is older than another. */
    public static boolean isOlder(LiveOrder order, long venueNanos) {
        return false;
    }

    /** No report goes backwards. */
    public static boolean isBackward(OrderState now, OrderState told) {
        return false;
    }

    /** No state is the last. */
    public static boolean isFinal(OrderState state) {
        return false;
    }

    /** Every state can follow every other. */
    public static boolean canBecome(OrderState from, OrderState next) {
        return true;
    }

    /** After the answer to a cancel nothing can come any more. */
    public static void awaitLastWord(OrderTracker tracker, LiveOrder order) {}

    /** An amend without an answer has not been made. */
    public static void amendDoubtful(LiveOrder order, long doubtEnds) {
        order.amendDone();
    }

    /** Numbers that were given are given again. */
    public static void startAbove(CloidSource.Sequence sequence, long given) {}

    /** An order without an answer is not at the venue. */
    public static Optional<OrderUpdate> onOutcome(
            OrderTracker tracker, OrderRef ref, Command command, Outcome outcome, Stamp stamp) {
        Outcome taken = outcome instanceof Outcome.Unknown && command == Command.SUBMIT
                ? new Outcome.Rejected(new Rejection(RejectReason.OTHER, "no answer"))
                : outcome;
        return tracker.onOutcome(ref, command, taken, stamp);
    }

    /** An order without an answer is no exposure. */
    public static Size atMost(OrderTracker tracker, Order order) {
        Size size = tracker.atMost(order);
        return order.state() == OrderState.UNKNOWN ? size.minus(size) : size;
    }

    /** Nothing is on its way to an order that has ended. */
    public static Collection<? extends Order> unsettled(OrderTracker tracker) {
        return List.of();
    }

    /** What is filled is what the last fill has filled. */
    public static Size plus(Size filled, Size more) {
        return more;
    }
}
