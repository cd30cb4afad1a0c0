package acme.venue;

import acme.words.Words;
import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
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
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Fills a resting order whole when the scripted price has come to it. Refuses the very first order, to be heard. */
final class AcmeConnector implements Connector {
    private static final int LOW = 900;
    private static final int HIGH = 1_100;

    private record Resting(OrderRef ref, OrderRequest request) {}

    private final AcmeVenue.Config config;
    private final List<MarketInfo> markets;
    private final ConnectorContext context;
    private final ConnectorEvents events;
    private final List<Resting> resting = new ArrayList<>();
    private long price = 1_000;
    private long direction = 5;
    private int step;
    private int fills;
    private int orders;

    AcmeConnector(AcmeVenue.Config config, List<MarketInfo> markets, ConnectorContext context) {
        this.config = config;
        this.markets = markets;
        this.context = context;
        this.events = context.events();
        failIn("constructor");
    }

    private void failIn(String where) {
        if (config.fault().equals(where)) {
            throw new IllegalStateException("thrown in " + where);
        }
    }

    @Override
    public void start(Reply<List<MarketInfo>> reply) {
        failIn("start");
        reply.ok(markets);
        events.stream(Stream.PUBLIC, StreamState.UP, "");
        events.stream(Stream.PRIVATE, StreamState.UP, "");
        context.timers().every(Duration.ofMillis(100), this::step);
    }

    @Override
    public void subscribe(Subscriptions wanted) {
        failIn("subscribe");
    }

    private void step() {
        failIn("timer");
        step++;
        if (price <= LOW || price >= HIGH) {
            direction = -direction;
        }
        price += direction;
        for (MarketInfo market : markets) {
            events.top(market.id(), price, 500, price + 1, 500, now());
            events.trade(market.id(), price, 100, Side.SELL, "t" + step, now());
            if (config.eventful()) {
                rare(market);
            }
        }
        match();
    }

    private void rare(MarketInfo market) {
        if (step == 20) {
            events.fill(fill("foreign-" + market.id(), OrderRef.foreign(market.id(), "hand"), Side.BUY, market));
        } else if (step == 30) {
            events.markets(List.of(market.toBuilder().revision(2).maxLeverage(3).build()));
        } else if (step == 40) {
            events.stream(Stream.PRIVATE, StreamState.DOWN, "by the script");
        } else if (step == 42) {
            events.stream(Stream.PRIVATE, StreamState.UP, "");
        }
    }

    private OrderFill fill(String id, OrderRef ref, Side side, MarketInfo market) {
        return OrderFill.of(id, ref, side, market.price(price), market.size(1), Money.zero("USD"), stamp());
    }

    private void match() {
        for (Resting order : List.copyOf(resting)) {
            Price limit = order.request().worstPrice();
            boolean reached = order.request().side() == Side.BUY
                    ? price + 1 <= limit.unscaledValue()
                    : price >= limit.unscaledValue();
            if (reached) {
                end(order);
                events.fill(OrderFill.of(
                        "fill-" + fills++,
                        order.ref(),
                        order.request().side(),
                        limit,
                        order.request().size(),
                        new Money("USD", new BigDecimal("0.01")),
                        stamp()));
                events.order(report(order, OrderState.FILLED).filled(order.request().size()));
            }
        }
    }

    private void end(Resting order) {
        resting.remove(order);
        String market = order.ref().market().toString();
        if (resting.stream().noneMatch(other -> other.ref().market().toString().equals(market))) {
            AcmeVenue.RESTING.remove(market);
        }
    }

    private OrderReport report(Resting order, OrderState state) {
        OrderRequest request = order.request();
        return OrderReport.of(order.ref(), request.side(), request.worstPrice(), request.size(), state, stamp());
    }

    @Override
    public void execute(OrderBatch batch) {
        failIn("execute");
        for (OrderBatch.Cancel cancel : batch.cancels()) {
            events.outcome(cancel.order(), Command.CANCEL, new Outcome.Accepted("", ""));
            for (Resting order : List.copyOf(resting)) {
                if (order.ref().sameOrder(cancel.order())) {
                    end(order);
                    events.order(report(order, OrderState.CANCELLED));
                }
            }
        }
        for (OrderBatch.Submit submit : batch.submits()) {
            submit(submit);
        }
    }

    private void submit(OrderBatch.Submit submit) {
        String id = "acme-" + ++orders;
        if (orders == 1) {
            Rejection why = new Rejection(RejectReason.OTHER, Words.of("we open with the second order"));
            events.outcome(submit.ref(), Command.SUBMIT, new Outcome.Rejected(why));
            return;
        }
        resting.add(new Resting(submit.ref().venueOrderId(id), submit.request()));
        AcmeVenue.RESTING.add(submit.ref().market().toString());
        events.outcome(submit.ref(), Command.SUBMIT, new Outcome.Accepted(id, ""));
    }

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        failIn("snapshot");
        BigDecimal money = new BigDecimal("100000");
        List<OrderReport> open =
                resting.stream().map(order -> report(order, OrderState.OPEN)).toList();
        reply.ok(AccountSnapshot.of(open, List.of(), List.of(Balance.of("USD", money, money)), stamp()));
    }

    @Override
    public void stop(Reply<Void> reply) {
        failIn("stop");
        reply.done(Result.ok());
    }

    private Stamp stamp() {
        return new Stamp(now(), now());
    }

    private long now() {
        return context.epochNanos();
    }
}
