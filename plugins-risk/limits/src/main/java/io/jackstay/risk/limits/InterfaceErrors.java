package io.jackstay.risk.limits;

import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/**
 * Counts the answers that say that a venue's interface is not well. Not thread safe: owned by the loop of the rule's scope.
 *
 * <p>A venue that refuses an order for what it is, such as too small, has answered well: that ends a run of errors as an
 * acceptance does.
 */
final class InterfaceErrors {
    private static final Set<RejectReason> ERRORS = EnumSet.of(
            RejectReason.RATE_LIMITED,
            RejectReason.EXPIRED_DEADLINE,
            RejectReason.CONNECTOR_DOWN,
            RejectReason.AUTHENTICATION,
            RejectReason.INVALID_REQUEST);

    private final Duration per;
    private final int most;
    private final Deque<Instant> within = new ArrayDeque<>();
    private int inARow;

    /** @param most how many of a window have to be told apart; older ones are forgotten */
    InterfaceErrors(Duration per, int most) {
        this.per = per;
        this.most = most;
    }

    /** Returns whether the outcome is an error. */
    boolean add(Outcome outcome, Instant now) {
        if (!isError(outcome)) {
            inARow = 0;
            return false;
        }
        inARow++;
        within.add(now);
        if (within.size() > most) {
            within.remove();
        }
        return true;
    }

    private static boolean isError(Outcome outcome) {
        return outcome instanceof Outcome.Unknown
                || outcome instanceof Outcome.Rejected rejected
                        && ERRORS.contains(rejected.why().reason());
    }

    int inARow() {
        return inARow;
    }

    int within(Instant now) {
        Instant oldest = now.minus(per);
        return (int) within.stream().filter(at -> at.isAfter(oldest)).count();
    }

    void clear() {
        inARow = 0;
        within.clear();
    }
}
