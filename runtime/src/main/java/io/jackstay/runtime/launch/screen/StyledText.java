package io.jackstay.runtime.launch.screen;

/** Cuts text that may hold colours to a width. Immutable: pure functions. */
final class StyledText {
    private static final char ESCAPE = '\u001b';
    private static final String RESET = "\u001b[0m";

    private StyledText() {}

    /** How many columns the text takes. */
    static int width(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ESCAPE) {
                i = endOfEscape(text, i);
            } else {
                columns++;
            }
        }
        return columns;
    }

    /** The text as far as it fits, its colours closed; what was cut off ends in three dots. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        boolean coloured = false;
        int room = Math.max(0, columns - 3);
        for (int i = 0; i < text.length() && room > 0; i++) {
            if (text.charAt(i) == ESCAPE) {
                int end = endOfEscape(text, i);
                cut.append(text, i, Math.min(end + 1, text.length()));
                coloured = true;
                i = end;
            } else {
                cut.append(text.charAt(i));
                room--;
            }
        }
        cut.append("...", 0, Math.min(3, Math.max(0, columns)));
        return coloured ? cut + RESET : cut.toString();
    }

    private static int endOfEscape(String text, int start) {
        int end = text.indexOf('m', start);
        return end < 0 ? text.length() - 1 : end;
    }
}
