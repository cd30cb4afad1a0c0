package io.jackstay.runtime.account;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.runtime.execution.OrderTracker;
import java.util.List;

/**
 * Keeps deadlines within {@link OrderTracker#DEADLINE} of the clock that connectors compare them with. A bot's time never goes back:
 * after the machine's clock was set back by an hour, what the bot asks for would be good for an hour, and nothing could be proven of it
 * for as long. Stateless; called on the account loop.
 */
final class Deadlines {
    private Deadlines() {}

    /** The batch itself where none of its deadlines is too far away. */
    static OrderBatch within(OrderBatch batch, long nowEpochNanos) {
        long latest = nowEpochNanos + OrderTracker.DEADLINE.toNanos();
        boolean isTooFar = batch.submits().stream().anyMatch(submit -> submit.deadlineEpochNanos() > latest)
                || batch.amends().stream().anyMatch(amend -> amend.deadlineEpochNanos() > latest);
        if (!isTooFar) {
            return batch;
        }
        List<OrderBatch.Amend> amends =
                batch.amends().stream().map(amend -> within(amend, latest)).toList();
        List<OrderBatch.Submit> submits =
                batch.submits().stream().map(submit -> within(submit, latest)).toList();
        return OrderBatch.of(batch.cancels(), amends, submits);
    }

    private static OrderBatch.Submit within(OrderBatch.Submit submit, long latest) {
        long deadline = Math.min(submit.deadlineEpochNanos(), latest);
        return new OrderBatch.Submit(submit.cloid(), submit.request(), deadline);
    }

    private static OrderBatch.Amend within(OrderBatch.Amend amend, long latest) {
        return new OrderBatch.Amend(
                amend.order(),
                amend.successor(),
                amend.price(),
                amend.totalSize(),
                amend.filled(),
                amend.original(),
                Math.min(amend.deadlineEpochNanos(), latest));
    }
}
