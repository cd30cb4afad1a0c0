package io.jackstay.api.order;

/** Why a fill happened. Immutable. Open: a switch over it needs a default branch. */
public enum FillCause {
    /** An order of the account met another one. */
    NORMAL,

    /** The venue closed a position for want of margin. */
    LIQUIDATION,

    /** Auto-deleveraging: the venue closed a position against a liquidated one of somebody else. */
    ADL,

    /** The contract was settled or delivered. */
    SETTLEMENT,

    /** Another cause; the connector logs the venue's word. */
    OTHER,

    /** No fill that a venue told: the difference between the position that it showed and what all known fills came to. */
    RECONCILE
}
