package io.jackstay.runtime.notify;

import java.util.Locale;

/** Makes foreign text harmless to look at. Thread safe: pure functions. */
public final class VisibleText {
    private static final int LONGEST_NAME = 120;

    private VisibleText() {}

    /**
     * Text whose control characters, and those that turn or hide what stands beside them, are shown by number, as in ⟨202E⟩; line ends stay,
     * and halves of characters become the replacement character.
     */
    public static String lines(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || !isHidden(point)) {
                shown.appendCodePoint(isHalf(point) ? 0xFFFD : point);
            } else if (point != '\r') {
                shown.append(point == '\t' ? " " : "\u27e8%04X\u27e9".formatted(point));
            }
        });
        return shown.toString();
    }

    /** The same on one line. */
    public static String line(String text) {
        return lines(text).replace('\n', ' ').strip();
    }

    /** The same, cut where nothing useful is that long. */
    public static String name(String text) {
        return cut(line(text), LONGEST_NAME);
    }

    /** At most so many UTF-16 units, no character halved; what was cut ends with an ellipsis. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "\u2026";
    }

    private static boolean isHalf(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }

    private static boolean isHidden(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** As a machine writes a level. */
    static String capitals(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
