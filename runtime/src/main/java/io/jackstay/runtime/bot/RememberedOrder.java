package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.record.BotRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order as a bot's journal knows it. Immutable.
 *
 * @param placed the intent
 * @param last what became of it; empty when nothing was written after the intent
 * @param steps what was written of it after the intent, in its order; of more than {@value #MOST} the first and the latest halves
 * @param isCut whether steps in between were left out
 */
public record RememberedOrder(
        BotRecord.OrderPlaced placed, Optional<OrderUpdate> last, List<BotRecord> steps, boolean isCut) {
    static final int MOST = 32;

    public RememberedOrder {
        requireNonNull(placed, "placed is null");
        requireNonNull(last, "last is null");
        steps = List.copyOf(steps);
    }

    /** One of which only the end is known, or nothing but the intent. */
    public RememberedOrder(BotRecord.OrderPlaced placed, Optional<OrderUpdate> last) {
        this(
                placed,
                last,
                last.map(BotRecord.OrderChanged::new).stream()
                        .<BotRecord>map(step -> step)
                        .toList(),
                false);
    }

    /** With the venue's own id, once that was written. */
    public OrderRef ref() {
        return last.map(OrderUpdate::order).orElse(placed.order());
    }

    public boolean hasEnded() {
        return last.isPresent() && last.get().to().isFinal();
    }

    RememberedOrder with(OrderUpdate update) {
        return with(Optional.of(update), new BotRecord.OrderChanged(update));
    }

    /** What was asked of the venue. */
    RememberedOrder with(BotRecord asked) {
        return with(last, asked);
    }

    private RememberedOrder with(Optional<OrderUpdate> now, BotRecord step) {
        List<BotRecord> more = new ArrayList<>(steps);
        boolean full = more.size() == MOST;
        if (full) {
            more.remove(MOST / 2);
        }
        more.add(step);
        return new RememberedOrder(placed, now, more, isCut || full);
    }

    /** The steps from which the same order is remembered: in place of those that were left out one that is left out again. */
    List<BotRecord> written() {
        List<BotRecord> written = new ArrayList<>(steps);
        if (isCut) {
            written.add(MOST / 2, steps.get(MOST / 2));
        }
        return written;
    }
}
