package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.RejectReason;
import io.jackstay.testkit.conformance.stand.Sent;
import io.jackstay.testkit.conformance.stand.Stand;
import io.jackstay.testkit.conformance.venue.VenueTruth;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Orders that are changed while they rest. Stateless. */
public final class AmendsSuite {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final List<Capability> EITHER = List.of(Capability.AMEND_IN_PLACE, Capability.CANCEL_REPLACE);

    private AmendsSuite() {}

    /** Its cases. */
    public static Suite suite() {
        return new Suite(
                "amends",
                List.of(
                        Case.of("price and size are changed exactly", EITHER, AmendsSuite::changes),
                        Case.of("what was filled counts towards the new size", EITHER, AmendsSuite::partlyFilled),
                        Case.of(
                                "an amend of an order that is gone is rejected, and makes none",
                                EITHER,
                                AmendsSuite::gone),
                        Case.without(EITHER, AmendsSuite::refuses)));
    }

    private static Sent amend(
            Stand stand, OrderRef order, LimitOrderRequest original, Price price, Size total, Size filled) {
        OrderBatch.Amend amend = new OrderBatch.Amend(
                order, stand.nextCloid(), price, total, filled, original, stand.epochNanos() + DEADLINE.toNanos());
        List<Sent> sent = stand.execute(List.of(), List.of(amend), List.of());
        Desk.await(stand, sent);
        return sent.get(0);
    }

    private static Size none(Quotes quotes) {
        return quotes.unit().minus(quotes.unit());
    }

    private static void changes(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        LimitOrderRequest original = quotes.restingBuy(2);
        OrderRef order = Desk.accepted(stand, original);
        Price price = quotes.at("0.995");
        Desk.requireAccepted(stand, amend(stand, order, original, price, quotes.units(3), none(quotes)));
        stand.pass(MOMENT);
        requireRests(stand, price, quotes.units(3).toBigDecimal());
    }

    /** One order rests at a price with so much to be filled. */
    private static void requireRests(Stand stand, Price price, BigDecimal left) {
        List<VenueTruth.Resting> open = stand.venue().truth().openOrders();
        Check.that(open.size() == 1, "one order was amended, the venue has %s", open);
        VenueTruth.Resting resting = open.get(0);
        Check.same("the new price", price.toBigDecimal(), resting.price());
        Check.same("what is left of the new size", left, resting.size().subtract(resting.filled()));
    }

    private static void partlyFilled(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        LimitOrderRequest original = quotes.restingBuy(4);
        OrderRef order = Desk.accepted(stand, original);
        quotes.sellInto(1);
        Desk.requireFilled(stand, order, quotes.units(1).toBigDecimal());
        Price price = quotes.at("0.995");
        Desk.requireAccepted(stand, amend(stand, order, original, price, quotes.units(3), quotes.units(1)));
        stand.pass(MOMENT);
        requireRests(stand, price, quotes.units(2).toBigDecimal());
    }

    private static void gone(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        LimitOrderRequest original = quotes.restingBuy(2);
        OrderRef order = Desk.accepted(stand, original);
        Desk.requireAccepted(stand, Desk.cancel(stand, order));
        Desk.requireRejected(amend(stand, order, original, quotes.at("0.995"), quotes.units(3), none(quotes)));
        stand.pass(MOMENT);
        Desk.requireOpen(stand);
    }

    private static void refuses(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        LimitOrderRequest original = quotes.restingBuy(2);
        OrderRef order = Desk.accepted(stand, original);
        Sent sent = amend(stand, order, original, quotes.at("0.995"), quotes.units(3), none(quotes));
        Desk.requireRejected(sent, RejectReason.UNSUPPORTED);
        Desk.requireResting(stand, order, original);
    }
}
