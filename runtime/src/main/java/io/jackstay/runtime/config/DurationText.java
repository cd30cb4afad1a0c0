package io.jackstay.runtime.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as they are written in a file: {@code 5s}, {@code 100ms}, {@code 1.5h}. Immutable: pure functions. */
final class DurationText {
    static final String WORDS = "a duration with its unit (ns, us, ms, s, m, h or d), such as 5s";

    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,18})?) ?(ns|us|ms|s|m|h|d)");
    private static final Map<String, Long> NANOS = new LinkedHashMap<>();

    static {
        NANOS.put("d", 86_400_000_000_000L);
        NANOS.put("h", 3_600_000_000_000L);
        NANOS.put("m", 60_000_000_000L);
        NANOS.put("s", 1_000_000_000L);
        NANOS.put("ms", 1_000_000L);
        NANOS.put("us", 1_000L);
        NANOS.put("ns", 1L);
    }

    private DurationText() {}

    /** Throws {@link IllegalArgumentException} for anything but a number and a unit, and for parts of a nanosecond. */
    static Duration parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        Long unit = shape.matches() ? NANOS.get(shape.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException();
        }
        BigDecimal nanos = new BigDecimal(shape.group(1)).multiply(BigDecimal.valueOf(unit));
        try {
            return Duration.ofNanos(nanos.longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("at most 292 years, in whole nanoseconds", e);
        }
    }
}
