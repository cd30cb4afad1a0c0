package io.jackstay.runtime.session;

import io.jackstay.api.order.OrderRef;
import java.util.List;

/** The orders that bots have left at their venues on purpose, as of now. Called on the thread that drives the session. */
@FunctionalInterface
interface Kept {
    Kept NONE = List::of;

    /** Those that rest as far as their bots know, and must. */
    List<OrderRef> orders();

    /** Those of bots that have gone, or refused to start with them: they may have filled since, and nobody has heard of it. */
    default List<OrderRef> ofOthers() {
        return List.of();
    }

    /** The numbers of bots that this process never ran and that keep their orders: what earlier ones kept stays as it is. */
    default List<Integer> untouched() {
        return List.of();
    }
}
