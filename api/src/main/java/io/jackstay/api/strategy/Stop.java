package io.jackstay.api.strategy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How a bot ends. Immutable. Made by the runtime.
 *
 * @param why in words, for people
 * @param deadline when the runtime carries out the exit policy at the latest; on the clock of {@link Context#now()}
 * @param exit what becomes of orders and position
 */
public record Stop(String why, Instant deadline, Exit exit) {
    /** Throws {@link NullPointerException} for null. */
    public Stop {
        requireNonNull(why, "why is null");
        requireNonNull(deadline, "deadline is null");
        requireNonNull(exit, "exit is null");
    }

    /** What becomes of orders and position after {@link Strategy#onStop}. Closed. */
    public enum Exit {
        /** Orders stay at the venue, the position too. */
        KEEP,
        /** All orders of the bot are cancelled; the position stays. */
        CANCEL,
        /** All orders of the bot are cancelled and its position is closed. */
        FLATTEN
    }
}
