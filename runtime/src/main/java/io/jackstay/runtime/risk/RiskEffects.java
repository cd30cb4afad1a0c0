package io.jackstay.runtime.risk;

/** What a rule's actions do to the bot. Called on the bot loop; carried out after the rule has returned. */
public interface RiskEffects {
    void halted(boolean halted, String why);

    void cancelAll(String why);

    void flatten(String why);

    void alert(String text);

    /** A rule threw: counted and logged. */
    void failed(String rule, RuntimeException failure);
}
