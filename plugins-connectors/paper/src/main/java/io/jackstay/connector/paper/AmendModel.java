package io.jackstay.connector.paper;

/** How the paper exchange changes a resting order. Immutable. Closed. */
public enum AmendModel {
    /** The order keeps its ids; only a smaller size keeps its place in the queue. */
    IN_PLACE,
    /** A successor with an id of its own takes the order's place, at the end of the queue. */
    REPLACE
}
