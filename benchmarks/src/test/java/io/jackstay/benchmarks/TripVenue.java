package io.jackstay.benchmarks;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.ConnectorEvents.StreamState;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.loop.SystemClock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A venue that takes the first orders and answers the one after them that it can't keep up; it takes the time from that answer to the last
 * cancel. Confined to the loop of its login, but for the figures.
 */
final class TripVenue implements Connector {
    private static final SystemClock CLOCK = new SystemClock();
    private static final Outcome OVERRUN =
            new Outcome.Rejected(new Rejection(RejectReason.RATE_LIMITED, "too many requests"));

    private final ConnectorContext context;
    private final MarketInfo market;
    private final int wanted;
    private long trippedNanos;
    private int cancelled;
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile long tookNanos;

    /** @param wanted how many orders are to rest when the breaker trips */
    TripVenue(ConnectorContext context, MarketInfo market, int wanted) {
        this.context = context;
        this.market = market;
        this.wanted = wanted;
    }

    /** Any thread: how many orders rest, before the first cancel. */
    int accepted() {
        return accepted.get();
    }

    /** Any thread: from the answer that trips to the last cancel at the connector; 0 before it. */
    long tookNanos() {
        return tookNanos;
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
    public void subscribe(Subscriptions wantedFeeds) {}

    @Override
    public void execute(OrderBatch batch) {
        cancelled += batch.cancels().size();
        if (cancelled == wanted && tookNanos == 0) {
            tookNanos = CLOCK.nanoTime() - trippedNanos;
        }
        batch.cancels().forEach(cancel -> context.events()
                .outcome(cancel.order(), Command.CANCEL, new Outcome.Accepted("", "")));
        for (OrderBatch.Submit submit : batch.submits()) {
            if (accepted.get() < wanted) {
                String id = Long.toString(submit.cloid().value());
                context.events().outcome(submit.ref(), Command.SUBMIT, new Outcome.Accepted(id, ""));
                accepted.incrementAndGet();
            } else {
                trippedNanos = CLOCK.nanoTime();
                context.events().outcome(submit.ref(), Command.SUBMIT, OVERRUN);
            }
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
