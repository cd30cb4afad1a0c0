package io.jackstay.risk.broken;

/** Keeps the rules. Immutable. */
public final class GoodRule {
    private GoodRule() {}

    public static int limit() {
        return 1;
    }
}
