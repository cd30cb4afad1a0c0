package io.jackstay.runtime.journal;

import io.jackstay.runtime.telemetry.Buckets;
import java.util.concurrent.atomic.LongAdder;

/** What the journals of a store cost. Thread safe. */
public final class JournalMeters {
    private final Buckets syncs = new Buckets();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder snapshots = new LongAdder();

    /** How long the disk took to sync. */
    public Buckets syncs() {
        return syncs;
    }

    /** How much was written, without snapshots; whoever reads the files after asking this finds as much there. */
    public long bytes() {
        return bytes.sum();
    }

    public long snapshots() {
        return snapshots.sum();
    }

    void synced(long nanos) {
        syncs.record(nanos);
    }

    void wrote(long count) {
        bytes.add(count);
    }

    void tookSnapshot() {
        snapshots.increment();
    }
}
