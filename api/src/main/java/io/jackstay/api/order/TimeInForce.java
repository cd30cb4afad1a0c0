package io.jackstay.api.order;

/** How long a limit order may wait in the book. Immutable. Open: a switch over it needs a default branch. */
public enum TimeInForce {
    /** Good till cancelled, or till the venue's longest order life. May take on arrival. */
    GTC,

    /** Immediate or cancel: what does not fill on arrival is cancelled. */
    IOC,

    /** Fill or kill: whole on arrival, or not at all. Needs {@link io.jackstay.api.market.Capability#FOK}. */
    FOK,

    /**
     * Good till cancelled, and refused where it would take. Needs {@link io.jackstay.api.market.Capability#POST_ONLY}.
     */
    POST_ONLY
}
