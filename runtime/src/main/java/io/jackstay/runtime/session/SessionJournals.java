package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.JournalSource;
import io.jackstay.runtime.bot.BotImage;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.net.nonce.NonceVault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The journals of a session, or none. Not thread safe: owned by the thread that drives the session. */
public final class SessionJournals implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SessionJournals.class.getName());

    private static final long BEHIND_NANOS = Duration.ofMillis(100).toNanos();

    private final Optional<JournalStore> store;
    private final Optional<JournalStore> tapeStore;
    private final SortedMap<String, BotImage> images = new TreeMap<>();
    private final SortedMap<String, Journal> open = new TreeMap<>();
    private final SortedSet<String> resumed = new TreeSet<>();
    private final SortedSet<String> resumedLogins = new TreeSet<>();
    private boolean processResumed;
    private final SortedMap<String, Journal> tapes = new TreeMap<>();

    /** @param store closed with this */
    public SessionJournals(JournalStore store) {
        this.store = Optional.of(store);
        this.tapeStore = this.store;
    }

    private SessionJournals(Optional<JournalStore> tapes) {
        this.store = Optional.empty();
        this.tapeStore = tapes;
    }

    /** Nothing is written, and a bot has no past. */
    public static SessionJournals none() {
        return new SessionJournals(Optional.empty());
    }

    /**
     * No bot has a past, and nothing is written but the tapes of those that are recorded.
     *
     * @param store closed with what is returned
     */
    public static SessionJournals tapes(JournalStore store) {
        return new SessionJournals(Optional.of(store));
    }

    JournalSource account(Venue venue) {
        return executor -> store.map(journals -> open(journals, StreamName.account(venue.name()), executor));
    }

    /** Kept beside the journals, where there are any. */
    NonceVault nonces() {
        return store.flatMap(JournalStore::nonces).map(NonceVault::on).orElseGet(NonceVault::inMemory);
    }

    private static Journal open(JournalStore store, StreamName stream, Consumer<Runnable> executor) {
        Journal opened = store.open(stream, OpenMode.OWN, executor);
        for (String finding : opened.findings()) {
            LOG.log(System.Logger.Level.WARNING, () -> "journal mended stream=%s: %s".formatted(stream, finding));
        }
        return opened;
    }

    /** The bot's journal, which is opened and read at the first call. */
    Optional<Journal> bot(String name) {
        if (store.isEmpty()) {
            return Optional.empty();
        }
        image(name);
        return Optional.of(requireNonNull(open.get(name), "journal is null"));
    }

    /** The stream of a bot's tapes, opened at each call; empty where nothing is kept. */
    Optional<Journal> tape(String name) {
        Optional<Journal> tape = tapeStore.map(journals -> open(journals, StreamName.tape(name), Runnable::run));
        tape.ifPresent(opened -> tapes.put(name, opened));
        return tape;
    }

    /** What the bot's journal remembers. */
    BotImage image(String name) {
        return images.computeIfAbsent(name, this::read);
    }

    private BotImage read(String name) {
        Optional<Journal> journal = store.map(journals -> open(journals, StreamName.bot(name), Runnable::run));
        journal.ifPresent(opened -> open.put(name, opened));
        BotImage image = BotImage.read(journal);
        if (resumed.remove(name)) {
            image.resumed();
        }
        return image;
    }

    /** A person has said that the halts of these bots are to end with their start. */
    public SessionJournals resume(List<String> names) {
        resumed.addAll(names);
        return this;
    }

    /** The journal of the rules over the process, opened; empty where nothing is kept. */
    Optional<Journal> process() {
        return store.map(journals -> open(journals, StreamName.process(), Runnable::run));
    }

    /** A person has said that the halts of these logins are to end with their start, or those of the process. */
    public SessionJournals resume(List<String> logins, boolean process) {
        resumedLogins.addAll(logins);
        processResumed = process;
        return this;
    }

    boolean isProcessResumed() {
        return processResumed;
    }

    /** Whether the halts of this login are to end; once. */
    boolean takeResumed(Venue login) {
        return resumedLogins.remove(login.name());
    }

    /** The number that the bot was first given, or the lowest that no bot of this data directory has had. */
    int numberOf(String name, int otherwise) {
        if (store.isEmpty()) {
            return otherwise;
        }
        BotImage image = image(name);
        if (image.number() == 0) {
            image.number(lowestFree());
        }
        return image.number();
    }

    /** The bots that have a journal here and are none of these, by their number. */
    SortedMap<Integer, String> others(Set<String> names) {
        SortedMap<Integer, String> others = new TreeMap<>();
        for (StreamName stream : store.map(JournalStore::streams).orElse(List.of())) {
            stream.bot().filter(name -> !names.contains(name)).ifPresent(name -> {
                Journal followed = store.orElseThrow().open(stream, OpenMode.FOLLOW, Runnable::run);
                others.put(BotImage.read(Optional.of(followed)).number(), name);
                followed.close();
            });
        }
        return others;
    }

    private int lowestFree() {
        SortedSet<Integer> taken = new TreeSet<>(others(images.keySet()).keySet());
        images.values().forEach(image -> taken.add(image.number()));
        int number = 1;
        while (taken.contains(number)) {
            number++;
        }
        return number;
    }

    /** Whether the disk is still busy with what bots wrote a while ago; a journal that has failed waits for nothing. */
    boolean areBehind() {
        return open.values().stream()
                .anyMatch(journal -> !journal.state().isDead() && journal.oldestWaitingNanos() > BEHIND_NANOS);
    }

    /** How long the oldest of what bots wrote waits for the disk. */
    long oldestWaitingNanos() {
        return open.values().stream()
                .filter(journal -> !journal.state().isDead())
                .mapToLong(Journal::oldestWaitingNanos)
                .max()
                .orElse(0);
    }

    boolean areKept() {
        return store.isPresent();
    }

    /** Gives a bot's journal back; it is opened and read anew when it is asked for again. */
    void forget(String name) {
        images.remove(name);
        Optional.ofNullable(tapes.remove(name)).ifPresent(Journal::close);
        Journal journal = open.remove(name);
        if (journal != null) {
            journal.close();
        }
    }

    @Override
    public void close() {
        store.or(() -> tapeStore).ifPresent(JournalStore::close);
    }
}
