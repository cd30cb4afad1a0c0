package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * One mistake in the configuration, or one doubt about it. Immutable.
 *
 * <p>Control characters are shown escaped and long values are cut, so that a problem is always one readable line.
 *
 * @param where file and line; {@link Where#NOWHERE} when it has none
 * @param path the key; empty when it is not about a key
 * @param value what was found; empty when there is nothing to show, {@code ***} for a secret
 * @param what what is wrong
 * @param allowed what would be right; empty when {@code what} says all
 * @param suggestion the nearest right name; empty when there is none
 */
public record Problem(
        Severity severity, Where where, String path, String value, String what, String allowed, String suggestion)
        implements Comparable<Problem> {
    /** Whether the start goes on. */
    public enum Severity {
        /** Nothing is started. */
        ERROR,
        /** Printed; the start goes on. */
        WARNING
    }

    private static final int LONGEST_VALUE = 100;
    private static final int LONGEST_TEXT = 2_000;

    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::where)
            .thenComparing(Problem::path)
            .thenComparing(Problem::severity)
            .thenComparing(Problem::toString);

    public Problem {
        requireNonNull(severity, "severity is null");
        requireNonNull(where, "where is null");
        path = oneLine(requireNonNull(path, "path is null"), LONGEST_TEXT);
        value = oneLine(requireNonNull(value, "value is null"), LONGEST_VALUE);
        what = oneLine(requireNonNull(what, "what is null"), LONGEST_TEXT);
        allowed = oneLine(requireNonNull(allowed, "allowed is null"), LONGEST_TEXT);
        suggestion = oneLine(requireNonNull(suggestion, "suggestion is null"), LONGEST_VALUE);
    }

    /** By file, line and key. */
    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** {@code btc-grid.conf:14 bots.btc.strategy.levels = 0: must be 2 to 200}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(where.toString());
        if (!path.isEmpty()) {
            text.append(text.length() == 0 ? "" : " ").append(path);
        }
        if (!value.isEmpty()) {
            text.append(" = ").append(value);
        }
        text.append(text.length() == 0 ? "" : ": ").append(what);
        if (!allowed.isEmpty()) {
            text.append(' ').append(allowed);
        }
        if (!suggestion.isEmpty()) {
            text.append("; did you mean ").append(suggestion).append('?');
        }
        return text.toString();
    }

    private static String oneLine(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
        text.codePoints().limit(longest).forEach(c -> {
            if (isHarmless(c)) {
                line.appendCodePoint(c);
            } else {
                line.append("\\u%04x".formatted(c));
            }
        });
        return text.codePointCount(0, text.length()) > longest ? line + "..." : line.toString();
    }

    private static boolean isHarmless(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
