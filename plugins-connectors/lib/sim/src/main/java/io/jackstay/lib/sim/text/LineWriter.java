package io.jackstay.lib.sim.text;

import java.math.BigDecimal;

/** One line, put together field by field; {@link LineReader} takes it apart. Not thread safe: owned by whoever writes. */
public final class LineWriter {
    private final StringBuilder line = new StringBuilder();

    /** A line without fields. */
    public LineWriter() {}

    /** A whole number. */
    public LineWriter add(long number) {
        return begin().append(number);
    }

    /** Exactly this number. */
    public LineWriter add(BigDecimal number) {
        return begin().append(number.toString());
    }

    /** Yes or no. */
    public LineWriter add(boolean yes) {
        return begin().append(yes ? "y" : "n");
    }

    /** A constant, by its name. */
    public LineWriter add(Enum<?> constant) {
        return begin().append(constant.name());
    }

    /**
     * A word.
     *
     * @throws IllegalArgumentException when it is empty or has a blank in it
     */
    public LineWriter add(String word) {
        if (word.isEmpty() || word.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("'%s' is not one word".formatted(word));
        }
        return begin().append(word);
    }

    /** Any printable text, with or without blanks, or none. */
    public LineWriter text(String text) {
        return add("=" + text.replace(' ', '\t'));
    }

    private LineWriter begin() {
        if (line.length() > 0) {
            line.append(' ');
        }
        return this;
    }

    private LineWriter append(String text) {
        line.append(text);
        return this;
    }

    private LineWriter append(long number) {
        line.append(number);
        return this;
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
