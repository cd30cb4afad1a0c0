package io.jackstay.runtime.launch.screen;

/** Small things of language. Immutable: pure functions. */
public final class Words {
    private Words() {}

    /** {@code 1 error}, {@code 2 errors}. */
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
