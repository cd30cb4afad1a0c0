package io.jackstay.testkit.conformance.suite;

import io.jackstay.testkit.conformance.stand.Disagreement;
import java.math.BigDecimal;
import java.util.Locale;

/** What a case expects. Stateless. */
final class Check {
    private Check() {}

    /** A {@link Disagreement} with these words unless it is so. */
    static void that(boolean so, String words, Object... values) {
        if (!so) {
            throw new Disagreement(String.format(Locale.ROOT, words, values));
        }
    }

    /** Two numbers are equal, whatever their zeros at the end. */
    static void same(String what, BigDecimal told, BigDecimal truth) {
        that(
                told.compareTo(truth) == 0,
                "%s was told as %s, the venue has %s",
                what,
                told.toPlainString(),
                truth.toPlainString());
    }
}
