package io.jackstay.runtime.notify;

/** What each channel would read as markup, made plain. Thread safe: pure functions. */
public final class Escapes {
    private static final String DISCORD = "\\*_~|>#`[]()<@:";

    private Escapes() {}

    /** For Telegram's {@code parse_mode = HTML}, and for Slack: {@code &}, {@code <} and {@code >}. */
    public static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** For Discord: a backslash before whatever begins markup, a mention or an emoji. */
    public static String discord(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            if (DISCORD.indexOf(text.charAt(i)) >= 0) {
                escaped.append('\\');
            }
            escaped.append(text.charAt(i));
        }
        return escaped.toString();
    }
}
