package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.market.Capability;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.Outcome;
import io.jackstay.testkit.conformance.stand.Sent;
import io.jackstay.testkit.conformance.stand.Stand;
import java.util.List;

/** Orders whose answer does not come as it should: nobody knows what became of them, and that is what is said. Stateless. */
public final class LostAnswersSuite {
    private static final String SILENT = "ws * /1 drop";
    private static final int BATCH = 5;

    private LostAnswersSuite() {}

    /** Its cases. */
    public static Suite suite() {
        return new Suite(
                "lost answers",
                List.of(
                        Case.of(
                                "orders that are answered have one outcome each, then and later",
                                Capability.TRADING,
                                LostAnswersSuite::answered),
                        doubtful("an order that was taken and never answered is unknown", "no-answer"),
                        doubtful("an order whose answer was lost with the connection is unknown", "lose-answer"),
                        doubtful("an order that may have been lost on its way is unknown", "lose-request"),
                        doubtful("an order with a malformed answer is unknown", "garble"),
                        doubtful("an order with an oversized answer is unknown", "oversize"),
                        doubtful("an order that a gateway answered with 502 is unknown", "status 502"),
                        doubtful("an order that a gateway answered with 504 is unknown", "status 504"),
                        Case.of(
                                        "an order that did not leave is not said to be there",
                                        Capability.TRADING,
                                        LostAnswersSuite::refused)
                                .onWire(),
                        Case.of(
                                        "an answer that comes late changes no outcome",
                                        Capability.TRADING,
                                        LostAnswersSuite::late)
                                .onWire(),
                        Case.of(
                                        "an unknown order is found by our id, and cancelled by it",
                                        Capability.ORDER_STATUS_BY_CLOID,
                                        LostAnswersSuite::isFound)
                                .onWire(),
                        Case.of(
                                        "a cancel without an answer is unknown",
                                        Capability.TRADING,
                                        LostAnswersSuite::doubtfulCancel)
                                .onWire(),
                        Case.of(
                                        "a batch over a connection that breaks has one outcome a member",
                                        Capability.TRADING,
                                        LostAnswersSuite::batch)
                                .onWire()));
    }

    private static void answered(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        List<Sent> sent = stand.submit(quotes.restingBuy(1), quotes.restingBuy(2), quotes.takingBuy(1));
        Desk.await(stand, sent);
        stand.pass(Recovery.BACK);
        Desk.requireHonest(stand, sent);
    }

    private static Case doubtful(String name, String fault) {
        return Case.of(name, Capability.TRADING, stand -> {
                    stand.start();
                    Sent sent = submitUnder(stand, fault);
                    Check.that(
                            !(sent.outcome().orElseThrow() instanceof Outcome.Rejected),
                            "nobody can know that it was not taken: %s",
                            sent);
                    Desk.requireHonest(stand, List.of(sent));
                    Recovery.requireTrading(stand);
                })
                .onWire();
    }

    private static Sent submitUnder(Stand stand, String fault) {
        LimitOrderRequest request = Quotes.around(stand).restingBuy(2);
        stand.faults("http * /1 " + fault, SILENT);
        return Desk.submit(stand, request);
    }

    private static void refused(Stand stand) {
        stand.start();
        Sent sent = submitUnder(stand, "refuse");
        Desk.requireHonest(stand, List.of(sent));
        Recovery.requireTrading(stand);
    }

    private static void late(Stand stand) {
        stand.start();
        Sent sent = submitUnder(stand, "delay 120s");
        Desk.requireHonest(stand, List.of(sent));
        stand.pass(Recovery.BACK);
        Recovery.requireTrading(stand);
    }

    private static void isFound(Stand stand) {
        stand.start();
        Sent sent = submitUnder(stand, "no-answer");
        Recovery.await(stand);
        OrderRef order = sent.order();
        stand.pass(stand.traits().settleTime());
        if (!stand.venue().truth().openOrders().isEmpty()) {
            OrdersSuite.found(stand, order);
            Desk.requireAccepted(stand, Desk.cancel(stand, order));
            Desk.requireOpen(stand);
        }
    }

    private static void doubtfulCancel(Stand stand) {
        stand.start();
        OrderRef order = Desk.accepted(stand, Quotes.around(stand).restingBuy(2));
        stand.faults("http * /1 no-answer", SILENT);
        Sent sent = Desk.cancel(stand, order);
        boolean gone = stand.venue().truth().openOrders().isEmpty();
        boolean rejected = sent.outcome().orElseThrow() instanceof Outcome.Rejected;
        Check.that(!(gone && rejected), "the order was cancelled, and the cancel is said to be rejected: %s", sent);
        boolean accepted = sent.outcome().orElseThrow() instanceof Outcome.Accepted;
        Check.that(gone || !accepted, "the order rests, and the cancel is said to be accepted: %s", sent);
        Recovery.requireTrading(stand);
    }

    private static void batch(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        OrderRequest[] requests = new OrderRequest[BATCH];
        for (int i = 0; i < BATCH; i++) {
            requests[i] = quotes.restingBuy(i + 1);
        }
        stand.faults("http * /1 lose-answer", "ws * 1 close 1006");
        List<Sent> sent = stand.submit(requests);
        Desk.await(stand, sent);
        Desk.requireHonest(stand, sent);
        Recovery.requireTrading(stand);
    }
}
