package io.jackstay.testkit.conformance.toy;

/** What a connector may do wrong; each breaks the suite whose name it has. Immutable. */
public enum Flaw {
    /** Nothing. */
    NONE(""),
    /** It answers a stop and goes on. */
    NEVER_STOPS("lifecycle"),
    /** It tells the first prices and no other. */
    STALE_PRICES("market data"),
    /** It does not say when a stream is lost. */
    HIDES_LOSSES("reconnect"),
    /** It sends sizes with two decimals. */
    ROUNDS_SIZES("orders"),
    /** It says that a cancel was accepted, whatever the venue says. */
    CLAIMS_CANCELS("cancels"),
    /** It says that an amend was accepted, and does nothing. */
    CLAIMS_AMENDS("amends"),
    /** It numbers fills as they come, and not as the venue does. */
    COUNTS_FILLS("fills"),
    /** It keeps its first snapshot. */
    KEEPS_SNAPSHOTS("account"),
    /** It reads no exponents. */
    READS_NO_EXPONENTS("precision"),
    /** It asks again at once when it was told to slow down. */
    HAMMERS("limits"),
    /** It takes an answer that did not come for a no. */
    REJECTS_TIMEOUTS("lost answers"),
    /** It passes over what it can't read. */
    SWALLOWS_MALFORMED("faults");

    private final String suite;

    Flaw(String suite) {
        this.suite = suite;
    }

    /** The suite that finds it. */
    public String suite() {
        return suite;
    }
}
