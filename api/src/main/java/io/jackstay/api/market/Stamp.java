package io.jackstay.api.market;

/**
 * When something happened, by the venue's clock and by ours. Immutable.
 *
 * <p>Units: nanoseconds since 1970-01-01T00:00Z. The two come from different clocks: their difference is an estimate of the
 * delay, not a measurement. A negative number throws {@link IllegalArgumentException}.
 *
 * @param venueNanos the venue's time of the event, 0 when the venue gives none
 * @param receivedNanos our time when the frame had been read from the socket
 */
public record Stamp(long venueNanos, long receivedNanos) {
    /** Checks both times. */
    public Stamp {
        if (venueNanos < 0 || receivedNanos < 0) {
            throw new IllegalArgumentException("stamp of venue time %d, received %d: both must be 0 or later"
                    .formatted(venueNanos, receivedNanos));
        }
    }
}
