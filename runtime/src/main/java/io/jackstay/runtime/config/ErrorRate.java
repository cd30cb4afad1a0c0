package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import java.time.Duration;

/** How many failures of a strategy are borne. Immutable. */
@Doc("How many failures of a strategy are borne.")
public record ErrorRate(
        @Doc("Failures that are borne within the time below; one more is too many")
        @Default("10")
        @Range(min = "0", max = "10000")
        int max,

        @Doc("The time within which failures are counted") @Default("1m") @Range(min = "1s", max = "24h")
        Duration per,

        @Doc("How long a pause lasts") @Default("5m") @Range(min = "1s", max = "24h")
        Duration pause) {
    /** What holds when a file says nothing. */
    public static final ErrorRate DEFAULT = new ErrorRate(10, Duration.ofMinutes(1), Duration.ofMinutes(5));

    public ErrorRate {
        requireNonNull(per, "per is null");
        requireNonNull(pause, "pause is null");
    }
}
