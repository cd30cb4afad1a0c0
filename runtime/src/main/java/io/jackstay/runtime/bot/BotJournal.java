package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.alert.AlertBook;
import io.jackstay.runtime.execution.BatchSender;
import io.jackstay.runtime.journal.AppendResult;
import io.jackstay.runtime.journal.Completion;
import io.jackstay.runtime.journal.CrashPoint;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.Group;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.SnapshotPace;
import io.jackstay.runtime.record.BotRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one bot writes, and the batches that wait for it. Not thread safe: owned by the bot loop; completions come on the journal's writer,
 * or within the append.
 *
 * <p>What a turn recorded is one group. The turn's batches leave when it is written, or synced if something in it must be; one that only
 * cancels never waits for the sync. Batches leave in the order of their turns. When the journal fails or stalls, new orders stay here and
 * cancels leave all the same.
 */
public final class BotJournal {
    private static final HeldBatches NOTHING = new HeldBatches(List.of());

    private final Optional<Journal> journal;
    private final BotImage image;
    private final Duration stallLimit;
    private final boolean writesItself;
    private final SnapshotPace pace = new SnapshotPace();
    private final List<Entry> entries = new ArrayList<>();
    private final List<HeldBatches.Batch> batches = new ArrayList<>();
    private final Deque<HeldBatches> held = new ArrayDeque<>();
    private final List<Consumer<Boolean>> answers = new ArrayList<>();
    private Level level = Level.WRITTEN;
    private BatchSender sender = (venue, batch, closing) -> {};
    private Consumer<String> dead = words -> {};
    private Consumer<OrderBatch> withdrawn = batch -> {};
    private volatile boolean stalled;

    /**
     * @param journal opened with an executor that makes the call at once, on whatever thread
     * @param image what the journal has so far; what is written is added to it
     * @param stallLimit how long the bot waits for the disk before it is halted
     */
    public BotJournal(Optional<Journal> journal, BotImage image, Duration stallLimit) {
        this(journal, image, stallLimit, false);
    }

    /** @param writesItself whether what need not be synced is written on the bot's loop, and leaves without another thread */
    public BotJournal(Optional<Journal> journal, BotImage image, Duration stallLimit, boolean writesItself) {
        this.writesItself = writesItself;
        this.journal = requireNonNull(journal, "journal is null");
        this.image = requireNonNull(image, "image is null");
        this.stallLimit = requireNonNull(stallLimit, "stallLimit is null");
    }

    /** Nothing is written, and nothing waits. */
    public static BotJournal none() {
        return new BotJournal(Optional.empty(), BotImage.read(Optional.empty()), Duration.ofSeconds(1));
    }

    /**
     * @param failed told why, when nothing can be written any more; any thread
     * @param unsent told of batches whose amends and submits will never leave; any thread
     */
    void connect(BatchSender to, Consumer<String> failed, Consumer<OrderBatch> unsent) {
        sender = to;
        dead = failed;
        withdrawn = unsent;
    }

    boolean knows(OrderRef order) {
        return image.knows(order);
    }

    boolean isWritten() {
        return journal.isPresent();
    }

    /** False: the bot takes no turn until the journal has caught up, or counts as stalled. */
    boolean hasRoom() {
        return stalled
                || journal.isEmpty()
                || journal.get().state().isDead()
                || journal.get().hasRoom();
    }

    /** How long the oldest of what was written waits for the disk. */
    long oldestWaitingNanos() {
        return journal.isEmpty() || journal.get().state().isDead()
                ? 0
                : journal.get().oldestWaitingNanos();
    }

    Duration stallLimit() {
        return stallLimit;
    }

    boolean isStalled() {
        return stalled;
    }

    /** From here on nothing new leaves, and what waited to leave is taken back; cancels leave at once. */
    void stall() {
        stalled = true;
        for (HeldBatches turn : held) {
            turn.withdraw(sender).forEach(batch -> withdrawn.accept(batch.orders()));
        }
        held.clear();
    }

    /** The disk has caught up. */
    void unstall() {
        stalled = false;
    }

    /** What a person must know of, of earlier processes too. */
    AlertBook alerts() {
        return image.alerts();
    }

    /** In the file before this turn's batches leave. */
    void write(BotRecord what) {
        if (journal.isPresent()) {
            entries.add(what.toEntry());
            image.add(what);
        }
    }

    /** Synced before this turn's new orders and amends leave. */
    void force(BotRecord what) {
        if (journal.isPresent()) {
            write(what);
            level = Level.DURABLE;
        }
    }

    /** @param then told whether this turn and all before it are synced; by the journal's writer, at once where nothing is written */
    void afterSync(Consumer<Boolean> then) {
        if (journal.isEmpty()) {
            then.accept(true);
            return;
        }
        answers.add(then);
        level = Level.DURABLE;
    }

    void send(Venue venue, OrderBatch orders, List<Cloid> closing) {
        if (journal.isEmpty()) {
            sender.send(venue, orders, closing);
            return;
        }
        HeldBatches.Batch batch = new HeldBatches.Batch(venue, orders, closing);
        if (stalled) {
            HeldBatches.cancelsOnly(batch, sender).forEach(rest -> withdrawn.accept(rest.orders()));
        } else {
            batches.add(batch);
        }
    }

    /** The end of a turn. What finds no room in the journal goes with a later turn; only a stalled bot takes turns then. */
    void endTurn() {
        if (entries.isEmpty() && batches.isEmpty() && answers.isEmpty()) {
            return;
        }
        Journal open = journal.orElseThrow();
        if (!open.hasRoom()) {
            return;
        }
        if (entries.isEmpty()) {
            write(new BotRecord.CloidsReserved(image.reservedCloids()));
        }
        HeldBatches waiting = new HeldBatches(batches);
        batches.clear();
        while (!held.isEmpty() && held.getFirst().isEmpty()) {
            held.removeFirst();
        }
        if (!waiting.isEmpty()) {
            held.addLast(waiting);
            CrashPoint.K1.reach();
        }
        if (level == Level.DURABLE && waiting.areCancels()) {
            store(open, waiting);
            waiting = NOTHING;
            if (!open.hasRoom()) {
                return;
            }
        }
        Group stored = append(open, waiting);
        entries.clear();
        level = Level.WRITTEN;
        if (pace.isDue(stored) && open.hasRoom()) {
            open.snapshot(stored.lastSequence(), image.toSnapshot(), result -> {});
            pace.taken();
        }
    }

    /** What takes risk away leaves when it is written, as after a halt: a slow disk must not hold it back. The sync comes behind it. */
    private void store(Journal open, HeldBatches cancels) {
        open.appendHere(entries, (result, group) -> completed(open, cancels, result));
        entries.clear();
        write(new BotRecord.CloidsReserved(image.reservedCloids()));
    }

    private Group append(Journal open, HeldBatches waiting) {
        List<Consumer<Boolean>> told = List.copyOf(answers);
        answers.clear();
        Completion completion = (result, group) -> {
            completed(open, waiting, result);
            told.forEach(then -> then.accept(result == AppendResult.DURABLE));
        };
        return writesItself && level == Level.WRITTEN
                ? open.appendHere(entries, completion)
                : open.append(entries, level, completion);
    }

    private void completed(Journal open, HeldBatches waiting, AppendResult result) {
        if (result == AppendResult.DURABLE) {
            if (!waiting.isEmpty()) {
                CrashPoint.K2.reach();
            }
            waiting.release(sender);
            return;
        }
        dead.accept("the journal of this bot failed: " + open.state().words());
        waiting.withdraw(sender).forEach(batch -> withdrawn.accept(batch.orders()));
    }

    /** Gives the journal back, when the bot takes no more turns; what its last turns found no room for is written now. */
    void close() {
        if (journal.isEmpty()) {
            return;
        }
        Journal open = journal.get();
        if (!(entries.isEmpty() && answers.isEmpty()) && !open.state().isDead()) {
            open.drain();
            endTurn();
        }
        open.close();
    }
}
