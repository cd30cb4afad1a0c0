package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import java.time.Duration;
import java.util.Optional;

/**
 * The venue's clock as its answers tell it. Confined to the connector's loop.
 *
 * <p>An answer is a little old when it comes, so an offset below a second is taken as none.
 */
final class VenueClock {
    private static final long NANOS = 1_000_000L;
    private static final long EXACT_MILLIS = 1_000;
    private static final long WARN_MILLIS = 5_000;

    private final ConnectorContext context;
    private final Duration most;
    private long offsetMillis;

    VenueClock(ConnectorContext context, Duration most) {
        this.context = context;
        this.most = most;
    }

    /** An answer told the time; a text says why nothing should be sent, if so. */
    Optional<String> told(long venueMillis, long receivedNanos) {
        context.venueTime(venueMillis * NANOS);
        long off = receivedNanos / NANOS - venueMillis;
        offsetMillis = Math.abs(off) < EXACT_MILLIS ? 0 : -off;
        if (Math.abs(off) > most.toMillis()) {
            return Optional.of(
                    ("the clock is %d ms off the venue's, and orders are good for %d ms: set the clock, for instance with NTP")
                            .formatted(off, most.toMillis()));
        }
        if (Math.abs(off) > WARN_MILLIS) {
            context.log().log(
                    System.Logger.Level.WARNING, "clock off the venue''s offsetMillis={0}", Long.toString(off));
        }
        return Optional.empty();
    }

    /** Now by the venue's clock, epoch milliseconds. */
    long nowMillis() {
        return context.epochNanos() / NANOS + offsetMillis;
    }

    /** A time of our clock by the venue's, epoch milliseconds. */
    long millis(long epochNanos) {
        return epochNanos / NANOS + offsetMillis;
    }
}
