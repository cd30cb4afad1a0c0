package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

/**
 * What the supervisor says of the bots of a login, for its dead-man switch. Immutable.
 *
 * @param kind whether the switch may be refreshed
 * @param why why not; empty otherwise
 */
public record Fitness(Kind kind, String why) {
    /** Bots live, and none stands against it. */
    public static final Fitness FIT = new Fitness(Kind.FIT, "");

    /** No bot lives, and none has left anything: the switch may run out without a word. */
    public static final Fitness IDLE = new Fitness(Kind.IDLE, "");

    /** Closed. */
    public enum Kind {
        FIT,
        IDLE,
        UNFIT
    }

    public Fitness {
        requireNonNull(kind, "kind is null");
        requireNonNull(why, "why is null");
    }

    /** The switch is left to fire. */
    public static Fitness unfit(String why) {
        return new Fitness(Kind.UNFIT, why);
    }
}
