package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.time.Duration;
import java.util.Optional;

/** What holders of a perpetual contract pay one another. Immutable. */
@Doc("What holders of a perpetual contract pay one another; positive: longs pay")
public record FundingConfig(
        @Doc(
                "Time between two payments; they fall on whole multiples of it since 1970, so 8h is 00:00, 08:00 and 16:00 UTC")
        @Default("8h")
        @Range(min = "1s", max = "30d")
        Duration interval,

        @Doc("Share of the position's worth that is paid each time; the rate that the feed tells when left out")
        Optional<Percent> rate) {
    /** {@link NullPointerException} for null. */
    public FundingConfig {
        requireNonNull(interval, "interval is null");
        requireNonNull(rate, "rate is null");
    }
}
