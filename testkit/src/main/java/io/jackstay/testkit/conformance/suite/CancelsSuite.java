package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.testkit.conformance.stand.Asked;
import io.jackstay.testkit.conformance.stand.Sent;
import io.jackstay.testkit.conformance.stand.Stand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Cancels of one order, of all, and by the venue itself. Stateless. */
public final class CancelsSuite {
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private CancelsSuite() {}

    /** Its cases. */
    public static Suite suite() {
        return new Suite(
                "cancels",
                List.of(
                        Case.of("a cancelled order is gone, and told so", Capability.TRADING, CancelsSuite::cancels),
                        Case.of(
                                "an order is cancelled by the venue's id alone",
                                Capability.TRADING,
                                CancelsSuite::byVenueId),
                        Case.of(
                                "a cancel of an order that never was is rejected as unknown",
                                Capability.TRADING,
                                CancelsSuite::unknown),
                        Case.of(
                                "a cancel of a filled order is rejected as unknown",
                                Capability.TRADING,
                                CancelsSuite::filled),
                        Case.of(
                                "a cancelled order keeps what was filled of it",
                                Capability.TRADING,
                                CancelsSuite::partly),
                        Case.of(
                                "each cancel of a batch has the outcome that it had",
                                Capability.TRADING,
                                CancelsSuite::batch),
                        Case.of("all orders are cancelled at once", Capability.CANCEL_ALL, stand -> all(stand, false)),
                        Case.without(Capability.CANCEL_ALL, stand -> refusesAll(stand, false)),
                        Case.of(
                                "all orders of a market are cancelled at once",
                                Capability.CANCEL_ALL_BY_MARKET,
                                stand -> all(stand, true)),
                        Case.without(Capability.CANCEL_ALL_BY_MARKET, stand -> refusesAll(stand, true)),
                        Case.of(
                                "the venue cancels when it is not told otherwise in time",
                                Capability.DEAD_MAN,
                                CancelsSuite::deadMan),
                        Case.of(
                                "a dead-man switch that is disarmed cancels nothing",
                                Capability.DEAD_MAN,
                                CancelsSuite::disarmed),
                        Case.without(Capability.DEAD_MAN, CancelsSuite::refusesDeadMan)));
    }

    private static void cancels(Stand stand) {
        stand.start();
        OrderRef order = Desk.accepted(stand, Quotes.around(stand).restingBuy(2));
        Desk.requireAccepted(stand, Desk.cancel(stand, order));
        Desk.requireOpen(stand);
        Desk.requireState(stand, order, OrderState.CANCELLED);
    }

    private static void byVenueId(Stand stand) {
        stand.start();
        OrderRef order = Desk.accepted(stand, Quotes.around(stand).restingBuy(2));
        Desk.requireAccepted(stand, Desk.cancel(stand, new OrderRef(order.market(), 0, order.venueOrderId())));
        Desk.requireOpen(stand);
    }

    private static void unknown(Stand stand) {
        stand.start();
        Quotes.around(stand);
        OrderRef never = new OrderRef(stand.market().id(), stand.nextCloid().value(), "");
        Desk.requireRejected(Desk.cancel(stand, never), RejectReason.UNKNOWN_ORDER);
    }

    private static void filled(Stand stand) {
        stand.start();
        OrderRef order = Desk.accepted(stand, Quotes.around(stand).takingBuy(1));
        stand.pass(MOMENT);
        Desk.requireRejected(Desk.cancel(stand, order), RejectReason.UNKNOWN_ORDER);
    }

    private static void partly(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        OrderRef order = Desk.accepted(stand, quotes.restingBuy(3));
        quotes.sellInto(1);
        Desk.requireFilled(stand, order, quotes.units(1).toBigDecimal());
        Desk.requireAccepted(stand, Desk.cancel(stand, order));
        Desk.requireOpen(stand);
        OrderReport report = Desk.requireState(stand, order, OrderState.CANCELLED);
        Check.same(
                "what was filled",
                report.filled().toBigDecimal(),
                quotes.units(1).toBigDecimal());
    }

    private static void batch(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        OrderRef first = Desk.accepted(stand, quotes.restingBuy(1));
        OrderRef second = Desk.accepted(stand, quotes.restingBuy(2));
        OrderRef kept = Desk.accepted(stand, quotes.restingBuy(3));
        OrderRef never = new OrderRef(stand.market().id(), stand.nextCloid().value(), "");
        List<Sent> sent = stand.cancel(first, never, second);
        Desk.await(stand, sent);
        Desk.requireAccepted(stand, sent.get(0));
        Desk.requireRejected(sent.get(1), RejectReason.UNKNOWN_ORDER);
        Desk.requireAccepted(stand, sent.get(2));
        Desk.requireOpen(stand, kept);
    }

    private static Asked<Void> askAll(Stand stand, boolean ofMarket) {
        var market = ofMarket ? Optional.of(stand.market().id()) : Optional.<MarketId>empty();
        return stand.ask("cancelAll", (connector, reply) -> connector.cancelAll(market, reply));
    }

    private static void all(Stand stand, boolean ofMarket) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        OrderRef first = Desk.accepted(stand, quotes.restingBuy(1));
        OrderRef second = Desk.accepted(stand, quotes.restingBuy(2));
        askAll(stand, ofMarket).requireOk();
        stand.pass(MOMENT);
        Desk.requireOpen(stand);
        Desk.requireState(stand, first, OrderState.CANCELLED);
        Desk.requireState(stand, second, OrderState.CANCELLED);
    }

    private static void refusesAll(Stand stand, boolean ofMarket) {
        stand.start();
        OrderRef order = Desk.accepted(stand, Quotes.around(stand).restingBuy(1));
        askAll(stand, ofMarket).requireRefused(RejectReason.UNSUPPORTED);
        Desk.requireOpen(stand, order);
    }

    private static Asked<Void> arm(Stand stand, Duration horizon) {
        return stand.ask(
                "armDeadMan",
                (connector, reply) ->
                        connector.armDeadMan(horizon, List.of(stand.market().id()), reply));
    }

    private static Duration horizon(Stand stand) {
        Duration least = stand.traits().deadManMin();
        return least.compareTo(MOMENT) > 0 ? least : MOMENT;
    }

    private static void deadMan(Stand stand) {
        stand.start();
        OrderRef order = Desk.accepted(stand, Quotes.around(stand).restingBuy(1));
        arm(stand, horizon(stand)).requireOk();
        Desk.requireOpen(stand, order);
        stand.pass(horizon(stand).multipliedBy(2));
        Desk.requireOpen(stand);
        Desk.requireState(stand, order, OrderState.CANCELLED);
    }

    private static void disarmed(Stand stand) {
        stand.start();
        OrderRef order = Desk.accepted(stand, Quotes.around(stand).restingBuy(1));
        arm(stand, horizon(stand)).requireOk();
        arm(stand, Duration.ZERO).requireOk();
        stand.pass(horizon(stand).multipliedBy(2));
        Desk.requireOpen(stand, order);
    }

    private static void refusesDeadMan(Stand stand) {
        stand.start();
        arm(stand, MOMENT).requireRefused(RejectReason.UNSUPPORTED);
    }
}
