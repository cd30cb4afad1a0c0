package io.jackstay.api.order;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Size;

/** The checks that the values of this package share. Immutable. */
final class Checks {
    private static final int MAX_LABEL = 64;

    private Checks() {}

    static void requireWords(String name, String words) {
        requireNonNull(words, name + " is null");
        if (words.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
    }

    static void requirePositive(String name, Size size) {
        if (size.signum() <= 0) {
            throw new IllegalArgumentException("%s must be positive, got %s".formatted(name, size));
        }
    }

    static void requireMarket(String name, MarketId market, MarketId expected) {
        if (!market.equals(expected)) {
            throw new IllegalArgumentException("%s is of %s, expected %s".formatted(name, market, expected));
        }
    }

    static void requireLabel(String label) {
        requireNonNull(label, "label is null");
        if (label.length() > MAX_LABEL || !isPrintable(label)) {
            throw new IllegalArgumentException(
                    "a label has at most 64 printable ASCII characters, got %d: '%s'".formatted(label.length(), label));
        }
    }

    /** Each order is asked this several times, so without a stream. */
    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
