package io.jackstay.runtime.config.alert;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** The block {@code quiet-hours}: when what is not urgent waits. Immutable. */
public record QuietHours(
        @Doc("When they begin, in the time zone below") LocalTime from,

        @Doc("When they end; before from when they go over midnight")
        LocalTime until,

        @Doc("Time zone, such as Europe/Berlin") @Default("UTC")
        String zone,

        @Doc("What is as urgent as this, or more, comes all the same") @Default("critical")
        AlertLevel level) {
    public QuietHours {
        requireNonNull(level, "level is null");
        if (from.equals(until)) {
            throw new IllegalArgumentException("until must differ from from");
        }
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone must be a time zone, such as UTC or Europe/Berlin", e);
        }
    }

    /** Whether something of this urgency waits at this time, epoch nanoseconds. */
    public boolean holds(AlertLevel urgency, long epochNanos) {
        if (urgency.isAtLeast(level)) {
            return false;
        }
        LocalTime now =
                Instant.ofEpochSecond(0, epochNanos).atZone(ZoneId.of(zone)).toLocalTime();
        boolean begun = !now.isBefore(from);
        boolean over = !now.isBefore(until);
        return from.isBefore(until) ? begun && !over : begun || !over;
    }
}
