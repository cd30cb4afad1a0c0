package io.jackstay.runtime.plugin;

/** Text from a jar, made fit for one line of a log. Immutable. */
final class Words {
    private static final int LIMIT = 200;

    private Words() {}

    /** Control and direction characters become {@code ?}, and what is long is cut. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), LIMIT));
        text.codePoints().limit(LIMIT).forEach(c -> clean.appendCodePoint(isPlain(c) ? c : '?'));
        return text.length() > LIMIT ? clean + "..." : clean.toString();
    }

    private static boolean isPlain(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
