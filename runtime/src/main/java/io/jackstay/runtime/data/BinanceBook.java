package io.jackstay.runtime.data;

import io.jackstay.api.connector.BookSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Decides which depth messages of a Binance futures recording make a book. Not thread safe: owned by the thread that
 * reads.
 *
 * <p>The book begins at a snapshot. A delta whose {@code u} is below the snapshot's {@code lastUpdateId} is dropped;
 * the first of the others must reach back to the snapshot ({@code U} or {@code pu} at most {@code lastUpdateId}), and
 * from then on the {@code pu} of each must be the {@code u} of its predecessor. A recorder asks for the snapshot
 * while deltas come in, so those on the lines before it that are newer than it are kept and follow it at once, as
 * part of its row.
 *
 * <p>A delta that does not follow is a gap: it is counted, the book is emptied by a snapshot without levels, and
 * there is none until the next snapshot. A snapshot older than the book that stands is left out. Source: Binance
 * USD-M futures, "How to manage a local order book correctly".
 */
final class BinanceBook {
    private static final int KEPT_LIMIT = 128;

    private enum State {
        NONE,
        SNAPSHOT,
        FOLLOWING
    }

    private final Deque<BookChange> kept = new ArrayDeque<>();
    private final Deque<BookChange> free = new ArrayDeque<>();
    private final List<BookChange> ready = new ArrayList<>();
    private State state = State.NONE;
    private long lastId;
    private long gaps;
    private boolean lost;
    private long lostNanos;

    /** Where the next message is read into; what the last one made ready is gone. */
    BookChange begin(boolean snapshot) {
        clear();
        BookChange change = free.isEmpty() ? new BookChange() : free.remove();
        change.begin(snapshot);
        return change;
    }

    /** Forgets what was made ready: the row at hand has nothing for the book. */
    void clear() {
        free.addAll(ready);
        ready.clear();
        lost = false;
    }

    /** Takes the message that was begun last. */
    void take(BookChange change) {
        if (change.snapshot) {
            takeSnapshot(change);
        } else {
            takeDelta(change);
        }
    }

    long gaps() {
        return gaps;
    }

    /** Whether the row at hand has something for the book. */
    boolean isReady() {
        return lost || !ready.isEmpty();
    }

    void writeTo(BookSink sink) {
        if (lost) {
            sink.snapshot().commit(lostNanos);
        }
        for (int i = 0; i < ready.size(); i++) {
            ready.get(i).writeTo(sink);
        }
    }

    private void takeSnapshot(BookChange snapshot) {
        if (state != State.NONE && snapshot.lastId < lastId) {
            free.add(snapshot);
            return;
        }
        while (!kept.isEmpty() && kept.element().lastId < snapshot.lastId) {
            free.add(kept.remove());
        }
        if (!kept.isEmpty() && !kept.element().reachesBackTo(snapshot.lastId)) {
            gaps++;
            free.add(snapshot);
            return;
        }
        ready.add(snapshot);
        ready.addAll(kept);
        state = kept.isEmpty() ? State.SNAPSHOT : State.FOLLOWING;
        lastId = ready.get(ready.size() - 1).lastId;
        kept.clear();
    }

    private void takeDelta(BookChange delta) {
        switch (state) {
            case NONE -> keep(delta);
            case SNAPSHOT -> takeFirst(delta);
            case FOLLOWING -> takeIf(delta.previousId == lastId, delta);
        }
    }

    private void takeFirst(BookChange delta) {
        if (delta.lastId < lastId) {
            free.add(delta);
        } else {
            takeIf(delta.reachesBackTo(lastId), delta);
        }
    }

    private void takeIf(boolean follows, BookChange delta) {
        if (follows) {
            state = State.FOLLOWING;
            lastId = delta.lastId;
            ready.add(delta);
            return;
        }
        state = State.NONE;
        gaps++;
        lost = true;
        lostNanos = delta.venueNanos;
        keep(delta);
    }

    /** While there is no book: the latest deltas that follow each other, for a snapshot that is older than they are. */
    private void keep(BookChange delta) {
        BookChange last = kept.peekLast();
        if (last != null && last.lastId != delta.previousId) {
            free.addAll(kept);
            kept.clear();
        }
        if (kept.size() == KEPT_LIMIT) {
            free.add(kept.remove());
        }
        kept.add(delta);
    }
}
