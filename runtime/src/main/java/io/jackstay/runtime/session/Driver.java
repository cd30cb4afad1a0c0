package io.jackstay.runtime.session;

import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Turns the loops of a session. Called by the one thread that drives the session. */
public interface Driver extends AutoCloseable {
    Clock clock();

    /** Whether time moves by itself. */
    boolean isLive();

    /** The time at which recorded data begins; without effect on a clock that moves by itself. */
    void startAt(long epochNanos);

    void turn(AccountLoop account);

    void turn(Bot bot, Threading threading);

    /** Turns it no more. */
    void drop(AccountLoop account);

    /** Turns it no more. */
    void drop(Bot bot);

    /** Whether it is still turned; a work that failed in a way that nobody foresaw is not. */
    boolean isTurned(Bot bot);

    /** Called now and then while {@link #await} waits for time that moves by itself. */
    default void whileWaiting(Runnable call) {}

    /** Why the process has to end, once an error of the JVM itself has been met. Any thread. */
    default Optional<String> fatal() {
        return Optional.empty();
    }

    /** Lets the loops turn until it is so, or the time is over; tells which. */
    boolean await(BooleanSupplier done, Duration patience);

    /** Turns nothing any more. */
    @Override
    void close();
}
