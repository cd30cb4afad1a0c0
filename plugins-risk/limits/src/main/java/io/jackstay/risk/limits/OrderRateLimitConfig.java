package io.jackstay.risk.limits;

import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import java.time.Duration;

/** Settings of {@code order-rate-limit}. Immutable. */
@Doc("Counts what leaves for the venue, amends as well; cancels always pass and are not counted")
public record OrderRateLimitConfig(
        @Doc("Most orders and amends that may leave within the time") @Range(min = "1", max = "50000")
        int max,

        @Doc("The time; it slides, so that any stretch of this length counts") @Range(min = "100ms", max = "1h")
        Duration per) {
    /** Throws {@link IllegalArgumentException} when the limit is not positive, or the time is not within an hour. */
    public OrderRateLimitConfig {
        Limits.requireAtLeastOne("max", max);
        if (per.isNegative() || per.isZero() || per.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("per must be above 0 and at most 1h, got " + per);
        }
    }
}
