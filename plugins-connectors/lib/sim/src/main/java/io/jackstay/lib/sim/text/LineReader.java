package io.jackstay.lib.sim.text;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.function.Function;

/**
 * One line of a {@link LineWriter}, taken apart field by field. Not thread safe: owned by whoever reads.
 *
 * <p>Whatever is not as expected is {@link IllegalStateException} with the key, the line and the place.
 */
public final class LineReader {
    private final String key;
    private final String line;
    private int next;
    private int field;

    /** @param key where the line stood, for the words of an error */
    public LineReader(String key, String line) {
        this.key = requireNonNull(key, "key is null");
        this.line = requireNonNull(line, "line is null");
    }

    /** A word. */
    public String word() {
        field++;
        if (next >= line.length()) {
            throw damaged("it ends before field " + field);
        }
        int end = line.indexOf(' ', next);
        String word = line.substring(next, end < 0 ? line.length() : end);
        next = end < 0 ? line.length() : end + 1;
        return word;
    }

    /** A whole number. */
    public long number() {
        String word = word();
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw damaged("field %d is '%s', not a whole number".formatted(field, word));
        }
    }

    /** A whole number from zero to {@code most}. */
    public int count(int most) {
        long number = number();
        if (number < 0 || number > most) {
            throw damaged("field %d is %d, not from 0 to %d".formatted(field, number, most));
        }
        return (int) number;
    }

    /** A number, exactly as it was written. */
    public BigDecimal decimal() {
        String word = word();
        try {
            return new BigDecimal(word);
        } catch (NumberFormatException e) {
            throw damaged("field %d is '%s', not a number".formatted(field, word));
        }
    }

    /** Yes or no. */
    public boolean flag() {
        String word = word();
        if (!word.equals("y") && !word.equals("n")) {
            throw damaged("field %d is '%s', not y or n".formatted(field, word));
        }
        return word.equals("y");
    }

    /** A constant. */
    public <E extends Enum<E>> E constant(Class<E> type) {
        String word = word();
        try {
            return Enum.valueOf(type, word);
        } catch (IllegalArgumentException e) {
            throw damaged("field %d is '%s', no %s".formatted(field, word, type.getSimpleName()));
        }
    }

    /** A text. */
    public String text() {
        String word = word();
        if (!word.startsWith("=")) {
            throw damaged("field %d is '%s', no text".formatted(field, word));
        }
        return word.substring(1).replace('\t', ' ');
    }

    /** All of the line as one value; {@link IllegalArgumentException} and {@link ArithmeticException} of {@code read} say that it is damaged. */
    public <T> T whole(Function<LineReader, T> read) {
        try {
            T value = read.apply(this);
            end();
            return value;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    /** Nothing more may come. */
    private void end() {
        if (next < line.length()) {
            throw damaged("'%s' is too much".formatted(line.substring(next)));
        }
    }

    /** What to throw when the line is whole, and the exchange that reads it is set up for something else. */
    public IllegalStateException unfit(String what) {
        return new IllegalStateException(
                "what was kept does not fit the configuration: %s = '%s': %s".formatted(key, line, what));
    }

    /** What to throw when a field can't be true. */
    public IllegalStateException damaged(String what) {
        return new IllegalStateException("what was kept is damaged: %s = '%s': %s".formatted(key, line, what));
    }
}
