package io.jackstay.testkit.conformance.toy;

/** What a connector may do wrong; each breaks the suite whose name it has. Immutable. */
public enum Flaw {
    /** Nothing. */
    NONE("", ""),
    /** It answers a stop and goes on. */
    NEVER_STOPS("lifecycle", "a stop is answered, and nothing is told after it"),
    /** It asks for the markets when it is made. */
    ASKS_EARLY("lifecycle", "it does nothing before it is started"),
    /** It tells the first prices and no other. */
    STALE_PRICES("market data", "the best prices are those of the venue"),
    /** It does not say when a stream is lost. */
    HIDES_LOSSES("reconnect", "a stream that breaks goes down, and comes back with its feeds"),
    /** It sends sizes with two decimals. */
    ROUNDS_SIZES("orders", "an order rests at the venue exactly as it was sent"),
    /** It takes the end of an order for its whole size. */
    FILLS_WHAT_WAS_CUT("orders", "a reduce-only order larger than the position ends with what it closed"),
    /** It says that a cancel was accepted, whatever the venue says. */
    CLAIMS_CANCELS("cancels", "a cancel of an order that never was is rejected as unknown"),
    /** It says that an amend was accepted, and does nothing. */
    CLAIMS_AMENDS("amends", "without AMEND_IN_PLACE or CANCEL_REPLACE it is refused as unsupported"),
    /** It numbers fills as they come, and not as the venue does. */
    COUNTS_FILLS("fills", "the history has every fill once, by the ids of the stream, oldest first"),
    /** It keeps its first snapshot. */
    KEEPS_SNAPSHOTS("account", "a snapshot has open orders and position of the venue"),
    /** It reads no exponents. */
    READS_NO_EXPONENTS("precision", "numbers with an exponent are read exactly"),
    /** It asks again at once when it was told to slow down. */
    HAMMERS("limits", "a storm of 429 makes no storm of requests, and ends"),
    /** It takes a 429 for the venue's last word on its start. */
    ENDS_UNDER_429("limits", "a start under 429 is not refused for good"),
    /** It takes an answer that did not come for a no. */
    REJECTS_TIMEOUTS("lost answers", "an order that was taken and never answered is unknown"),
    /** It passes over what it can't read. */
    SWALLOWS_MALFORMED("faults", "a fill in a malformed message is found");

    private final String suite;
    private final String found;

    Flaw(String suite, String found) {
        this.suite = suite;
        this.found = found;
    }

    /** The suite that finds it. */
    public String suite() {
        return suite;
    }

    /** The case of it that does. */
    public String found() {
        return found;
    }
}
