package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;

/** Which thread turns the loop of a login; until one does, the one that made it. Thread safe. */
final class LoopOwner {
    private final Venue venue;
    private volatile Thread owner = Thread.currentThread();

    LoopOwner(Venue venue) {
        this.venue = requireNonNull(venue, "venue is null");
    }

    /** The calling thread turns the loop from now on. */
    void take() {
        Thread now = Thread.currentThread();
        if (owner != now) {
            owner = now;
        }
    }

    /** Throws {@link IllegalStateException} on any other thread. */
    void require() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("connector %s called the runtime on thread %s, not on its loop"
                    .formatted(venue.name(), Thread.currentThread().getName()));
        }
    }
}
