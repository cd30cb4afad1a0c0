package io.jackstay.connector.hyperliquid.market;

/** Which of the venue's names can be part of our symbols. Holds no state. */
final class Symbols {
    private static final int LONGEST = 24;

    private Symbols() {}

    /** Letters and digits with dots, dashes and underscores between; at most 24. */
    static boolean isName(String name) {
        return name.length() <= LONGEST && name.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
    }
}
