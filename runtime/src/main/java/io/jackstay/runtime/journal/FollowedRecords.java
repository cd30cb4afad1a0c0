package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;

/** Remembers how far a follower has been handed records, so that a second look goes on there. Not thread safe. */
final class FollowedRecords implements Consumer<JournalRecord> {
    private final Consumer<JournalRecord> consumer;
    private long last;

    FollowedRecords(long after, Consumer<JournalRecord> consumer) {
        this.last = after;
        this.consumer = requireNonNull(consumer, "consumer is null");
    }

    long last() {
        return last;
    }

    @Override
    public void accept(JournalRecord journaled) {
        consumer.accept(journaled);
        last = journaled.sequence();
    }
}
