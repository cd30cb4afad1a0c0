package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** A change of a market's rules while the exchange runs. Immutable. */
@Doc("A change of a market's rules while the exchange runs")
public record ScheduledChange(
        @Doc("When, counted from the account's first start") @Range(min = "1ms", max = "3650d")
        Duration after,

        @Doc("What may be done from then on; as before when left out")
        Optional<MarketStatus> status,

        @Doc("Distance between two prices from then on, in quote; as before when left out")
        Optional<BigDecimal> tick) {
    /** {@link IllegalArgumentException} when nothing changes, or for a tick that is not positive. */
    public ScheduledChange {
        requireNonNull(after, "after is null");
        requireNonNull(status, "status is null");
        requireNonNull(tick, "tick is null");
        if (status.isEmpty() && tick.isEmpty()) {
            throw new IllegalArgumentException("a change of the schedule names neither status nor tick");
        }
        tick.filter(size -> size.signum() <= 0).ifPresent(size -> {
            throw new IllegalArgumentException("tick = %s: must be positive".formatted(size.toPlainString()));
        });
    }
}
