package io.jackstay.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

/**
 * What became of one case. Immutable.
 *
 * @param name what a good connector does
 * @param proves the capability, empty for a case of every connector
 * @param verdict what became of it
 * @param why what was wrong, or why it was not run; empty for one that passed
 */
public record CaseResult(String name, String proves, Verdict verdict, String why) {
    /** Throws {@link NullPointerException} for null. */
    public CaseResult {
        requireNonNull(name, "name is null");
        requireNonNull(proves, "proves is null");
        requireNonNull(verdict, "verdict is null");
        requireNonNull(why, "why is null");
    }

    /** What can become of a case. */
    public enum Verdict {
        /** The connector did what it must. */
        PASSED("passed"),
        /** It did not. */
        FAILED("failed"),
        /** The venue lacks a lever that it needs: nobody knows, and the level is not reached. */
        NOT_RUN("not run"),
        /** It is about something that this connector does not have. */
        NOT_NEEDED("not needed");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** As it is written in reports. */
        public String words() {
            return words;
        }
    }
}
