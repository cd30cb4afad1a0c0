package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Venue;
import io.jackstay.runtime.execution.BatchSender;
import io.jackstay.runtime.journal.AppendResult;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.record.BotRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one bot writes, and the batches that wait for it. Not thread safe: owned by the bot loop; completions come on the journal's writer.
 *
 * <p>What a turn recorded is one group. The turn's batches leave when it is written, or synced if something in it must be;
 * batches leave in the order of their turns. When the journal fails, new orders stay here and cancels leave all the same.
 */
public final class BotJournal {
    private final Optional<Journal> journal;
    private final List<Entry> entries = new ArrayList<>();
    private List<Batch> batches = new ArrayList<>();
    private Level level = Level.WRITTEN;
    private BatchSender sender = (venue, batch) -> {};
    private Consumer<String> dead = words -> {};

    private record Batch(Venue venue, OrderBatch orders) {}

    /** @param journal opened with an executor that makes the call at once, on whatever thread */
    public BotJournal(Optional<Journal> journal) {
        this.journal = requireNonNull(journal, "journal is null");
    }

    /** Nothing is written, and nothing waits. */
    public static BotJournal none() {
        return new BotJournal(Optional.empty());
    }

    /** @param failed told why, when nothing can be written any more; any thread */
    void connect(BatchSender to, Consumer<String> failed) {
        sender = to;
        dead = failed;
    }

    boolean isWritten() {
        return journal.isPresent();
    }

    /** False: the bot takes no turn until the journal has caught up. */
    boolean hasRoom() {
        return journal.isEmpty()
                || journal.get().state().isDead()
                || journal.get().hasRoom();
    }

    /** In the file before this turn's batches leave. */
    void write(BotRecord what) {
        if (journal.isPresent()) {
            entries.add(what.toEntry());
        }
    }

    /** Synced before this turn's batches leave. */
    void force(BotRecord what) {
        if (journal.isPresent()) {
            entries.add(what.toEntry());
            level = Level.DURABLE;
        }
    }

    void send(Venue venue, OrderBatch orders) {
        if (journal.isEmpty()) {
            sender.send(venue, orders);
        } else {
            batches.add(new Batch(venue, orders));
        }
    }

    /** The end of a turn. */
    void endTurn() {
        if (entries.isEmpty()) {
            return;
        }
        List<Batch> waiting = batches;
        batches = new ArrayList<>();
        Journal open = journal.orElseThrow();
        open.append(List.copyOf(entries), level, (result, group) -> completed(open, waiting, result));
        entries.clear();
        level = Level.WRITTEN;
    }

    private void completed(Journal open, List<Batch> waiting, AppendResult result) {
        if (result == AppendResult.DURABLE) {
            waiting.forEach(batch -> sender.send(batch.venue, batch.orders));
            return;
        }
        dead.accept("the journal of this bot failed: " + open.state().words());
        for (Batch batch : waiting) {
            if (!batch.orders.cancels().isEmpty()) {
                sender.send(batch.venue, OrderBatch.of(batch.orders.cancels(), List.of(), List.of()));
            }
        }
    }

    /** Gives the journal back, when the bot takes no more turns. */
    void close() {
        journal.ifPresent(Journal::close);
    }
}
