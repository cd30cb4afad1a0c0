package io.jackstay.api.strategy;

import java.time.Duration;

/**
 * Named timers of one bot; due ones arrive as {@link Strategy#onTimer}. Not thread safe: owned by the bot loop.
 *
 * <p>Implemented by the runtime: may gain methods. They are events of the bot's inbox, on virtual time in a backtest;
 * two that are due at one instant come in the order in which they were set. They do not outlive the process: set them
 * in {@link Strategy#onStart}.
 */
public interface Timers {
    /**
     * Due once after the delay; a timer of this name that was set before is replaced. The delay is not negative; zero
     * is a later turn.
     */
    void once(String name, Duration delay);

    /**
     * Due after each period, which is positive; a timer of this name is replaced. Periods missed while the bot was busy
     * are one call.
     */
    void every(String name, Duration period);

    /** Not due any more; without effect when there is no timer of this name. */
    void cancel(String name);
}
