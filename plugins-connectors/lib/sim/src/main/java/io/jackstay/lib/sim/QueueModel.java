package io.jackstay.lib.sim;

/**
 * Where a resting order stands among the strangers that the feed shows at its price, when their size shrinks without a print. Immutable.
 *
 * <p>In each model an order begins behind all that is shown, and prints eat the queue from its front.
 */
public enum QueueModel {
    /** Cancels come from behind: the order moves up by prints alone, but never has more before it than is shown. */
    FULL,
    /** Cancels are spread evenly: 8 of 10 before it become 4 when the level shrinks to 5; rounded up. */
    PROPORTIONAL,
    /** Always behind all that is shown, whoever came later too: it is filled only by what a print has left of the whole level. */
    LAST
}
