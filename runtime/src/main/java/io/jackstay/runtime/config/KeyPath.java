package io.jackstay.runtime.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** How keys are written in messages: {@code bots.btc.risk[0].max}, a key with other characters in quotes. Immutable. */
final class KeyPath {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern WORD_BORDER = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private KeyPath() {}

    static String shown(String key) {
        return PLAIN.matcher(key).matches()
                ? key
                : '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String child(String path, String key) {
        return path.isEmpty() ? shown(key) : path + "." + shown(key);
    }

    static String item(String path, int index) {
        return path + "[" + index + "]";
    }

    /** {@code orderSize} and {@code ORDER_SIZE} are written {@code order-size} in a file. */
    static String kebab(String javaName) {
        String words = javaName.contains("_")
                ? javaName.replace('_', '-')
                : WORD_BORDER.matcher(javaName).replaceAll("-");
        return words.toLowerCase(Locale.ROOT);
    }
}
