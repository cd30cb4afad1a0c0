package io.jackstay.benchmarks;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.ConnectorEvents.StreamState;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Result;
import java.util.List;

/** A venue that says what a benchmark tells it to. Confined to the loop of its login. */
final class QuietConnector implements Connector {
    private final ConnectorContext context;
    private final MarketInfo market;

    QuietConnector(ConnectorContext context, MarketInfo market) {
        this.context = context;
        this.market = market;
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
    public void execute(OrderBatch batch) {}

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
