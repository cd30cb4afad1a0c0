package io.jackstay.runtime.ledger;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.journal.StreamName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A taker that is made when its journal has its first row to write: most of many quiet bots have none. Not thread safe. */
final class LateTaker implements Taker {
    private final Sql sql;
    private final StreamName stream;
    private @Nullable Taker made;

    LateTaker(Sql sql, StreamName stream) {
        this.sql = requireNonNull(sql, "sql is null");
        this.stream = requireNonNull(stream, "stream is null");
    }

    private Taker made() {
        Taker known = made;
        if (known == null) {
            known = FollowedStream.takerOf(sql, stream);
            made = known;
        }
        return known;
    }

    @Override
    public void take(Object wanted) {
        made().take(wanted);
    }

    @Override
    public void flush() {
        if (made != null) {
            made.flush();
        }
    }

    @Override
    public void beginSnapshot(List<Object> records, boolean seenBefore) {
        made().beginSnapshot(records, seenBefore);
    }

    @Override
    public void forget() {
        made().forget();
    }
}
