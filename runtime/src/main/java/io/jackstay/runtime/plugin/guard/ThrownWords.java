package io.jackstay.runtime.plugin.guard;

/** Words for what a plugin threw, in one line. Immutable. */
public final class ThrownWords {
    private static final int LIMIT = 300;

    private ThrownWords() {}

    /** Class and message. */
    public static String of(Throwable thrown) {
        String type = thrown.getClass().getName();
        String message = messageOf(thrown);
        return message.isEmpty() ? type : type + ": " + message;
    }

    /** The message, empty when there is none. It is code of the plugin, and may throw itself. */
    static String messageOf(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : oneLine(message);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return "its getMessage threw " + e.getClass().getName();
        }
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), LIMIT));
        text.codePoints().limit(LIMIT).forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return text.length() > LIMIT ? line + "..." : line.toString();
    }
}
