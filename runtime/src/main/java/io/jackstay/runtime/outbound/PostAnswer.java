package io.jackstay.runtime.outbound;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a server has answered. Immutable.
 *
 * @param headers by name in lower case, the first of each
 * @param body at most 64 KiB of it
 */
public record PostAnswer(int status, SortedMap<String, String> headers, String body) {
    private static final Duration LONGEST = Duration.ofHours(1);

    public PostAnswer {
        headers = new TreeMap<>(headers);
        requireNonNull(body, "body is null");
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /**
     * What {@code Retry-After} asks for, seconds or a date; never more than an hour, for a server may be wrong.
     *
     * @param epochNanos now
     */
    public Optional<Duration> retryAfter(long epochNanos) {
        String value = headers.getOrDefault("retry-after", "").strip();
        if (value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            return Optional.of(bounded(seconds(value)));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(bounded(Duration.between(Instant.ofEpochSecond(0, epochNanos), until)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** From a decimal number of seconds; throws {@link NumberFormatException} for what is none. */
    public static Duration seconds(String decimal) {
        return Duration.ofNanos(
                new java.math.BigDecimal(decimal).movePointRight(9).longValue());
    }

    /** No shorter than nothing, no longer than an hour. */
    public static Duration bounded(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
