package io.jackstay.runtime.launch.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day, as {@code 2026-11-22}, or an instant, as {@code 2026-11-22T13:00:00Z}; UTC. Immutable. */
final class TimeOption implements ITypeConverter<TimeOption.Named> {
    /**
     * What was named.
     *
     * @param begin of the day, or the instant
     * @param end of the day, which is not in it; of an instant the instant itself
     */
    record Named(Instant begin, Instant end) {}

    @Override
    public Named convert(String text) {
        try {
            if (text.indexOf('T') < 0) {
                LocalDate day = LocalDate.parse(text);
                return new Named(instant(day), instant(day.plusDays(1)));
            }
            Instant at = Instant.parse(text);
            return new Named(at, at);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'%s' is no time; write a day as 2026-11-22 or an instant as 2026-11-22T13:00:00Z, UTC"
                            .formatted(text));
        }
    }

    private static Instant instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
