package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Consumer;

/** Says yes to all that comes and keeps none of it; what was there before is read. Not thread safe: called under the lock of its journal. */
final class ForgettingLog implements StreamLog {
    private final Journal before;

    /** @param before what the stream has, followed; closed with this */
    ForgettingLog(Journal before) {
        this.before = requireNonNull(before, "before is null");
    }

    @Override
    public long segmentFor(int bytes) {
        return 0;
    }

    @Override
    public void write(List<Group> groups) {
        // Nothing is kept.
    }

    @Override
    public void force() {
        // Nothing is kept.
    }

    /** Nothing is ever answered with doubt, so nothing is handed in again. */
    @Override
    public boolean holds(Group group) {
        return false;
    }

    @Override
    public void snapshot(JournalSnapshot snapshot) {
        // Nothing is kept.
    }

    @Override
    public void replay(long afterSequence, Consumer<JournalRecord> consumer) {
        long openedAt = before.openedAt();
        before.replay(afterSequence, record -> {
            if (record.sequence() <= openedAt) {
                consumer.accept(record);
            }
        });
    }

    @Override
    public void close(boolean intact) {
        before.close();
    }
}
