package io.jackstay.runtime.budget;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.RequestBudget;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The units of one scope over a sliding window. Thread safe.
 *
 * <p>While the venue has asked for a pause nothing is given to anybody. The window is counted in slots, the one that has only begun included, so no stretch of its length ever has more than the weight.
 * Times are those of the clock that never jumps.
 */
public final class SharedBudget {
    private static final int SLOTS = 60;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final AtomicReference<State> state;

    /** What has been taken, newest slot first. Immutable. */
    private record State(int weight, long slotNanos, int reserve, long newest, int[] taken, long pausedUntil) {
        State at(long nanos) {
            long slot = Math.floorDiv(nanos, slotNanos);
            if (slot <= newest) {
                return this;
            }
            int[] moved = new int[taken.length];
            long shift = slot - newest;
            if (shift < taken.length) {
                System.arraycopy(taken, 0, moved, (int) shift, taken.length - (int) shift);
            }
            return new State(weight, slotNanos, reserve, slot, moved, pausedUntil);
        }

        int used() {
            int sum = 0;
            for (int units : taken) {
                sum += units;
            }
            return sum;
        }

        int most(boolean cancel) {
            return cancel ? weight : weight - reserve;
        }

        State taking(int units) {
            int[] more = taken.clone();
            more[0] += units;
            return new State(weight, slotNanos, reserve, newest, more, pausedUntil);
        }

        /** When so many units will be free, if nobody takes any meanwhile. */
        long freeNanos(int units, boolean cancel, long nowNanos) {
            int tooMany = used() + units - most(cancel);
            for (int i = taken.length - 1; i >= 0 && tooMany > 0; i--) {
                tooMany -= taken[i];
                if (tooMany <= 0) {
                    return Math.max(pausedUntil, (newest - i + taken.length) * slotNanos);
                }
            }
            return Math.max(pausedUntil, nowNanos);
        }

        State givingBack(int units, long takenNanos) {
            long age = newest - Math.floorDiv(takenNanos, slotNanos);
            int[] fewer = taken.clone();
            if (age >= 0 && age < fewer.length) {
                fewer[(int) age] = Math.max(0, fewer[(int) age] - units);
            }
            return new State(weight, slotNanos, reserve, newest, fewer, pausedUntil);
        }

        State pausing(long untilNanos) {
            return new State(weight, slotNanos, reserve, newest, taken, Math.max(pausedUntil, untilNanos));
        }
    }

    SharedBudget(RequestBudget terms) {
        state = new AtomicReference<>(
                new State(terms.weight(), slot(terms.window()), terms.reserve(), NEVER, new int[SLOTS + 1], NEVER));
    }

    private static long slot(Duration window) {
        return Math.max(1, (window.toNanos() + SLOTS - 1) / SLOTS);
    }

    private State now() {
        return requireNonNull(state.get(), "state is null");
    }

    /** Another login names the scope: the tighter figure of each counts from here on. Returns whether they differed. */
    boolean agree(RequestBudget terms) {
        while (true) {
            State was = now();
            long slotNanos = Math.max(was.slotNanos, slot(terms.window()));
            int weight = Math.min(was.weight, terms.weight());
            int reserve = Math.min(weight - 1, Math.max(was.reserve, terms.reserve()));
            boolean same = was.weight == terms.weight()
                    && was.slotNanos == slot(terms.window())
                    && was.reserve == terms.reserve();
            if (same) {
                return false;
            }
            int[] taken = new int[SLOTS + 1];
            long newest = was.newest;
            if (slotNanos == was.slotNanos) {
                taken = was.taken.clone();
            } else if (was.newest != NEVER) {
                newest = Math.floorDiv(was.newest * was.slotNanos, slotNanos);
                taken[0] = Arrays.stream(was.taken).sum();
            }
            if (state.compareAndSet(was, new State(weight, slotNanos, reserve, newest, taken, was.pausedUntil))) {
                return true;
            }
        }
    }

    /** Takes the units if there are as many; a cancel may take from the reserve. */
    public boolean take(int units, boolean cancel, long nowNanos) {
        while (true) {
            State was = now();
            State current = was.at(nowNanos);
            if (nowNanos < current.pausedUntil || current.used() + units > current.most(cancel)) {
                return false;
            }
            if (state.compareAndSet(was, current.taking(units))) {
                return true;
            }
        }
    }

    /** Gives back what was taken for something that does not leave after all. */
    public void giveBack(int units, long takenNanos, long nowNanos) {
        while (true) {
            State was = now();
            State fewer = was.at(nowNanos).givingBack(units, takenNanos);
            if (state.compareAndSet(was, fewer)) {
                return;
            }
        }
    }

    /** When so many units will be free, if nobody takes any meanwhile; never, in effect, for more than there are. */
    public long freeNanos(int units, boolean cancel, long nowNanos) {
        return now().at(nowNanos).freeNanos(units, cancel, nowNanos);
    }

    /** The venue asks for a pause; a longer one that runs already stays. */
    public void pause(long untilNanos) {
        state.updateAndGet(was -> was.pausing(untilNanos));
    }

    /** The venue has counted so much in the window that runs now; counts when it is more than we have. */
    public void observed(int units, long nowNanos) {
        while (true) {
            State was = now();
            State current = was.at(nowNanos);
            int more = Math.min(units, current.weight()) - current.used();
            if (more <= 0 || state.compareAndSet(was, current.taking(more))) {
                return;
            }
        }
    }

    /** The venue has counted so much more than was taken: it is gone, whether there was as much or not. */
    public void counted(int units, long nowNanos) {
        if (units < 0) {
            throw new IllegalArgumentException("units must not be negative, got " + units);
        }
        state.updateAndGet(was -> was.at(nowNanos).taking(units));
    }

    /** The most that can be taken at once. */
    public int most(boolean cancel) {
        return now().most(cancel);
    }

    public int used(long nowNanos) {
        return now().at(nowNanos).used();
    }

    public int weight() {
        return now().weight;
    }

    public Duration window() {
        return Duration.ofNanos(now().slotNanos * SLOTS);
    }
}
