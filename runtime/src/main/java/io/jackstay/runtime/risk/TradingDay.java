package io.jackstay.runtime.risk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * The trading day, which begins at a configured time of day, UTC. Immutable.
 *
 * @param start when it begins; before it the day is still that of the calendar day before
 */
public record TradingDay(LocalTime start) {
    public LocalDate of(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos)
                .minusNanos(start.toNanoOfDay())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
    }

    /** When the day after the one of this instant begins, epoch nanoseconds. */
    public long nextNanos(long epochNanos) {
        Instant next = of(epochNanos).plusDays(1).atTime(start).toInstant(ZoneOffset.UTC);
        return Duration.ofSeconds(next.getEpochSecond(), next.getNano()).toNanos();
    }
}
