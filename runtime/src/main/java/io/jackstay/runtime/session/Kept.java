package io.jackstay.runtime.session;

import io.jackstay.api.order.OrderRef;
import java.util.List;

/** The orders that bots have left at their venues on purpose, as of now. Called on the thread that drives the session. */
@FunctionalInterface
interface Kept {
    Kept NONE = List::of;

    List<OrderRef> orders();
}
