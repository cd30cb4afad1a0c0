package io.jackstay.lib.sim;

/** Why an order ended before it was filled. Immutable. */
public enum EndCause {
    /** It has not. */
    NONE("still open"),
    /** The owner cancelled it. */
    REQUESTED("cancelled on request"),
    /** What an immediate order could not take. */
    IMMEDIATE("immediate-or-cancel: nothing more to take within the limit"),
    /** It would have met an older order of the same account. */
    SELF_TRADE("self-trade prevention: the newer order ends"),
    /** A newer order of the same account would have met it. */
    SELF_TRADE_OLDER("self-trade prevention: the older order ends"),
    /** The position that it was to reduce is gone. */
    REDUCE_ONLY("reduce-only: no position left to reduce"),
    /** A successor with another id took its place. */
    REPLACED("replaced by its successor"),
    /** It was amended to no more than what was filled of it. */
    AMENDED("amended to no more than what is filled"),
    /** It was triggered, and the account could not afford it then. */
    MARGIN("triggered, but the account can't afford it"),
    /** The market is gone. */
    DELISTED("the market was delisted");

    private final String words;

    EndCause(String words) {
        this.words = words;
    }

    /** The exchange's words for it. */
    public String words() {
        return words;
    }
}
