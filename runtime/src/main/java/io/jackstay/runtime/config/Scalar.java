package io.jackstay.runtime.config;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.plugin.Percent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type whose values are one text in a file. Immutable.
 *
 * <p>Numbers are read from their digits, never through a floating point number, and never rounded.
 *
 * @param words how an operator would call the type, as in "must be a whole number"
 * @param ranged whether {@code @Range} makes sense
 * @param reader throws {@link IllegalArgumentException}, whose message, if any, is added to {@code words}
 */
record Scalar(String words, boolean ranged, Function<String, Object> reader) {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,40}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]{1,60}(?:\\.[0-9]{0,60})?|\\.[0-9]{1,60})(?:[eE][+-]?[0-9]{1,2})?");
    private static final Pattern MONEY = Pattern.compile("(\\S+) +(\\S+)");
    private static final Map<Class<?>, Scalar> KNOWN = new LinkedHashMap<>();

    static {
        put(boolean.class, Boolean.class, new Scalar("true or false", false, Scalar::bool));
        put(
                int.class,
                Integer.class,
                new Scalar(
                        "a whole number",
                        true,
                        text -> Math.toIntExact(whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE))));
        put(
                long.class,
                Long.class,
                new Scalar("a whole number", true, text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE)));
        KNOWN.put(BigDecimal.class, new Scalar("a decimal number", true, Scalar::decimal));
        KNOWN.put(String.class, new Scalar("a text", false, text -> text));
        KNOWN.put(Duration.class, new Scalar(DurationText.WORDS, true, DurationText::parse));
        KNOWN.put(Percent.class, new Scalar("a percentage with its sign, such as 0.1%", true, Scalar::percent));
        KNOWN.put(
                MarketId.class,
                new Scalar("a market as venue:symbol, such as \"sim:BTC-USDC-PERP\"", false, MarketId::parse));
        KNOWN.put(
                Venue.class,
                new Scalar("a venue, the name of a block below connectors", false, text -> new Venue(text)));
        KNOWN.put(Money.class, new Scalar("an amount and its asset, such as 10000 USDC", false, Scalar::money));
        KNOWN.put(Path.class, new Scalar("a file name", false, Scalar::path));
        KNOWN.put(
                Instant.class,
                new Scalar("a time in UTC, such as \"2026-01-31T08:00:00Z\"", false, Scalar.iso(Instant::parse)));
        KNOWN.put(LocalTime.class, new Scalar("a time of day, such as \"08:30\"", false, Scalar.iso(LocalTime::parse)));
    }

    static Optional<Scalar> of(Class<?> type) {
        return Optional.ofNullable(KNOWN.get(type));
    }

    /** Throws {@link IllegalArgumentException}. */
    Object read(String text) {
        return reader.apply(text);
    }

    private static void put(Class<?> primitive, Class<?> boxed, Scalar scalar) {
        KNOWN.put(primitive, scalar);
        KNOWN.put(boxed, scalar);
    }

    private static Object bool(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException();
    }

    private static long whole(String text, long min, long max) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        BigDecimal number = new BigDecimal(text);
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw new IllegalArgumentException("from " + min + " to " + max);
        }
        return number.longValueExact();
    }

    private static Object decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return new BigDecimal(text);
    }

    private static Object percent(String text) {
        if (!text.endsWith("%")
                || !DECIMAL.matcher(text.substring(0, text.length() - 1).strip())
                        .matches()) {
            throw new IllegalArgumentException();
        }
        return Percent.parse(text);
    }

    private static Object money(String text) {
        Matcher parts = MONEY.matcher(text);
        if (!parts.matches() || !DECIMAL.matcher(parts.group(1)).matches()) {
            throw new IllegalArgumentException();
        }
        return new Money(parts.group(2), new BigDecimal(parts.group(1)));
    }

    private static Object path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException();
        }
        return Path.of(text);
    }

    private static Function<String, Object> iso(Function<String, Object> reader) {
        return text -> {
            try {
                return reader.apply(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(e);
            }
        };
    }
}
