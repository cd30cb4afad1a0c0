package io.jackstay.lib.sim;

import static java.util.Objects.requireNonNull;

/**
 * Rules of the exchange that hold for all its markets. Immutable.
 *
 * @param selfTrade what happens where orders of one account would meet
 * @param queue where a resting order stands among strangers
 */
public record SimSettings(SelfTrade selfTrade, QueueModel queue) {
    /** The cautious ones: the newer order ends, cancels are spread evenly. */
    public static final SimSettings DEFAULT = new SimSettings(SelfTrade.CANCEL_NEWEST, QueueModel.PROPORTIONAL);

    /** {@link NullPointerException} for null. */
    public SimSettings {
        requireNonNull(selfTrade, "selfTrade is null");
        requireNonNull(queue, "queue is null");
    }
}
