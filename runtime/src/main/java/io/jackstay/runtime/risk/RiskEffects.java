package io.jackstay.runtime.risk;

/** What a rule's actions do to the bot. Called on the bot loop; carried out after the rule has returned. */
public interface RiskEffects {
    /** @param name what halts, or has halted: a rule, or a part of the runtime */
    void halted(boolean halted, String name, String why);

    /**
     * A halt that a later process goes on with.
     *
     * @param untilNanos {@code Long.MAX_VALUE} when a person must resume
     */
    void remember(String name, String why, long untilNanos);

    /** A halt has ended for good. */
    void forget(String name);

    void cancelAll(String why);

    void flatten(String why);

    /** A rule wants a person to know. */
    void alert(String rule, String text);

    /** A rule threw: counted and logged. */
    void failed(String rule, RuntimeException failure);
}
