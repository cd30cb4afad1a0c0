package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a halt ends: after a time, when the next trading day begins, or when a person resumes. Immutable. */
sealed interface CoolDown {
    /** A time as in every duration of a configuration, with its unit. */
    Pattern TIME = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?) ?(s|m|h|d)");

    /** The words of the file: {@code none}, {@code next-day} or a time such as {@code 30m}. */
    static CoolDown parse(String text) {
        String trimmed = text.strip();
        if (trimmed.equals("none")) {
            return new UntilResumed();
        }
        if (trimmed.equals("next-day")) {
            return new NextDay();
        }
        Matcher shape = TIME.matcher(trimmed);
        if (shape.matches()) {
            Duration time = Duration.ofMillis(new BigDecimal(shape.group(1))
                    .movePointRight(3)
                    .multiply(seconds(shape.group(2)))
                    .longValueExact());
            if (time.compareTo(After.SHORTEST) >= 0 && time.compareTo(After.LONGEST) <= 0) {
                return new After(time);
            }
        }
        throw new IllegalArgumentException(
                "cool-down must be none, next-day or a time from 1s to 365d such as 30m, got " + text);
    }

    private static BigDecimal seconds(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "d" -> 86_400;
                    case "h" -> 3_600;
                    case "m" -> 60;
                    default -> 1;
                });
    }

    /** A person resumes. */
    record UntilResumed() implements CoolDown {}

    /** The next trading day begins. */
    record NextDay() implements CoolDown {}

    /** A time is over. */
    record After(Duration time) implements CoolDown {
        static final Duration SHORTEST = Duration.ofSeconds(1);
        static final Duration LONGEST = Duration.ofDays(365);

        public After {
            requireNonNull(time, "time is null");
        }
    }
}
