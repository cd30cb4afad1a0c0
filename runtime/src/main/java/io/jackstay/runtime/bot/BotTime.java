package io.jackstay.runtime.bot;

import io.jackstay.api.market.Stamp;
import io.jackstay.runtime.loop.Clock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;

/** The time of the event being handled: it stands still within a callback and never goes back. Not thread safe: owned by the bot loop. */
final class BotTime {
    private static final VarHandle CAUSE;

    static {
        try {
            CAUSE = MethodHandles.lookup().findVarHandle(BotTime.class, "cause", String.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Clock clock;
    private final long startNanos;
    private long nowNanos;
    private long calls;
    private volatile String cause = "start";

    BotTime(Clock clock) {
        this.clock = clock;
        this.startNanos = clock.epochNanos();
        this.nowNanos = startNanos;
    }

    /** A new event is handled: of this time, and named so in the orders that come of it. */
    void handling(long epochNanos, String event) {
        nowNanos = Math.max(nowNanos, epochNanos);
        named(event);
    }

    /** The event that is handled is called something else from here on. */
    void named(String event) {
        CAUSE.setRelease(this, event);
    }

    /** A timer is an event of the present instant. */
    void handlingNow(String event) {
        handling(clock.epochNanos(), event);
    }

    /** The strategy is called now. */
    void calling() {
        calls++;
    }

    /** Tells the callbacks of the strategy apart: what it said in one holds until the next. */
    long call() {
        return calls;
    }

    /** When the bot was made, epoch nanoseconds. */
    long startNanos() {
        return startNanos;
    }

    long nowNanos() {
        return nowNanos;
    }

    Instant now() {
        return Instant.ofEpochSecond(0, nowNanos);
    }

    Stamp stamp() {
        return new Stamp(nowNanos, nowNanos);
    }

    /** Any thread. */
    String cause() {
        return cause;
    }

    Clock clock() {
        return clock;
    }
}
