package io.jackstay.runtime.warmup;

import static java.util.Objects.requireNonNull;

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
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.Result;
import java.util.List;

/** A venue that says yes to every order and forgets it. Confined to the loop of its login. */
final class SinkVenue implements Connector {
    private static final Outcome CANCELLED = new Outcome.Accepted("", "");
    private static final int LEVELS = 5;

    private final ConnectorContext context;
    private final MarketInfo market;
    private long orders;

    SinkVenue(ConnectorContext context, MarketInfo market) {
        this.context = requireNonNull(context, "context is null");
        this.market = requireNonNull(market, "market is null");
    }

    /** How many orders have come. */
    long orders() {
        return orders;
    }

    /** Tells best prices, or a whole book, around a bid. */
    void tell(long bid, boolean wholeBook) {
        ConnectorEvents events = context.events();
        if (!wholeBook) {
            events.top(market.id(), bid, 1, bid + 1, 1, context.epochNanos());
            return;
        }
        var book = events.book(market.id()).snapshot();
        for (int i = 0; i < LEVELS; i++) {
            book.level(Side.BUY, bid - i, 1 + i).level(Side.SELL, bid + 1 + i, 1 + i);
        }
        book.commit(context.epochNanos());
    }

    @Override
    public void start(Reply<List<MarketInfo>> reply) {
        reply.ok(List.of(market));
        context.events().stream(Stream.PRIVATE, StreamState.UP, "");
    }

    @Override
    public void subscribe(Subscriptions wanted) {}

    @Override
    public void execute(OrderBatch batch) {
        for (OrderBatch.Cancel cancel : batch.cancels()) {
            context.events().outcome(cancel.order(), Command.CANCEL, CANCELLED);
        }
        for (OrderBatch.Submit submit : batch.submits()) {
            orders++;
            context.events().outcome(submit.ref(), Command.SUBMIT, new Outcome.Accepted("w" + orders, ""));
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
