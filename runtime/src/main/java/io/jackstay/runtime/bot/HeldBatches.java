package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Cloid;
import io.jackstay.runtime.execution.BatchSender;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The batches of one turn while their records are on the way to the disk. Thread safe: either the journal's writer lets them go or the bot
 * loop takes them back, never both.
 */
final class HeldBatches {
    private final AtomicReference<List<Batch>> batches;

    /** @param closing see {@link BatchSender} */
    record Batch(Venue venue, OrderBatch orders, List<Cloid> closing) {}

    HeldBatches(List<Batch> batches) {
        this.batches = new AtomicReference<>(List.copyOf(batches));
    }

    boolean isEmpty() {
        return requireNonNull(batches.get(), "batches are null").isEmpty();
    }

    /** Whether there are any, and nothing in them that may add to a risk. */
    boolean areCancels() {
        List<Batch> all = requireNonNull(batches.get(), "batches are null");
        return !all.isEmpty()
                && all.stream()
                        .allMatch(batch -> batch.orders.amends().isEmpty()
                                && batch.orders.submits().isEmpty());
    }

    private List<Batch> take() {
        return requireNonNull(batches.getAndSet(List.of()), "batches are null");
    }

    void release(BatchSender sender) {
        take().forEach(batch -> sender.send(batch.venue, batch.orders, batch.closing));
    }

    /** Cancels leave at once; returns the batches with what stays here for good. */
    List<Batch> withdraw(BatchSender sender) {
        List<Batch> withdrawn = new ArrayList<>();
        for (Batch batch : take()) {
            withdrawn.addAll(cancelsOnly(batch, sender));
        }
        return withdrawn;
    }

    /** Sends the cancels of a batch; returns the rest, if there is one. */
    static List<Batch> cancelsOnly(Batch batch, BatchSender sender) {
        OrderBatch orders = batch.orders;
        if (!orders.cancels().isEmpty()) {
            sender.send(batch.venue, OrderBatch.of(orders.cancels(), List.of(), List.of()), List.of());
        }
        return orders.amends().isEmpty() && orders.submits().isEmpty() ? List.of() : List.of(batch);
    }
}
