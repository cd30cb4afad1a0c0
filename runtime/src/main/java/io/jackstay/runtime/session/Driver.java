package io.jackstay.runtime.session;

import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.config.Idle;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.telemetry.Buckets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;

/** Turns the loops of a session. Called by the one thread that drives the session. */
public interface Driver extends AutoCloseable {
    Clock clock();

    /** Whether time moves by itself. */
    boolean isLive();

    /** The time at which recorded data begins; without effect on a clock that moves by itself. */
    void startAt(long epochNanos);

    /** What the threads of logins do from now on while nothing happens; nothing waits on virtual time. */
    default void idle(Idle how) {}

    void turn(AccountLoop account);

    void turn(Bot bot, Threading threading);

    /** Turns what looks at all bots and is none itself, on a thread of its own where there are threads. */
    void turnBeside(Work work);

    /** Turns it no more. */
    void drop(AccountLoop account);

    /** Turns it no more. */
    void drop(Bot bot);

    /** Whether it is still turned; a work that failed in a way that nobody foresaw is not. */
    boolean isTurned(Work work);

    /** Where the thread is that turns this work; empty where it has none, as on virtual time. */
    default List<StackTraceElement> stackOf(Work work) {
        return List.of();
    }

    /** The turn of this bot does not end: gives what waits for it on its thread another thread, where that can be. */
    default void moveAwayFrom(Bot blocked) {}

    /** How long the turns of each work took, by its name; live views, and none on virtual time. */
    default SortedMap<String, Buckets> turnTimes() {
        return Collections.emptySortedMap();
    }

    /** Called now and then while {@link #await} waits for time that moves by itself. */
    default void whileWaiting(Runnable call) {}

    /** Why the process has to end, once an error of the JVM itself has been met. Any thread. */
    default Optional<String> fatal() {
        return Optional.empty();
    }

    /** Whether the process is to end, so that nothing that only a start needs is worth waiting for. */
    default boolean isStopAsked() {
        return false;
    }

    /** Lets the loops turn until it is so, or the time is over; tells which. */
    boolean await(BooleanSupplier done, Duration patience);

    /** The same for what may come about though no loop has anything to do; looked at after each step at least. */
    default boolean await(BooleanSupplier done, Duration step, Duration patience) {
        long deadline = clock().nanoTime() + patience.toNanos();
        while (!await(done, step)) {
            if (clock().nanoTime() >= deadline) {
                return false;
            }
        }
        return true;
    }

    /** Turns nothing any more. */
    @Override
    void close();
}
