package io.jackstay.testkit.harness;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.Result;
import java.util.List;
import java.util.Optional;

/** One login to a scripted venue. Confined to its account loop, which the thread of the test turns. */
final class ScriptedConnector implements Connector {
    private final ScriptedVenue venue;
    private final ConnectorContext context;

    ScriptedConnector(ScriptedVenue venue, ConnectorContext context) {
        this.venue = requireNonNull(venue, "venue is null");
        this.context = requireNonNull(context, "context is null");
    }

    @Override
    public void start(Reply<List<MarketInfo>> reply) {
        reply.ok(venue.markets());
        context.events().stream(
                ConnectorEvents.Stream.PRIVATE, ConnectorEvents.StreamState.UP, "the venue of the test");
    }

    @Override
    public void subscribe(Subscriptions wanted) {
        venue.repeatQuotes();
    }

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        reply.ok(venue.snapshot(stamp()));
    }

    @Override
    public void stop(Reply<Void> reply) {
        reply.done(Result.ok());
    }

    @Override
    public void execute(OrderBatch batch) {
        batch.cancels().forEach(this::cancelAndReport);
        batch.amends().forEach(amend -> outcome(amend.order(), ConnectorEvents.Command.AMEND, amend(amend)));
        batch.submits().forEach(submit -> outcome(submit.ref(), ConnectorEvents.Command.SUBMIT, submit(submit)));
    }

    private void outcome(OrderRef order, ConnectorEvents.Command command, Outcome outcome) {
        context.events().outcome(order, command, outcome);
    }

    /** The answer, and then the venue's last word on what had been filled. */
    private void cancelAndReport(OrderBatch.Cancel cancel) {
        Optional<VenueOrder> open = venue.open(cancel.order());
        Outcome answer = cancel(cancel);
        outcome(cancel.order(), ConnectorEvents.Command.CANCEL, answer);
        if (answer instanceof Outcome.Accepted) {
            open.ifPresent(order -> venue.report(order, "cancelled", stamp()));
        }
    }

    private Outcome cancel(OrderBatch.Cancel cancel) {
        if (!venue.isConnected()) {
            return new Outcome.Unknown("the venue of the test is not connected");
        }
        Optional<VenueOrder> open = venue.open(cancel.order());
        open.ifPresent(order -> order.end(OrderState.CANCELLED));
        return open.isPresent() ? accepted(open.get()) : unknownOrder();
    }

    private Outcome amend(OrderBatch.Amend amend) {
        if (!venue.isConnected()) {
            return new Outcome.Unknown("the venue of the test is not connected");
        }
        Optional<VenueOrder> open = venue.open(amend.order());
        if (open.isEmpty()) {
            return unknownOrder();
        }
        open.get().amend(amend.price(), amend.totalSize());
        venue.report(open.get(), "amended", stamp());
        return accepted(open.get());
    }

    private Outcome submit(OrderBatch.Submit submit) {
        if (!venue.isConnected()) {
            return new Outcome.Unknown("the venue of the test is not connected");
        }
        Optional<ScriptedAnswer> answer = venue.takeAnswer(submit.request().label());
        if (answer.isPresent() && answer.get() instanceof ScriptedAnswer.Reject reject) {
            return new Outcome.Rejected(reject.why());
        }
        if (answer.isPresent() && answer.get() instanceof ScriptedAnswer.LoseOrder) {
            return new Outcome.Unknown("no answer in time");
        }
        VenueOrder order = new VenueOrder(
                OrderRef.of(submit.request().market(), submit.cloid(), venue.nextOrderId()), submit.request());
        venue.put(order);
        return answer.isPresent() ? new Outcome.Unknown("no answer in time") : accepted(order);
    }

    private static Outcome accepted(VenueOrder order) {
        return new Outcome.Accepted(order.ref().venueOrderId(), "");
    }

    private static Outcome unknownOrder() {
        return new Outcome.Rejected(new Rejection(RejectReason.UNKNOWN_ORDER, "no such open order"));
    }

    private Stamp stamp() {
        long now = context.epochNanos();
        return new Stamp(now, now);
    }
}
