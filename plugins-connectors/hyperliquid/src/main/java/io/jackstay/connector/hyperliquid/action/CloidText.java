package io.jackstay.connector.hyperliquid.action;

import io.jackstay.api.order.Cloid;

/**
 * Client order ids of 128 bits from ours of 62, and back. Holds no state.
 *
 * <p>Shape: {@code 0x}, the constant prefix {@code 6a61636b73746179} and the number as 16 hexadecimal digits. The prefix is the word
 * "jackstay" in ASCII: it keeps the high bits from being zero, as one client library takes small ids for venue order ids, and tells
 * orders of ours from those of others. Ids with any other prefix are none of ours.
 */
public final class CloidText {
    private static final String PREFIX = "0x6a61636b73746179";
    private static final int LENGTH = 34;
    private static final String DIGITS = "0123456789abcdef";

    private CloidText() {}

    /** The text of one of our ids. */
    public static String of(long cloid) {
        char[] text = new char[LENGTH];
        PREFIX.getChars(0, PREFIX.length(), text, 0);
        long left = cloid;
        for (int i = LENGTH - 1; i >= PREFIX.length(); i--) {
            text[i] = DIGITS.charAt((int) (left & 15));
            left >>>= 4;
        }
        return new String(text);
    }

    /** The number in a text of ours, in either case; 0 for every other text. */
    public static long parse(String text) {
        if (text.length() != LENGTH || !text.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return 0;
        }
        long number = 0;
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0 || number > Cloid.MAX_VALUE >> 4) {
                return 0;
            }
            number = (number << 4) | digit;
        }
        return number;
    }

    /** Whether a text is an id as the venue takes it, ours or not. */
    static boolean isCloid(String text) {
        if (text.length() != LENGTH || !text.startsWith("0x")) {
            return false;
        }
        for (int i = 2; i < LENGTH; i++) {
            if (DIGITS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
