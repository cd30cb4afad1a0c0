package io.jackstay.emulator.base;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How many actions somebody may still send: some at first, one more for each unit of money traded. Not thread safe: driving thread.
 *
 * <p>When they are used up, one is let through each so often.
 */
public final class ActionBudget {
    private final long first;
    private final long moreCancels;
    private final long trickleNanos;
    private final Agenda agenda;
    private BigDecimal volume = BigDecimal.ZERO;
    private long bought;
    private long used;
    private long nextTrickle = Long.MIN_VALUE;

    /**
     * A budget.
     *
     * @param moreCancels how many more there are for cancels, but never more than twice as many
     */
    public ActionBudget(long first, long moreCancels, Duration trickle, Agenda agenda) {
        this.first = first;
        this.moreCancels = moreCancels;
        this.trickleNanos = trickle.toNanos();
        this.agenda = agenda;
    }

    /** Something was traded. */
    public void traded(BigDecimal worth) {
        volume = volume.add(worth);
    }

    /** Worth of what was traded. */
    public BigDecimal volume() {
        return volume;
    }

    /** So many more. */
    public void buy(long count) {
        bought += count;
    }

    /** How many there are in all. */
    public long cap() {
        return first + bought + volume.longValue();
    }

    /** How many were used. */
    public long used() {
        return used;
    }

    /** Uses some, whatever there is. */
    public void use(long count) {
        used += count;
    }

    /** Takes some; false when there are none. */
    public boolean take(long count, boolean cancels) {
        long limit = cancels ? Math.min(cap() + moreCancels, 2 * cap()) : cap();
        if (used + count > limit) {
            if (agenda.now() < nextTrickle) {
                return false;
            }
            nextTrickle = agenda.now() + trickleNanos;
        }
        used += count;
        return true;
    }
}
