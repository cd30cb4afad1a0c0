package io.jackstay.runtime.session;

import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.account.PastMoney;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.record.AccountRecord;
import java.util.ArrayList;
import java.util.List;

/** What the journals of the logins prove of a bot's orders by their fills. Immutable. */
final class FillsOfOrders {
    private final List<OrderFill> fills = new ArrayList<>();

    FillsOfOrders(List<PastMoney> money) {
        for (PastMoney ofLogin : money) {
            for (AccountRecord taken : ofLogin.latest()) {
                if (taken instanceof AccountRecord.FillTaken fill) {
                    fills.add(fill.fill());
                }
            }
        }
    }

    /** Whether the fills add up to the order's size. */
    boolean areAllOf(RememberedOrder order) {
        return sum(order).compareTo(size(order)) >= 0;
    }

    /** Whether the venue was ever seen to have it. */
    boolean wasAtVenue(RememberedOrder order) {
        OrderState last = order.last().map(OrderUpdate::to).orElse(OrderState.NEW);
        return !sum(order).isZero() || last == OrderState.OPEN || last == OrderState.PARTIALLY_FILLED;
    }

    OrderReport filled(RememberedOrder order) {
        return report(order, OrderState.FILLED).why("its fills add up to its size");
    }

    OrderReport gone(RememberedOrder order) {
        return report(order, OrderState.CANCELLED).why("the venue knows it no more");
    }

    /** As it may rest at the venue for all that is known; whatever the venue says of it is newer. */
    OrderReport unknown(RememberedOrder order) {
        OrderState state = OrderState.SUBMITTING;
        if (wasAtVenue(order)) {
            state = sum(order).isZero() ? OrderState.OPEN : OrderState.PARTIALLY_FILLED;
        }
        return report(order, state, new Stamp(0, order.placed().nanos()))
                .why("the venue does not say what became of it");
    }

    private OrderReport report(RememberedOrder order, OrderState state) {
        return report(
                order,
                state,
                order.last()
                        .map(OrderUpdate::stamp)
                        .orElseGet(() ->
                                new Stamp(order.placed().nanos(), order.placed().nanos())));
    }

    private OrderReport report(RememberedOrder order, OrderState state, Stamp stamp) {
        var request = order.placed().request();
        return OrderReport.of(
                        order.ref(),
                        request.side(),
                        order.last().map(OrderUpdate::price).orElse(request.worstPrice()),
                        size(order),
                        state,
                        stamp)
                .filled(sum(order).compareTo(size(order)) > 0 ? size(order) : sum(order))
                .reduceOnly(request.reduceOnly());
    }

    private static Size size(RememberedOrder order) {
        return order.last()
                .map(OrderUpdate::size)
                .orElse(order.placed().request().size());
    }

    /** Of the fills that are kept one by one, and of what was known before; whichever is more. */
    private Size sum(RememberedOrder order) {
        Size size = size(order);
        Size sum = size.minus(size);
        for (OrderFill fill : fills) {
            if (fill.order().sameOrder(order.ref())) {
                sum = sum.plus(fill.size());
            }
        }
        Size before = order.last().map(OrderUpdate::filled).orElse(sum);
        return before.compareTo(sum) > 0 ? before : sum;
    }
}
