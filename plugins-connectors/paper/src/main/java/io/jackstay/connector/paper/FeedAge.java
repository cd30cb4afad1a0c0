package io.jackstay.connector.paper;

/** How long the market data took last, from its source to us. Confined to the connector's loop. */
final class FeedAge {
    private long nanos;

    /** Data of a source's time came now; a source without a time, or ahead of us, says nothing. */
    void seen(long venueNanos, long now) {
        if (venueNanos > 0 && venueNanos <= now) {
            nanos = now - venueNanos;
        }
    }

    long nanos() {
        return nanos;
    }
}
