package io.jackstay.runtime.ledger;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.JournalSnapshot;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.journal.JournalTail;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Fills a ledger from the journals of its data directory. Not thread safe: owned by who made it; several may fill one ledger at a time.
 *
 * <p>Each transaction has rows and the places up to which they reach, so that after a kill at any point nothing is missing and nothing
 * is twice. What the journals no longer have one by one stays in the ledger as it was written.
 */
public final class LedgerFiller implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LedgerFiller.class.getName());
    private static final int MOST_OF_ONE = 2_000;

    /** Places are saved with the next rows, and at the latest after so many records without any. */
    private static final int UNSAVED = 10_000;

    private static final int TRIES = 5;

    private final LedgerDatabase database;
    private final Clock clock;
    private final JournalStore store;
    private final Sql sql;
    private final Map<StreamName, FollowedStream> followed = new TreeMap<>();
    private final Map<StreamName, String> broken = new TreeMap<>();
    private long revision = Long.MIN_VALUE;
    private long records;

    private LedgerFiller(LedgerDatabase database, Clock clock, Sql sql) {
        this.database = requireNonNull(database, "database is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.sql = requireNonNull(sql, "sql is null");
        this.store = FileJournalStore.reading(database.dataDir(), clock, JournalSettings.defaults());
    }

    /**
     * Connects to the database, and makes its tables when they are not there.
     *
     * @throws JackstayException LEDGER_FAILED
     */
    public static LedgerFiller open(LedgerDatabase database, Clock clock) {
        return new LedgerFiller(database, clock, database.open());
    }

    /** How many records of journals this has read. */
    public long records() {
        return records;
    }

    /** What is wrong with journals that can't be read, by their names; the others are filled all the same. */
    public Map<StreamName, String> broken() {
        return new TreeMap<>(broken);
    }

    Sql sql() {
        return sql;
    }

    /**
     * Takes all that there is now. Returns how many records were read; when 0, nothing was written either.
     *
     * @throws JackstayException LEDGER_FAILED, and nothing of the last transaction is there; a later call goes on
     */
    public long fill() {
        long before = records;
        boolean more = true;
        while (more) {
            more = step(false);
        }
        return records - before;
    }

    /** The same, and saves the places though no row has changed. */
    public void finish() {
        fill();
        step(true);
    }

    private boolean step(boolean save) {
        if (revision == Long.MIN_VALUE) {
            revision = currentRevision();
            follow();
        }
        boolean more = false;
        boolean due = save;
        List<FollowedStream> lost = new ArrayList<>();
        for (FollowedStream each : streams()) {
            JournalTail.Sight sight = read(each);
            more |= sight == JournalTail.Sight.MORE;
            due |= each.isWanted() || each.unsaved() >= UNSAVED;
            if (sight == JournalTail.Sight.LOST) {
                lost.add(each);
            }
        }
        if (due || !lost.isEmpty()) {
            more |= write(lost) || !lost.isEmpty();
        }
        return more;
    }

    private JournalTail.Sight read(FollowedStream each) {
        long before = each.unsaved();
        JournalTail.Sight sight = guarded(each.stream(), () -> each.read(MOST_OF_ONE), JournalTail.Sight.CAUGHT_UP);
        records += each.unsaved() - before;
        return sight;
    }

    private interface Call<T> {
        T make();
    }

    /** A journal that can't be read costs its own rows alone. */
    private <T> T guarded(StreamName stream, Call<T> call, T otherwise) {
        if (broken.containsKey(stream)) {
            return otherwise;
        }
        try {
            return call.make();
        } catch (JackstayException e) {
            if (e.code() == ErrorCode.LEDGER_FAILED) {
                throw e;
            }
            String words = String.valueOf(e.getMessage());
            broken.put(stream, words);
            LOG.log(System.Logger.Level.WARNING, () -> "no history of a journal stream=%s: %s"
                    .formatted(stream, words));
            return otherwise;
        }
    }

    /** Returns whether all has to be read again, because somebody else has written meanwhile. */
    private boolean write(List<FollowedStream> lost) {
        boolean done = false;
        try {
            sql.begin();
            database.lock(sql);
            if (currentRevision() != revision) {
                return true;
            }
            for (FollowedStream each : followed.values()) {
                if (lost.contains(each)) {
                    retake(each);
                } else if (each.isWanted() || each.unsaved() > 0) {
                    each.apply(sql);
                }
            }
            commit();
            done = true;
            return false;
        } finally {
            if (!done) {
                sql.rollback();
                revision = Long.MIN_VALUE;
            }
        }
    }

    private void commit() {
        sql.update("UPDATE ledger_revision SET revision = revision + 1 WHERE id = 1");
        sql.commit();
        revision++;
    }

    private long currentRevision() {
        return sql.first("SELECT revision FROM ledger_revision WHERE id = 1", row -> row.number(1))
                .orElseThrow();
    }

    /** The owner may take a snapshot while the one before is read. */
    private void retake(FollowedStream each) {
        guarded(
                each.stream(),
                () -> {
                    for (int i = 0; i < TRIES; i++) {
                        if (each.retake(sql, snapshot(each.stream()))) {
                            return true;
                        }
                    }
                    throw new JackstayException(
                            ErrorCode.JOURNAL_CORRUPT,
                            "journal %s has no end behind its snapshot".formatted(each.stream()));
                },
                false);
    }

    private Optional<JournalSnapshot> snapshot(StreamName stream) {
        try (Journal journal = store.open(stream, OpenMode.FOLLOW, Runnable::run)) {
            return journal.snapshot();
        }
    }

    /** From where the ledger is. */
    private void follow() {
        followed.clear();
        broken.clear();
        sql.each(
                "SELECT stream, segment, epoch, byte_offset, sequence, checksum FROM journal_place",
                row -> new FollowedStream(
                        database.dataDir(),
                        new StreamName(row.text(1)),
                        new LateTaker(sql, new StreamName(row.text(1))),
                        new JournalTail.Place(
                                row.number(2), row.number(3), row.number(4), row.number(5), row.number(6))),
                each -> followed.put(each.stream(), each));
    }

    /** Those of the folder; of a journal that is not there any more the rows stay. */
    private List<FollowedStream> streams() {
        List<FollowedStream> streams = new ArrayList<>();
        for (StreamName stream : store.streams()) {
            if (stream.isAccount() || stream.bot().isPresent()) {
                streams.add(followed.computeIfAbsent(
                        stream,
                        name -> new FollowedStream(
                                database.dataDir(), name, new LateTaker(sql, name), JournalTail.Place.BEGINNING)));
            }
        }
        return streams;
    }

    /**
     * Reads all journals anew, in one transaction: each row that they can tell becomes what they say, and what they no longer have stays.
     *
     * @param then done to the rows at the end of the transaction
     */
    void rebuild(Consumer<Sql> then) {
        boolean done = false;
        try {
            sql.begin();
            database.lock(sql);
            revision = currentRevision();
            follow();
            for (FollowedStream each : streams()) {
                retake(each);
                while (read(each) == JournalTail.Sight.MORE) {
                    each.apply(sql);
                }
                each.apply(sql);
            }
            then.accept(sql);
            commit();
            done = true;
        } finally {
            if (!done) {
                sql.rollback();
                revision = Long.MIN_VALUE;
            }
        }
    }

    /** Changes rows in a transaction of their own. */
    void change(Consumer<Sql> what) {
        boolean done = false;
        try {
            sql.begin();
            database.lock(sql);
            what.accept(sql);
            sql.update("UPDATE ledger_revision SET revision = revision + 1 WHERE id = 1");
            sql.commit();
            done = true;
        } finally {
            revision = Long.MIN_VALUE;
            if (!done) {
                sql.rollback();
            }
        }
    }

    long nowNanos() {
        return clock.epochNanos();
    }

    @Override
    public void close() {
        try {
            store.close();
        } finally {
            sql.close();
        }
    }
}
