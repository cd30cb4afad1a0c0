package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * The place in the configuration where a value stands. Immutable.
 *
 * @param file the file as the operator named it, {@code --set} for an override, empty when there is no place
 * @param line counted from 1; 0 when the line is not known
 */
public record Where(String file, int line) implements Comparable<Where> {
    /** No place at all: the problem lies outside the files. */
    public static final Where NOWHERE = new Where("", 0);
    /** An override from the command line. */
    public static final Where OVERRIDE = new Where("--set", 0);

    private static final Comparator<Where> ORDER =
            Comparator.comparing(Where::file).thenComparingInt(Where::line);

    public Where {
        requireNonNull(file, "file is null");
        if (line < 0) {
            throw new IllegalArgumentException("line must not be negative, got " + line);
        }
    }

    @Override
    public int compareTo(Where other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line}, or the file alone. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
