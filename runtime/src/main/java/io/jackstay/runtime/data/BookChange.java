package io.jackstay.runtime.data;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.market.Side;

/** One book message as it was read, snapshot or delta, reused. Not thread safe: owned by the thread that reads. */
final class BookChange {
    final LevelList bids = new LevelList();
    final LevelList asks = new LevelList();
    boolean snapshot;
    /** First, last and previous-last update id; of a snapshot only the last. */
    long firstId;

    long lastId;
    long previousId;
    long venueNanos;

    void begin(boolean isSnapshot) {
        snapshot = isSnapshot;
        bids.clear();
        asks.clear();
    }

    /** Whether nothing lies between this delta and a snapshot with that update id. */
    boolean reachesBackTo(long snapshotId) {
        return Math.min(firstId, previousId) <= snapshotId;
    }

    void writeTo(BookSink sink) {
        BookSink open = snapshot ? sink.snapshot() : sink.delta();
        bids.writeTo(open, Side.BUY);
        asks.writeTo(open, Side.SELL);
        open.commit(venueNanos);
    }
}
