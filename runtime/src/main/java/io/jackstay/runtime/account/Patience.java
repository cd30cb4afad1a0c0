package io.jackstay.runtime.account;

import io.jackstay.api.market.VenueTraits;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How long a difference between a venue and us must stand still, with nothing counted in between, until it counts: until then the venue may
 * not have told a fill yet. Immutable.
 */
final class Patience {
    /** Longer than a venue takes to tell a fill in its history, as far as is known. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    private final long nanos;

    /** A difference, what had been counted when it was seen first, and when that was. */
    record Seen(BigDecimal difference, long counted, long sinceNanos) {
        boolean isStill(BigDecimal now, long countedNow) {
            return difference.compareTo(now) == 0 && counted == countedNow;
        }
    }

    Patience(VenueTraits traits) {
        long settled = traits.settleTime().multipliedBy(3).toNanos();
        this.nanos = Math.max(SHORTEST.toNanos(), settled);
    }

    /** @param beganNanos when the look that confirms the difference began, with the question for fills; of the clock that never jumps */
    boolean isOver(Seen first, long beganNanos) {
        return beganNanos - first.sinceNanos >= nanos;
    }
}
