package io.jackstay.runtime.journal;

/** Takes the records of a replay, in order, on the thread that replays. */
@FunctionalInterface
public interface RecordConsumer {
    void onRecord(JournalRecord journaled);
}
