package io.jackstay.runtime.error;

/** Which occurrences of a failure that comes again are worth a line in the log: the first, the tenth, the hundredth. Immutable. */
public final class Occurrences {
    private Occurrences() {}

    /** True for 1 and each power of ten. */
    public static boolean isTold(long count) {
        long rest = count;
        while (rest > 0 && rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
