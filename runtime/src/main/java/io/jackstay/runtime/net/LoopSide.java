package io.jackstay.runtime.net;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.util.concurrent.Executor;

/**
 * What the transports of a login need of its loop. Immutable; {@code later} takes from any thread, all else is confined to
 * the account loop.
 *
 * @param login the venue's name
 * @param requireLoop throws {@link IllegalStateException} on a thread that is not the loop's
 * @param later runs what it is given on the loop, in a turn of its own
 * @param turns runs what it is given now, as a turn of its own
 * @param seed of the pauses before a connection is tried again
 */
public record LoopSide(
        String login,
        Clock clock,
        TimerQueue timers,
        PluginGuard guard,
        SessionMeters meters,
        Runnable requireLoop,
        Executor later,
        Turns turns,
        long seed) {
    public LoopSide {
        requireNonNull(login, "login is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(timers, "timers are null");
        requireNonNull(guard, "guard is null");
        requireNonNull(meters, "meters are null");
        requireNonNull(requireLoop, "requireLoop is null");
        requireNonNull(later, "later is null");
        requireNonNull(turns, "turns are null");
    }

    /** What runs a callback of the connector as a turn of its own, and contains what it throws. */
    @FunctionalInterface
    public interface Turns {
        void run(String what, Runnable callback);
    }
}
