package io.jackstay.runtime.bot;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.runtime.execution.ExecutionGateway;
import io.jackstay.runtime.record.BotRecord;

/** Writes what changes an order that is already written, and passes every decision on. Not thread safe: owned by the bot loop. */
final class WrittenDecisions implements ExecutionGateway.DecisionLog {
    private final ExecutionGateway.DecisionLog next;
    private final BotJournal journal;

    WrittenDecisions(ExecutionGateway.DecisionLog next, BotJournal journal) {
        this.next = next;
        this.journal = journal;
    }

    @Override
    public void placed(long nowNanos, OrderRef ref, OrderRequest request) {
        next.placed(nowNanos, ref, request);
    }

    @Override
    public void amended(long nowNanos, OrderRef ref, OrderRequest original, Price price, Size totalSize) {
        if (journal.isWritten()) {
            journal.write(new BotRecord.AmendAsked(ref, price, totalSize, nowNanos));
        }
        next.amended(nowNanos, ref, original, price, totalSize);
    }

    @Override
    public void strayCancelled(long nowNanos, OrderRef ref) {
        if (journal.isWritten()) {
            journal.write(new BotRecord.CancelAsked(ref, nowNanos));
        }
        next.strayCancelled(nowNanos, ref);
    }

    @Override
    public void cancelled(long nowNanos, OrderRef ref, OrderRequest original) {
        if (journal.isWritten()) {
            journal.write(new BotRecord.CancelAsked(ref, nowNanos));
        }
        next.cancelled(nowNanos, ref, original);
    }
}
