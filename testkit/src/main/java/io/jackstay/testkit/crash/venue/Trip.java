package io.jackstay.testkit.crash.venue;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.testkit.crash.wire.Message;
import java.util.function.Supplier;

/**
 * Times when the venue refuses every new order, as one whose interface is broken, and how long it takes until the last cancel has come.
 * Not thread safe: owned by the server's thread.
 */
final class Trip {
    private static final Clock CLOCK = new SystemClock();

    /** As many refusals in a row trip the breaker of the test's configuration. */
    private static final int REFUSALS = 3;

    private final boolean refuses;
    private int refusals;
    private int open;
    private int cancels;
    private long refusedNanos;
    private long lastCancelNanos;

    Trip(boolean refuses) {
        this.refuses = refuses;
    }

    Message submitted(Supplier<Message> books, int resting) {
        if (!refuses) {
            return books.get();
        }
        refusals++;
        if (refusals == REFUSALS) {
            open = resting;
            refusedNanos = CLOCK.nanoTime();
        }
        return Message.of("answer").with("why", "the interface is broken").with("reason", "INVALID_REQUEST");
    }

    /** Passes the answer on. */
    Message cancelled(Message answer) {
        if (refusals >= REFUSALS) {
            cancels++;
            lastCancelNanos = CLOCK.nanoTime();
        }
        return answer;
    }

    /** How many orders rested at the refusal that trips, how many cancels came since, and from the one to the last of the others. */
    Message told() {
        return Message.of("trip")
                .with("open", open)
                .with("cancels", cancels)
                .with("nanos", cancels == 0 ? 0 : lastCancelNanos - refusedNanos);
    }
}
