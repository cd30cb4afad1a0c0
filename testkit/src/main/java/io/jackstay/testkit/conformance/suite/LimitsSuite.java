package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.testkit.conformance.stand.Asked;
import io.jackstay.testkit.conformance.stand.Sent;
import io.jackstay.testkit.conformance.stand.Stand;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Venues that say: not so fast. Stateless. */
public final class LimitsSuite {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** A start that is refused for one of these is tried again; every other refusal ends it. */
    private static final Set<RejectReason> PASSING = EnumSet.of(RejectReason.RATE_LIMITED, RejectReason.CONNECTOR_DOWN);

    private static final int ORDERS = 10;
    private static final int MANY = 40;
    private static final int MOST_REQUESTS = 120;

    private LimitsSuite() {}

    /** Its cases. */
    public static Suite suite() {
        return new Suite(
                "limits",
                List.of(
                        Case.of("many orders in one batch have an outcome each", Capability.TRADING, LimitsSuite::many),
                        Case.of(
                                        "an order that was too much is not said to be there",
                                        Capability.TRADING,
                                        LimitsSuite::once)
                                .onWire(),
                        Case.of(
                                        "a storm of 429 makes no storm of requests, and ends",
                                        Capability.TRADING,
                                        LimitsSuite::storm)
                                .onWire(),
                        Case.of("a start under 429 is not refused for good", LimitsSuite::start)
                                .onWire()));
    }

    private static void many(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        int count = Math.min(
                Math.min(MANY, stand.traits().maxBatch()), stand.traits().maxOpenOrders());
        OrderRequest[] requests = new OrderRequest[count];
        for (int i = 0; i < count; i++) {
            requests[i] = quotes.restingBuy(1 + i % 3);
        }
        List<Sent> sent = stand.submit(requests);
        Desk.await(stand, sent);
        Desk.requireHonest(stand, sent);
        AccountSuite.requireAsTheVenue(stand);
    }

    private static void once(Stand stand) {
        stand.start();
        OrderRequest request = Quotes.around(stand).restingBuy(1);
        stand.faults("http * 1 status 429");
        List<Sent> sent = stand.submit(request);
        Desk.await(stand, sent);
        Desk.requireHonest(stand, sent);
        Recovery.requireTrading(stand);
    }

    private static void storm(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        OrderRef order = Desk.accepted(stand, quotes.restingBuy(1));
        stand.faults("http * /1 status 429");
        int before = stand.requests();
        for (int i = 0; i < ORDERS; i++) {
            stand.submit(quotes.restingBuy(1));
            stand.pass(PAUSE);
        }
        List<Sent> cancels = stand.cancel(order);
        stand.pass(MINUTE);
        int made = stand.requests() - before;
        Check.that(
                made <= MOST_REQUESTS,
                "%d requests under a storm of 429, at most %d are no storm",
                made,
                MOST_REQUESTS);
        Desk.await(stand, stand.heard().sent());
        Desk.await(stand, cancels);
        Desk.requireHonest(stand, stand.heard().sent());
        Recovery.requireTrading(stand);
    }

    private static void start(Stand stand) {
        stand.faults("http * /1 status 429");
        Asked<List<MarketInfo>> asked = stand.askToStart();
        boolean isFinal = asked.isAnswered()
                && asked.answer() instanceof Result.Refused<List<MarketInfo>> refused
                && !PASSING.contains(refused.why().reason());
        Check.that(!isFinal, "it was refused, and is never tried again: %s", asked);
        stand.faults();
        stand.pass(MINUTE.multipliedBy(2));
        stand.start();
    }
}
