package io.jackstay.runtime.telemetry;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that leaves for a log: those that configurations have named, wherever they stand, and what stands where one is
 * usual. Thread safe. What is known stays known while the process lives.
 */
public final class Masks {
    public static final String MASK = "***";

    /** Shorter ones would take half of all words with them. */
    private static final int SHORTEST = 6;

    private static final Pattern USUAL = Pattern.compile(
            "(?i)(authorization: *\\w+ +|bearer +|x-auth-token[:=] *|(?:password|passwd|secret|api-?key|token|signature)=\"?"
                    + "|/bot[0-9]{6,12}:)[^\\s\"',;&/]+");

    /** The longest first, so that one that has another in it goes as a whole. */
    private static final Set<String> KNOWN = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private Masks() {}

    /** From here on this text is masked, unless it is too short to be told from words. */
    public static void know(String secret) {
        if (secret.length() >= SHORTEST) {
            KNOWN.add(secret);
        }
    }

    /** The same text without secrets. */
    public static String mask(String text) {
        String masked = text;
        for (String secret : KNOWN) {
            masked = masked.contains(secret) ? masked.replace(secret, MASK) : masked;
        }
        return USUAL.matcher(masked).replaceAll("$1" + MASK);
    }
}
