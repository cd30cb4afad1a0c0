package io.jackstay.runtime.launch.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration with its unit: {@code 500ms}, {@code 30s}, {@code 10m}, {@code 8h}, {@code 2d}. Immutable. */
final class DurationOption implements ITypeConverter<Duration> {
    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    @Override
    public Duration convert(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'%s' is not a duration; write a number and ms, s, m, h or d, such as 30s".formatted(text));
        }
        Duration duration = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
        if (duration.compareTo(LONGEST) > 0) {
            throw new TypeConversionException("'%s' is too long; write at most 3650d".formatted(text));
        }
        return duration;
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
