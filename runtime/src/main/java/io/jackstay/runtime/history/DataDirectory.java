package io.jackstay.runtime.history;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.AccountImage;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.bot.BotImage;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.FolderOwner;
import io.jackstay.runtime.journal.ForgettingJournalStore;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.process.ProcessJournal;
import io.jackstay.runtime.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The folder in which a process keeps what must outlive it. Immutable; written by one process at a time, read by any. */
public final class DataDirectory {
    private static final int TRIES = 3;
    private static final int MIB = 1 << 20;
    /** The property makes a crash test's journals go on in new segments often. */
    private static final long SEGMENT_BYTES = Long.getLong("jackstay.segment-bytes", 16L * MIB);

    /** Small, because each of a thousand quiet bots has a journal; those that write much soon have steps of many times that. */
    private static final int FIRST_STEP_BYTES = 1 << 16;

    private static final JournalSettings SETTINGS = JournalSettings.defaults()
            .withSegments(SEGMENT_BYTES, (int) Math.min(FIRST_STEP_BYTES, SEGMENT_BYTES), 16 * MIB);

    private final Path folder;
    private final Clock clock;

    public DataDirectory(Path folder, Clock clock) {
        this.folder = requireNonNull(folder, "folder is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public Path folder() {
        return folder;
    }

    /**
     * Takes the folder for this process, made when it is not there, until what is returned is closed.
     *
     * @throws JackstayException JOURNAL_IN_USE with the pid of who has it; JOURNAL_FAILED when it can't be written
     */
    public FileJournalStore own() {
        FileJournalStore store = FileJournalStore.started(folder, clock, SETTINGS);
        boolean taken = false;
        try {
            store.take();
            taken = true;
            return store;
        } finally {
            if (!taken) {
                store.close();
            }
        }
    }

    /** Journals that begin with what is here, whoever has the folder, and keep nothing of what is appended. */
    public JournalStore unkept() {
        return new ForgettingJournalStore(FileJournalStore.reading(folder, clock, SETTINGS), clock, SETTINGS);
    }

    /** Forgets all journals, for a session that starts empty; errors as in {@link #own}. Nothing else in the folder is touched. */
    public void forget() {
        try (FileJournalStore store = own()) {
            store.deleteAll();
        }
    }

    /**
     * The process that has the folder; empty when none has it now.
     *
     * @throws JackstayException JOURNAL_FAILED when that can't be read
     */
    public Optional<FolderOwner> owner() {
        try {
            FolderOwner owner = FolderOwner.of(folder);
            return owner.state() == FolderOwner.State.TAKEN ? Optional.of(owner) : Optional.empty();
        } catch (IOException e) {
            throw new JackstayException(
                    ErrorCode.JOURNAL_FAILED, "can't read who has data directory %s: %s".formatted(folder, e), e);
        }
    }

    /** The names of the bots that have a journal here, sorted. */
    public List<String> bots() {
        try (JournalStore store = FileJournalStore.reading(folder, clock, SETTINGS)) {
            return names(store);
        }
    }

    /** The names of the bots that have a tape here, sorted. */
    public List<String> tapes() {
        try (JournalStore store = FileJournalStore.reading(folder, clock, SETTINGS)) {
            return store.streams().stream()
                    .flatMap(stream -> stream.tape().stream())
                    .toList();
        }
    }

    /**
     * Reads what a bot's tapes have.
     *
     * @throws JackstayException JOURNAL_CORRUPT with file and offset, JOURNAL_VERSION, JOURNAL_FAILED
     */
    public void readTapes(String bot, TapeReader.Listener listener) {
        try (JournalStore store = FileJournalStore.reading(folder, clock, SETTINGS);
                Journal journal = store.open(StreamName.tape(bot), OpenMode.FOLLOW, Runnable::run)) {
            new TapeReader(journal).read(listener);
        }
    }

    private static List<String> names(JournalStore store) {
        return store.streams().stream().flatMap(stream -> stream.bot().stream()).toList();
    }

    /**
     * Reads what there is of one bot; empty when it has no journal here.
     *
     * @throws JackstayException JOURNAL_CORRUPT with file and offset, JOURNAL_VERSION, JOURNAL_FAILED
     */
    public Optional<BotHistory> read(String bot) {
        return reading(store -> read(bot, store));
    }

    private static Optional<BotHistory> read(String bot, JournalStore store) {
        if (!names(store).contains(bot)) {
            return Optional.empty();
        }
        BotImage image = followed(store, StreamName.bot(bot), journal -> BotImage.read(Optional.of(journal)));
        List<AccountImage> accounts = new ArrayList<>();
        for (StreamName stream : store.streams()) {
            if (stream.isAccount()) {
                accounts.add(followed(store, stream, journal -> AccountImage.read(Optional.of(journal))));
            }
        }
        return Optional.of(new BotHistory(bot, image, accounts));
    }

    /**
     * The logins and the process, as far as rules over them or alerts are known.
     *
     * @throws JackstayException as {@link #read}
     */
    public List<ScopeHistory> scopes() {
        return reading(DataDirectory::scopes);
    }

    private static List<ScopeHistory> scopes(JournalStore store) {
        List<ScopeHistory> scopes = new ArrayList<>();
        for (StreamName stream : store.streams()) {
            stream.account()
                    .ifPresent(login -> scopes.add(followed(
                            store,
                            stream,
                            journal -> ScopeHistory.of(login, AccountImage.read(Optional.of(journal))))));
        }
        if (store.streams().contains(StreamName.process())) {
            scopes.add(followed(
                    store, StreamName.process(), journal -> ScopeHistory.ofProcess(ProcessJournal.read(journal))));
        }
        return scopes;
    }

    /**
     * What a person must know of all that has a journal here, whether it runs or not.
     *
     * @throws JackstayException as {@link #read}
     */
    public List<RaisedAlert> alerts() {
        return reading(DataDirectory::alerts);
    }

    private static List<RaisedAlert> alerts(JournalStore store) {
        List<RaisedAlert> alerts = new ArrayList<>();
        for (ScopeHistory scope : scopes(store)) {
            scope.alerts().forEach(alert -> alerts.add(new RaisedAlert(scope.name(), alert)));
        }
        for (String bot : names(store)) {
            followed(store, StreamName.bot(bot), journal -> BotImage.read(Optional.of(journal)))
                    .alerts()
                    .all()
                    .forEach(alert -> alerts.add(new RaisedAlert(bot, alert)));
        }
        return alerts;
    }

    /**
     * What the journal of a login has of its connector's memory, whether it runs or not; empty without a journal.
     *
     * @throws JackstayException as {@link #read}
     */
    public SortedMap<String, String> memory(Venue login) {
        StreamName stream = StreamName.account(login.name());
        return reading(store -> store.streams().contains(stream)
                ? followed(store, stream, journal -> AccountImage.read(Optional.of(journal))
                        .memory())
                : new TreeMap<>());
    }

    /** What its owner drops while it is read looks like damage; it does not when it is read again. */
    private <T> T reading(Function<JournalStore, T> look) {
        for (int i = 1; true; i++) {
            try (JournalStore store = FileJournalStore.reading(folder, clock, SETTINGS)) {
                return look.apply(store);
            } catch (JackstayException e) {
                if (e.code() != ErrorCode.JOURNAL_CORRUPT || i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static <T> T followed(JournalStore store, StreamName stream, Function<Journal, T> reading) {
        try (Journal journal = store.open(stream, OpenMode.FOLLOW, Runnable::run)) {
            return reading.apply(journal);
        }
    }
}
