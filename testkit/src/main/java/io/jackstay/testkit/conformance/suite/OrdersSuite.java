package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import io.jackstay.testkit.conformance.stand.Asked;
import io.jackstay.testkit.conformance.stand.Disagreement;
import io.jackstay.testkit.conformance.stand.Sent;
import io.jackstay.testkit.conformance.stand.Stand;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** New orders of each kind. Stateless. */
public final class OrdersSuite {
    private static final int BATCH = 4;
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private OrdersSuite() {}

    /** Its cases. */
    public static Suite suite() {
        return new Suite(
                "orders",
                List.of(
                        Case.of(
                                "an order rests at the venue exactly as it was sent",
                                Capability.TRADING,
                                OrdersSuite::rests),
                        Case.of("an order that takes is filled", Capability.TRADING, OrdersSuite::takes),
                        Case.of(
                                "a market order is filled within its collar",
                                Capability.TRADING,
                                OrdersSuite::buysAtMarket),
                        Case.of(
                                "an immediate order leaves nothing behind",
                                Capability.TRADING,
                                OrdersSuite::leavesNothing),
                        Case.of(
                                "each member of a batch has the outcome that it had",
                                Capability.TRADING,
                                OrdersSuite::batch),
                        Case.of(
                                "what the account can't pay is rejected, or was taken",
                                Capability.TRADING,
                                OrdersSuite::tooMuch),
                        Case.of(
                                "an order whose deadline has passed does not leave",
                                Capability.ORDER_DEADLINE,
                                OrdersSuite::late),
                        Case.of("a post-only order never takes", Capability.POST_ONLY, OrdersSuite::postOnly),
                        Case.without(
                                Capability.POST_ONLY,
                                stand -> unsupported(stand, at -> crossing(at).postOnly())),
                        Case.of(
                                "a fill-or-kill order is filled whole or not at all",
                                Capability.FOK,
                                OrdersSuite::fillOrKill),
                        Case.without(
                                Capability.FOK,
                                stand -> unsupported(stand, at -> crossing(at).with(TimeInForce.FOK))),
                        Case.of("a reduce-only order opens nothing", Capability.REDUCE_ONLY, OrdersSuite::reduceOnly)
                                .inContracts(),
                        Case.of(
                                        "a reduce-only order larger than the position ends with what it closed",
                                        Capability.REDUCE_ONLY,
                                        OrdersSuite::reducesWhatIsThere)
                                .inContracts(),
                        Case.without(
                                Capability.REDUCE_ONLY,
                                stand -> unsupported(stand, at -> crossing(at).reducing())),
                        Case.of("a stop order waits for its trigger", Capability.TRIGGER_ORDERS, OrdersSuite::trigger)
                                .inContracts(),
                        Case.of(
                                        "a stop order larger than the position ends with what it closed",
                                        Capability.TRIGGER_ORDERS,
                                        OrdersSuite::stopsWhatIsThere)
                                .inContracts(),
                        Case.of(
                                        "a stop order that finds part of its size ends with that part",
                                        Capability.TRIGGER_ORDERS,
                                        OrdersSuite::stopFindsPart)
                                .inContracts(),
                        Case.without(
                                Capability.TRIGGER_ORDERS, stand -> unsupported(stand, at -> stop(Quotes.around(at)))),
                        Case.of(
                                "an order is found by our id, open and ended",
                                Capability.ORDER_STATUS_BY_CLOID,
                                OrdersSuite::status),
                        Case.without(Capability.ORDER_STATUS_BY_CLOID, OrdersSuite::noStatus)));
    }

    private static void rests(Stand stand) {
        stand.start();
        LimitOrderRequest request = Quotes.around(stand).restingBuy(BATCH);
        OrderRef order = Desk.accepted(stand, request);
        Desk.requireResting(stand, order, request);
        List<OrderReport> shown = stand.snapshot().openOrders();
        Check.that(shown.size() == 1, "one order rests, the snapshot shows %s", shown);
        OrderReport report = shown.get(0);
        Check.that(
                report.order().cloidOrZero() == order.cloidOrZero()
                        && report.order().venueOrderId().equals(order.venueOrderId()),
                "the order is %s, the snapshot shows %s",
                order,
                report.order());
        Check.same("the price", report.price().toBigDecimal(), request.price().toBigDecimal());
        Check.same("the size", report.size().toBigDecimal(), request.size().toBigDecimal());
    }

    private static void takes(Stand stand) {
        stand.start();
        LimitOrderRequest request = Quotes.around(stand).takingBuy(2);
        OrderRef order = Desk.accepted(stand, request);
        Desk.requireFilled(stand, order, request.size().toBigDecimal());
        Desk.requireOpen(stand);
    }

    private static void buysAtMarket(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        MarketOrderRequest request = MarketOrderRequest.market(Side.BUY, quotes.units(2), quotes.at("1.03"));
        OrderRef order = Desk.accepted(stand, request);
        Desk.requireFilled(stand, order, request.size().toBigDecimal());
        Check.same(
                "the price",
                stand.heard().fills().get(0).price().toBigDecimal(),
                quotes.ask().toBigDecimal());
    }

    private static void leavesNothing(Stand stand) {
        stand.start();
        Sent sent = Desk.submit(stand, Quotes.around(stand).restingBuy(2).ioc());
        stand.pass(MOMENT);
        Desk.requireOpen(stand);
        requireEnded(stand, sent);
    }

    /** Rejected, or accepted and then told as ended without a fill. */
    private static void requireEnded(Stand stand, Sent sent) {
        if (sent.outcome().orElseThrow() instanceof Outcome.Accepted) {
            boolean ended = stand.until(Desk.SOON, () -> stand.heard().reports(sent.order()).stream()
                    .anyMatch(report -> report.state().isFinal() && report.state() != OrderState.FILLED));
            Check.that(ended, "accepted, and its end was not told within %s: %s", Desk.SOON, sent);
        } else {
            Desk.requireRejected(sent);
        }
        Check.that(
                stand.venue().truth().fills().isEmpty(),
                "it was filled: %s",
                stand.venue().truth());
    }

    private static void batch(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        List<OrderRequest> requests = new ArrayList<>();
        for (int i = 1; i <= BATCH; i++) {
            requests.add(LimitOrderRequest.limit(Side.BUY, quotes.units(i), quotes.at("0.99" + i)));
        }
        requests.add(quotes.restingBuy(2).ioc());
        List<Sent> sent = stand.submit(requests.toArray(OrderRequest[]::new));
        Desk.await(stand, sent);
        stand.pass(MOMENT);
        List<OrderRef> orders = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            orders.add(Desk.requireAccepted(stand, sent.get(i)));
        }
        requireEnded(stand, sent.get(BATCH));
        Desk.requireOpen(stand, orders.toArray(OrderRef[]::new));
        for (int i = 0; i < BATCH; i++) {
            requireSize(stand, orders.get(i), requests.get(i));
        }
    }

    private static void requireSize(Stand stand, OrderRef order, OrderRequest request) {
        BigDecimal truth = stand.venue().truth().openOrders().stream()
                .filter(open -> open.venueOrderId().equals(order.venueOrderId()))
                .findFirst()
                .orElseThrow(() -> new Disagreement("the venue does not have " + order))
                .size();
        Check.same("the size of " + order, request.size().toBigDecimal(), truth);
    }

    private static void tooMuch(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        BigDecimal size = BigDecimal.valueOf(10_000_000);
        LimitOrderRequest request =
                LimitOrderRequest.limit(Side.BUY, stand.market().roundSize(size), quotes.inside());
        List<Sent> sent = stand.submit(request);
        Desk.await(stand, sent);
        stand.pass(MOMENT);
        Desk.requireHonest(stand, sent);
    }

    private static void late(Stand stand) {
        stand.start();
        OrderBatch.Submit submit = new OrderBatch.Submit(
                stand.nextCloid(), Quotes.around(stand).restingBuy(2), stand.epochNanos() - MOMENT.toNanos());
        List<Sent> sent = stand.execute(List.of(), List.of(), List.of(submit));
        Desk.await(stand, sent);
        Desk.requireRejected(sent.get(0), RejectReason.EXPIRED_DEADLINE);
        Desk.requireOpen(stand);
    }

    private static LimitOrderRequest crossing(Stand stand) {
        Quotes quotes = Quotes.around(stand);
        return LimitOrderRequest.limit(Side.BUY, quotes.units(2), quotes.ask());
    }

    private static void unsupported(Stand stand, Function<Stand, OrderRequest> request) {
        stand.start();
        Sent sent = Desk.submit(stand, request.apply(stand));
        Desk.requireRejected(sent, RejectReason.UNSUPPORTED);
        Desk.requireOpen(stand);
        Check.that(
                stand.venue().truth().fills().isEmpty(),
                "it was filled: %s",
                stand.venue().truth());
    }

    private static void postOnly(Stand stand) {
        stand.start();
        Sent sent = Desk.submit(stand, crossing(stand).postOnly());
        stand.pass(MOMENT);
        requireEnded(stand, sent);
        Desk.requireOpen(stand);
        LimitOrderRequest resting = Quotes.of(stand).restingBuy(2).postOnly();
        Desk.requireResting(stand, Desk.accepted(stand, resting), resting);
    }

    private static void fillOrKill(Stand stand) {
        stand.start();
        Sent sent = Desk.submit(stand, Quotes.around(stand).restingBuy(2).with(TimeInForce.FOK));
        stand.pass(MOMENT);
        requireEnded(stand, sent);
        Desk.requireOpen(stand);
        LimitOrderRequest whole = crossing(stand).with(TimeInForce.FOK);
        Desk.requireFilled(stand, Desk.accepted(stand, whole), whole.size().toBigDecimal());
    }

    private static void reduceOnly(Stand stand) {
        stand.start();
        Sent sent = Desk.submit(stand, crossing(stand).ioc().reducing());
        stand.pass(MOMENT);
        requireEnded(stand, sent);
        Desk.requireOpen(stand);
        Quotes quotes = Quotes.of(stand);
        Desk.accepted(stand, quotes.takingBuy(2));
        LimitOrderRequest sell = LimitOrderRequest.limit(Side.SELL, quotes.units(2), quotes.bid())
                .ioc()
                .reducing();
        Desk.requireFilled(stand, Desk.accepted(stand, sell), sell.size().toBigDecimal());
        Check.same("the position", BigDecimal.ZERO, stand.venue().truth().position());
    }

    /** A venue may refuse it; one that takes it fills no more than the position, and the rest is gone. */
    private static void reducesWhatIsThere(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        Desk.accepted(stand, quotes.takingBuy(2));
        LimitOrderRequest sell = LimitOrderRequest.limit(Side.SELL, quotes.units(BATCH), quotes.bid());
        requireCut(stand, Desk.submit(stand, sell.reducing()));
    }

    private static void requireCut(Stand stand, Sent sent) {
        stand.pass(MOMENT);
        Desk.requireOpen(stand);
        BigDecimal held = Quotes.of(stand).units(2).toBigDecimal();
        if (sent.outcome().orElseThrow() instanceof Outcome.Rejected) {
            Check.same("the position", held, stand.venue().truth().position());
            return;
        }
        OrderRef order = Desk.requireAccepted(stand, sent);
        Desk.requireFilled(stand, order, held);
        OrderReport end = Desk.requireState(stand, order, OrderState.CANCELLED);
        Check.same("what is filled of it", end.filled().toBigDecimal(), held);
        Check.that(
                stand.heard().reports(order).stream().noneMatch(report -> report.state() == OrderState.FILLED),
                "a part was filled, and told was FILLED: %s",
                stand.heard().reports(order));
        Check.same("the position", BigDecimal.ZERO, stand.venue().truth().position());
    }

    private static TriggerOrderRequest stop(Quotes quotes) {
        return new TriggerOrderRequest(
                Side.SELL,
                quotes.units(2),
                TriggerOrderRequest.Kind.STOP,
                quotes.at("0.98"),
                PriceBand.Reference.MARK,
                quotes.at("0.9"),
                false,
                "");
    }

    private static void trigger(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        Desk.accepted(stand, quotes.takingBuy(2));
        TriggerOrderRequest request = stop(quotes);
        boolean reduces = stand.traits().has(Capability.REDUCE_ONLY);
        OrderRef order = Desk.accepted(stand, reduces ? request.reducing() : request);
        stand.pass(MOMENT);
        Check.that(stand.venue().truth().fills().size() == 1, "a stop order was filled before its trigger");
        quotes.quote(new BigDecimal("0.96"));
        stand.pass(MOMENT);
        Desk.requireFilled(stand, order, quotes.units(2).toBigDecimal());
    }

    private static void stopsWhatIsThere(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        Desk.accepted(stand, quotes.takingBuy(2));
        TriggerOrderRequest larger = new TriggerOrderRequest(
                Side.SELL,
                quotes.units(BATCH),
                TriggerOrderRequest.Kind.STOP,
                quotes.at("0.98"),
                PriceBand.Reference.MARK,
                quotes.at("0.9"),
                true,
                "");
        Sent sent = Desk.submit(stand, larger);
        if (!stand.traits().has(Capability.REDUCE_ONLY)) {
            Desk.requireRejected(sent, RejectReason.UNSUPPORTED);
            return;
        }
        stand.pass(MOMENT);
        quotes.quote(new BigDecimal("0.96"));
        requireCut(stand, sent);
    }

    /** Where less is quoted than the stop wants it takes that, and nothing rests. */
    private static void stopFindsPart(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        Desk.accepted(stand, quotes.takingBuy(BATCH));
        boolean reduces = stand.traits().has(Capability.REDUCE_ONLY);
        TriggerOrderRequest request = stop(quotes);
        Sent sent = Desk.submit(stand, reduces ? request.reducing() : request);
        stand.pass(MOMENT);
        BigDecimal unit = quotes.units(1).toBigDecimal();
        BigDecimal price = stand.venue().price().multiply(new BigDecimal("0.96"));
        stand.venue()
                .quote(quotes.bidOf(price).toBigDecimal(), quotes.askOf(price).toBigDecimal(), unit);
        stand.pass(MOMENT);
        Desk.requireOpen(stand);
        OrderRef order = Desk.requireAccepted(stand, sent);
        Desk.requireFilled(stand, order, unit);
        OrderReport end = Desk.requireState(stand, order, OrderState.CANCELLED);
        Check.same("what is filled of it", end.filled().toBigDecimal(), unit);
    }

    private static void status(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        OrderRef order = Desk.accepted(stand, quotes.restingBuy(2));
        OrderReport open = found(stand, order);
        Check.that(open.state() == OrderState.OPEN, "it rests, its status is %s", open);
        quotes.sellInto(1);
        stand.pass(MOMENT);
        OrderReport part = found(stand, order);
        Check.same(
                "what is filled", part.filled().toBigDecimal(), quotes.units(1).toBigDecimal());
        Desk.requireAccepted(stand, Desk.cancel(stand, order));
        stand.pass(MOMENT);
        OrderReport ended = found(stand, order);
        Check.that(ended.state() == OrderState.CANCELLED, "it was cancelled, its status is %s", ended);
        OrderRef never = new OrderRef(stand.market().id(), stand.nextCloid().value(), "");
        Check.that(lookUp(stand, never) instanceof OrderLookup.NotFound, "an order that never was is not 'not found'");
    }

    /** What a look-up by our id finds; a {@link Disagreement} when it is nothing. */
    static OrderReport found(Stand stand, OrderRef order) {
        if (lookUp(stand, order) instanceof OrderLookup.Found found) {
            return found.report();
        }
        throw new Disagreement("the venue has the order, and its status is not found: " + order);
    }

    private static OrderLookup lookUp(Stand stand, OrderRef order) {
        return askStatus(stand, order).value();
    }

    /** Asks for an order by our id alone. */
    static Asked<OrderLookup> askStatus(Stand stand, OrderRef order) {
        OrderRef byOurs = new OrderRef(order.market(), order.cloidOrZero(), "");
        return stand.ask("orderStatus", (connector, reply) -> connector.orderStatus(byOurs, stand.now(), reply));
    }

    private static void noStatus(Stand stand) {
        stand.start();
        OrderRef order = new OrderRef(stand.market().id(), stand.nextCloid().value(), "");
        askStatus(stand, order).requireRefused(RejectReason.UNSUPPORTED);
    }
}
