package io.jackstay.runtime.tape;

/** A number that a turn reads and that no event brings. New ones go to the end: tapes carry the position. */
public enum Reading {
    /** The wall clock, epoch nanoseconds. */
    EPOCH,
    /** The monotonic clock, nanoseconds. */
    MONOTONIC,
    /** How long a journal has kept the bot waiting, nanoseconds. */
    WAITING,
    /** Whether the journal takes another turn: 1, else 0. */
    ROOM,
    /** How many bots share a login. */
    BOTS,
    /** Whether a login's dead-man switch runs: 1, else 0. */
    DEAD_MAN;

    static final int COUNT = values().length;

    static Reading of(int position) {
        return values()[position];
    }
}
