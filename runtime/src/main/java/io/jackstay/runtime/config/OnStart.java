package io.jackstay.runtime.config;

/** What a start does about orders of the bot that its venues show already. Immutable. */
public enum OnStart {
    /** The strategy finds them among its open orders and goes on with them. */
    ADOPT,
    /** They are cancelled, and the bot starts when its venues show none of them any more. */
    CANCEL,
    /** The session does not start: a person has to look. */
    REFUSE
}
