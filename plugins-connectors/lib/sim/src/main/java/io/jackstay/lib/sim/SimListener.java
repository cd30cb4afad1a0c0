package io.jackstay.lib.sim;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Rejection;

/**
 * What the exchange tells an account. Not thread safe: called on the exchange's thread, inside the call that caused it, in the order in
 * which things happened; it must not call the exchange back.
 */
public interface SimListener {
    /** The order is in the exchange's hands; its fills and its end follow. */
    void onAccepted(SimOrder order, long nanos);

    /** Nothing was done. The reference has no id of the exchange. */
    void onRejected(OrderRef order, Rejection why, long nanos);

    /** A part of the order was executed; order, position and balances count it already. */
    void onFilled(SimOrder order, OrderFill fill);

    /** The order ended before it was filled; {@link SimOrder#end} says why. */
    void onCancelled(SimOrder order, long nanos);

    /**
     * The order has other terms now; its fills and its end follow.
     *
     * @param before the order that was to be amended
     * @param after the order that carries on: the same one, or its successor
     */
    void onAmended(SimOrder before, SimOrder after, long nanos);

    /** The order goes on as it was. */
    void onAmendRejected(OrderRef order, Rejection why, long nanos);

    /** Money came or went without a fill; the balance counts it already. */
    void onCashFlow(CashFlow flow);
}
