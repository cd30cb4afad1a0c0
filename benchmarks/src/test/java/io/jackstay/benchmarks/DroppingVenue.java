package io.jackstay.benchmarks;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.ConnectorEvents.StreamState;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.Result;
import java.util.List;
import java.util.function.LongConsumer;

/** A venue that says yes to everything and keeps nothing: a batch is dropped once it is answered. Confined to the loop of its login. */
final class DroppingVenue implements Connector {
    private static final Outcome CANCELLED = new Outcome.Accepted("", "");

    private final ConnectorContext context;
    private final MarketInfo market;
    private final LongConsumer submitted;
    private long orders;

    /** @param submitted told how many orders have come, at the first moment at which a connector could write one to its socket */
    DroppingVenue(ConnectorContext context, MarketInfo market, LongConsumer submitted) {
        this.context = context;
        this.market = market;
        this.submitted = submitted;
    }

    /** On the loop of the login. */
    void quote(long bid) {
        context.events().top(market.id(), bid, 1_000, bid + 1, 1_000, context.epochNanos());
    }

    @Override
    public void start(Reply<List<MarketInfo>> reply) {
        reply.ok(List.of(market));
        context.events().stream(Stream.PUBLIC, StreamState.UP, "");
        context.events().stream(Stream.PRIVATE, StreamState.UP, "");
    }

    @Override
    public void subscribe(Subscriptions wanted) {}

    @Override
    public void execute(OrderBatch batch) {
        if (!batch.submits().isEmpty()) {
            orders += batch.submits().size();
            submitted.accept(orders);
        }
        ConnectorEvents events = context.events();
        for (OrderBatch.Cancel cancel : batch.cancels()) {
            events.outcome(cancel.order(), Command.CANCEL, CANCELLED);
        }
        for (OrderBatch.Submit submit : batch.submits()) {
            Outcome accepted = new Outcome.Accepted(Long.toString(submit.cloid().value()), "");
            events.outcome(submit.ref(), Command.SUBMIT, accepted);
        }
    }

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        long now = context.epochNanos();
        reply.ok(AccountSnapshot.of(List.of(), List.of(), List.of(), new Stamp(now, now)));
    }

    @Override
    public void stop(Reply<Void> reply) {
        reply.done(Result.ok());
    }
}
