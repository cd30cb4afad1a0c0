package io.jackstay.api.strategy;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderUpdate;
import java.util.List;

/**
 * How a bot starts, and what happened to its orders while no strategy was listening. Immutable. Made by the runtime.
 *
 * <p>Position and PnL have all of it already; it is told so that a strategy may answer, with a counter order for a fill
 * for instance.
 *
 * @param kind which start it is
 * @param missedFills fills of the bot's orders without a callback before, oldest first; empty at a first start
 * @param endedWhileAway last updates of the bot's orders that reached a final state without a callback before, oldest
 *     first
 */
public record Start(Kind kind, List<OrderFill> missedFills, List<OrderUpdate> endedWhileAway) {
    /** Copies the lists. Throws {@link NullPointerException} for null. */
    public Start {
        requireNonNull(kind, "kind is null");
        missedFills = List.copyOf(missedFills);
        endedWhileAway = List.copyOf(endedWhileAway);
    }

    /** A start without a past. */
    public static Start first() {
        return new Start(Kind.FIRST, List.of(), List.of());
    }

    /** Which start it is. Closed. */
    public enum Kind {
        /** The bot never ran: no orders, no position of its own, memory empty. */
        FIRST,
        /** The process is new, the bot is not: its journal was read and compared with the venue. */
        RESTART,
        /** The process went on: the bot was paused, or its strategy was made anew. */
        RESUME
    }
}
