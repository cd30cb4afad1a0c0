package io.jackstay.runtime.journal;

/**
 * Says when the owner of a journal should take a snapshot, so that neither the files nor the start grow with the age of the journal. Not
 * thread safe: owned by the journal's loop.
 */
public final class SnapshotPace {
    /** The property makes a crash test's journals take snapshots often. */
    private static final long RECORDS = Long.getLong("jackstay.snapshot-records", 20_000);

    private static final long BYTES = 8L << 20;

    private final long maxRecords;
    private final long maxBytes;
    private long records;
    private long bytes;

    /** After 20,000 records or 8 MiB. */
    public SnapshotPace() {
        this(RECORDS, BYTES);
    }

    SnapshotPace(long maxRecords, long maxBytes) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    /** To be asked once for each group that was appended. */
    public boolean isDue(Group appended) {
        records += appended.entries().size();
        bytes += appended.bytes().length;
        return records >= maxRecords || bytes >= maxBytes;
    }

    /** Counting begins anew. */
    public void taken() {
        records = 0;
        bytes = 0;
    }
}
