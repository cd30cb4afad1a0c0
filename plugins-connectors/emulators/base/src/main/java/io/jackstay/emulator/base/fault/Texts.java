package io.jackstay.emulator.base.fault;

/** Texts that are not what they were. Immutable. */
final class Texts {
    private Texts() {}

    /** The first half. */
    static String half(String text) {
        return text.substring(0, text.length() / 2);
    }

    /** With blanks behind it up to a size. */
    static String filled(String text, int size) {
        return text + " ".repeat(Math.max(0, size - text.length()));
    }
}
