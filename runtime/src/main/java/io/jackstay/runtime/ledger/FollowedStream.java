package io.jackstay.runtime.ledger;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.journal.JournalSnapshot;
import io.jackstay.runtime.journal.JournalTail;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.record.SnapshotRecords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One journal and what was read of it and is no row yet. Not thread safe: owned by the filler. */
final class FollowedStream {
    private final Path dataDir;
    private final StreamName stream;
    private final Taker taker;
    private final List<Object> wanted = new ArrayList<>();
    private JournalTail tail;
    private Taker.Sieve sieve;
    private boolean begun;
    private long unsaved;

    /** @param from as the ledger has it; {@code BEGINNING} when it has nothing of the journal */
    FollowedStream(Path dataDir, StreamName stream, Taker taker, JournalTail.Place from) {
        this.dataDir = requireNonNull(dataDir, "dataDir is null");
        this.stream = requireNonNull(stream, "stream is null");
        this.taker = requireNonNull(taker, "taker is null");
        this.tail = new JournalTail(dataDir, stream, from);
        this.begun = !from.equals(JournalTail.Place.BEGINNING);
        this.sieve = newSieve();
    }

    static Taker takerOf(Sql sql, StreamName stream) {
        return stream.account()
                .<Taker>map(account -> new AccountTaker(sql, account))
                .orElseGet(() -> new BotTaker(sql, stream.bot().orElseThrow()));
    }

    private Taker.Sieve newSieve() {
        return stream.isAccount() ? new AccountTaker.Sieve() : new BotTaker.Sieve();
    }

    StreamName stream() {
        return stream;
    }

    boolean hasBegun() {
        return begun;
    }

    /** Whether something was read that becomes rows. */
    boolean isWanted() {
        return !wanted.isEmpty();
    }

    /** Records that were read since the place was saved. */
    long unsaved() {
        return unsaved;
    }

    /** Up to about so many records more. */
    JournalTail.Sight read(int most) {
        return tail.read(most, stored -> {
            sieve.wanted(stored).ifPresent(wanted::add);
            unsaved++;
        });
    }

    /** What was read becomes rows; the place is saved with them. */
    void apply(Sql sql) {
        wanted.forEach(taker::take);
        taker.flush();
        wanted.clear();
        if (unsaved > 0) {
            save(sql);
        }
        unsaved = 0;
        begun = true;
    }

    /** Begins again with what the journal has now, so that the rows are what it says. False when its snapshot has gone meanwhile. */
    boolean retake(Sql sql, Optional<JournalSnapshot> snapshot) {
        wanted.clear();
        unsaved = 0;
        sieve = newSieve();
        tail = new JournalTail(dataDir, stream, JournalTail.Place.BEGINNING);
        if (snapshot.isEmpty()) {
            taker.forget();
            forgetPlace(sql);
            return true;
        }
        List<Object> records = new ArrayList<>();
        SnapshotRecords.read(snapshot.get(), stored -> sieve.wanted(stored).ifPresent(records::add));
        if (!tail.goTo(snapshot.get().upTo())) {
            return false;
        }
        taker.beginSnapshot(records, begun);
        records.forEach(taker::take);
        taker.flush();
        save(sql);
        begun = true;
        return true;
    }

    private void forgetPlace(Sql sql) {
        sql.update("DELETE FROM journal_place WHERE stream = ?", stream);
    }

    private void save(Sql sql) {
        JournalTail.Place place = tail.place();
        forgetPlace(sql);
        sql.update(
                "INSERT INTO journal_place (stream, segment, epoch, byte_offset, sequence, checksum)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                stream,
                place.segment(),
                place.epoch(),
                place.offset(),
                place.sequence(),
                place.checksum());
    }
}
