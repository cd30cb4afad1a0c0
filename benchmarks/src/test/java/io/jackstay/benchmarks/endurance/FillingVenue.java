package io.jackstay.benchmarks.endurance;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.ConnectorEvents.StreamState;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketId;
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
import io.jackstay.api.order.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A venue that answers at once and tells all that a venue tells: the outcome, the fill, the last report. Orders that cross its fixed
 * prices fill in full, others rest until they are cancelled; of what has ended it keeps nothing but the position. Confined to the loop of
 * its login.
 */
final class FillingVenue implements Connector {
    private static final long SEED = 7;
    private static final long BID = 600_000;
    private static final BigDecimal FEE = new BigDecimal("0.0123");
    private static final Outcome CANCELLED = new Outcome.Accepted("", "");

    private final ConnectorContext context;
    private final List<MarketInfo> markets;
    private final Duration pause;
    private final VenuePulse pulse;
    private final Map<Long, Resting> resting = new LinkedHashMap<>();
    private final SortedMap<MarketId, Long> positions = new TreeMap<>();
    private long quotes;
    private long orders;

    private record Resting(OrderRef ref, OrderRequest request) {}

    FillingVenue(ConnectorContext context, List<MarketInfo> markets, Duration pause, VenuePulse pulse) {
        this.context = requireNonNull(context, "context is null");
        this.markets = List.copyOf(markets);
        this.pause = requireNonNull(pause, "pause is null");
        this.pulse = requireNonNull(pulse, "pulse is null");
        this.markets.forEach(market -> positions.put(market.id(), 0L));
    }

    @Override
    public void start(Reply<List<MarketInfo>> reply) {
        reply.ok(markets);
        context.events().stream(Stream.PUBLIC, StreamState.UP, "");
        context.events().stream(Stream.PRIVATE, StreamState.UP, "");
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < markets.size(); i++) {
            int index = i;
            Duration first = Duration.ofNanos(random.nextLong(pause.toNanos()));
            context.timers().once(first, () -> context.timers().every(pause, () -> quote(index)));
        }
    }

    private void quote(int index) {
        quotes++;
        pulse.tells(index);
        long size = 1_000 + quotes % 10;
        context.events().top(markets.get(index).id(), BID, size, BID + 1, size, context.epochNanos());
    }

    @Override
    public void subscribe(Subscriptions wanted) {}

    @Override
    public void execute(OrderBatch batch) {
        batch.cancels().forEach(this::cancel);
        batch.submits().forEach(this::submit);
    }

    private void cancel(OrderBatch.Cancel cancel) {
        Resting gone = resting.remove(cancel.order().cloidOrZero());
        context.events().outcome(cancel.order(), Command.CANCEL, CANCELLED);
        if (gone != null) {
            context.events().order(report(gone.ref(), gone.request(), OrderState.CANCELLED));
        }
    }

    private void submit(OrderBatch.Submit submit) {
        orders++;
        OrderRequest request = submit.request();
        String id = Long.toString(orders);
        OrderRef ref = OrderRef.of(request.market(), submit.cloid(), id);
        ConnectorEvents events = context.events();
        events.outcome(submit.ref(), Command.SUBMIT, new Outcome.Accepted(id, ""));
        if (!crosses(request)) {
            resting.put(submit.cloid().value(), new Resting(ref, request));
            return;
        }
        positions.merge(request.market(), request.side() == Side.BUY ? 1L : -1L, Long::sum);
        Price price = touch(request);
        events.fill(OrderFill.of(
                "fill-" + id, ref, request.side(), price, request.size(), new Money("USDC", FEE), stamp()));
        events.order(report(ref, request, OrderState.FILLED).filled(request.size()));
    }

    private boolean crosses(OrderRequest request) {
        int beyond = request.worstPrice().compareTo(touch(request));
        return request.side() == Side.BUY ? beyond >= 0 : beyond <= 0;
    }

    /** The best price of the other side. */
    private static Price touch(OrderRequest request) {
        long unscaled = request.side() == Side.BUY ? BID + 1 : BID;
        return Price.of(request.market(), unscaled, request.worstPrice().scale());
    }

    private OrderReport report(OrderRef ref, OrderRequest request, OrderState state) {
        return OrderReport.of(ref, request.side(), request.worstPrice(), request.size(), state, stamp());
    }

    private Stamp stamp() {
        long now = context.epochNanos();
        return new Stamp(now, now);
    }

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        List<OrderReport> open = new ArrayList<>();
        resting.values().forEach(order -> open.add(report(order.ref(), order.request(), OrderState.OPEN)));
        List<Position> held = new ArrayList<>();
        markets.forEach(market -> held.add(position(market)));
        reply.ok(AccountSnapshot.of(open, held, List.of(), stamp()));
    }

    private Position position(MarketInfo market) {
        long lots = positions.getOrDefault(market.id(), 0L);
        BigDecimal cost = lots == 0 ? BigDecimal.ZERO : market.price(BID).toBigDecimal();
        return new Position(market.id(), market.size(lots), cost, BigDecimal.ZERO, Position.Source.VENUE);
    }

    @Override
    public void orderStatus(OrderRef order, Instant sentAt, Reply<OrderLookup> reply) {
        Resting found = resting.get(order.cloidOrZero());
        if (found == null) {
            reply.unknown("it has ended, and is forgotten");
        } else {
            reply.ok(new OrderLookup.Found(report(found.ref(), found.request(), OrderState.OPEN)));
        }
    }

    @Override
    public void stop(Reply<Void> reply) {
        reply.done(Result.ok());
    }
}
