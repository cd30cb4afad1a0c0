package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import io.jackstay.testkit.conformance.stand.Asked;
import io.jackstay.testkit.conformance.stand.Sent;
import io.jackstay.testkit.conformance.stand.Stand;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Streams, clocks and venues that misbehave while orders are there. Stateless. */
public final class FaultsSuite {
    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final Duration NOTICED = Duration.ofMinutes(150);
    private static final int TRIES = 6;
    private static final int FEW = 6;

    private FaultsSuite() {}

    /** Its cases. */
    public static Suite suite() {
        return new Suite(
                "faults",
                List.of(
                        Case.of(
                                        "a fill that comes before the answer names the order",
                                        Capability.TRADING,
                                        FaultsSuite::fillFirst)
                                .onStream(),
                        Case.of("a fill that is told twice has one id", Capability.TRADING, FaultsSuite::toldTwice)
                                .onStream(),
                        Case.of(
                                "a cancel that loses against a fill is not accepted",
                                Capability.TRADING,
                                FaultsSuite::raced),
                        onPrivate("a fill in a message that was lost is found", "drop"),
                        onPrivate("a fill in a malformed message is found", "garble"),
                        onPrivate("a fill in an oversized message is found", "oversize"),
                        onPrivate("a fill behind a half-open connection is found", "half-open"),
                        onPrivate("a fill while the stream is closed is found", "close 1012"),
                        Case.of("numbers that were used do not stop it", Capability.TRADING, FaultsSuite::nonces)
                                .onNonces(),
                        Case.of(
                                "a clock that is wrong harms nothing that it says",
                                Capability.TRADING,
                                FaultsSuite::clocks),
                        Case.of("words that nobody knows lose nothing", Capability.TRADING, FaultsSuite::newWords)
                                .onWire(),
                        Case.of(
                                        "an order that a look-up does not find yet is found later",
                                        Capability.ORDER_STATUS_BY_CLOID,
                                        FaultsSuite::lags)
                                .onWire(),
                        Case.of("another lot is told, and kept to", Capability.TRADING, FaultsSuite::rules)
                                .onWire(),
                        Case.of(
                                        "a market that is delisted is told, and its orders end",
                                        Capability.TRADING,
                                        FaultsSuite::delisted)
                                .onWire()));
    }

    private static void fillFirst(Stand stand) {
        stand.start();
        LimitOrderRequest request = Quotes.around(stand).takingBuy(2);
        stand.faults("http * /1 delay 3000ms");
        List<Sent> sent = stand.submit(request);
        Desk.await(stand, sent);
        stand.faults();
        stand.pass(MOMENT);
        OrderRef byOurs = sent.get(0).order();
        Check.same(
                "what is filled by our id",
                Desk.filled(stand, byOurs),
                request.size().toBigDecimal());
        Desk.requireHonest(stand, sent);
    }

    private static void toldTwice(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        stand.faults("ws * /1 repeat");
        OrderRef order = Desk.accepted(stand, quotes.restingBuy(3));
        quotes.sellInto(1);
        stand.pass(MOMENT);
        quotes.sellInto(2);
        stand.pass(MOMENT);
        Desk.requireFilled(stand, order, quotes.units(3).toBigDecimal());
    }

    private static void raced(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        OrderRef order = Desk.accepted(stand, quotes.restingBuy(2));
        stand.pass(MOMENT);
        List<Sent> sent = stand.cancel(order);
        quotes.sellNow(2);
        Desk.await(stand, sent);
        stand.pass(MOMENT);
        BigDecimal whole = quotes.units(2).toBigDecimal();
        boolean filled = stand.venue().truth().position().compareTo(whole) == 0;
        boolean accepted = sent.get(0).outcome().orElseThrow() instanceof Outcome.Accepted;
        Check.that(
                !(filled && accepted), "the order was filled whole, and the cancel is said to be accepted: %s", sent);
        Check.same("what is filled", Desk.filled(stand, order), filled ? whole : BigDecimal.ZERO);
        Desk.requireOpen(stand);
    }

    private static Case onPrivate(String name, String fault) {
        return Case.of(name, Capability.FILL_HISTORY, stand -> {
                    stand.start();
                    Instant began = stand.now();
                    Quotes quotes = Quotes.around(stand);
                    Desk.accepted(stand, quotes.restingBuy(3));
                    int downs = Recovery.downs(stand);
                    stand.pass(MOMENT);
                    stand.faults(few(fault));
                    quotes.sellNow(1);
                    stand.pass(MOMENT);
                    boolean drop = fault.equals("drop");
                    if (fault.equals("half-open")) {
                        boolean found = stand.until(Recovery.BACK, () -> Recovery.downs(stand) > downs);
                        Check.that(found, "a half-open stream was not told as down within %s", Recovery.BACK);
                    }
                    Recovery.await(stand);
                    stand.pass(MOMENT);
                    Recovery.requireNoFillLost(stand, began, drop ? -1 : downs);
                    Recovery.requireTrading(stand);
                })
                .onStream();
    }

    /** What spoils single messages does so to a few: a venue that spoils all of them can't be heard at all. */
    private static String[] few(String fault) {
        boolean single = fault.equals("garble") || fault.equals("oversize");
        return single
                ? IntStream.rangeClosed(1, FEW)
                        .mapToObj(number -> "ws * %d %s".formatted(number, fault))
                        .toArray(String[]::new)
                : new String[] {"ws * /1 " + fault};
    }

    private static void nonces(Stand stand) {
        stand.start();
        Desk.accepted(stand, Quotes.around(stand).restingBuy(1));
        stand.setWall(Duration.ofSeconds(-3));
        stand.restart();
        stand.start();
        Quotes quotes = Quotes.of(stand);
        for (int i = 0; i < TRIES; i++) {
            Sent sent = Desk.submit(stand, quotes.restingBuy(i + 1));
            if (sent.outcome().orElseThrow() instanceof Outcome.Accepted) {
                AccountSuite.requireAsTheVenue(stand);
                return;
            }
            int open = stand.venue().truth().openOrders().size();
            Check.that(open == 1, "not accepted, and the venue has %d open orders: %s", open, sent);
            stand.pass(MOMENT);
        }
        Check.that(
                false,
                "%d orders were not accepted after numbers had been used: %s",
                TRIES,
                stand.heard().sent());
    }

    private static void clocks(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        for (int seconds : new int[] {4, -8, 3_604, -7_200}) {
            stand.setWall(Duration.ofSeconds(seconds));
            stand.pass(MOMENT);
            Desk.requireHonest(stand, all(stand, quotes));
        }
        stand.setWall(Duration.ofSeconds(3_600));
        Recovery.requireTrading(stand);
    }

    /** One order more; all that were sent. */
    private static List<Sent> all(Stand stand, Quotes quotes) {
        Desk.submit(stand, quotes.restingBuy(1));
        return stand.heard().sent();
    }

    private static void newWords(Stand stand) {
        stand.start();
        Instant began = stand.now();
        stand.venue().speakInNewWords();
        Quotes quotes = Quotes.around(stand);
        OrderRef order = Desk.accepted(stand, quotes.restingBuy(3));
        quotes.sellInto(1);
        Desk.requireFilled(stand, order, quotes.units(1).toBigDecimal());
        AccountSuite.requireAsTheVenue(stand);
        Desk.requireAccepted(stand, Desk.cancel(stand, order));
        stand.pass(MOMENT);
        Desk.requireOpen(stand);
        Recovery.requireNoFillLost(stand, began, Recovery.downs(stand));
        Check.that(
                stand.heard().fatals().isEmpty(),
                "new words were fatal: %s",
                stand.heard().fatals());
        Check.that(
                stand.heard().isUp(Stream.PRIVATE),
                "new words broke the stream: %s",
                stand.heard().states(Stream.PRIVATE));
    }

    private static void lags(Stand stand) {
        stand.start();
        stand.venue().lagStatus(MOMENT);
        OrderRef order = Desk.accepted(stand, Quotes.around(stand).restingBuy(1));
        Asked<OrderLookup> early = OrdersSuite.askStatus(stand, order);
        Check.that(early.isAnswered(), "a look-up was not answered while the venue lags");
        stand.pass(MOMENT.multipliedBy(2));
        OrdersSuite.found(stand, order);
    }

    private static void rules(Stand stand) {
        stand.start();
        Quotes.around(stand);
        BigDecimal before = stand.market().lotSize();
        stand.venue().changeRules();
        boolean told = stand.until(NOTICED, () -> stand.market().lotSize().compareTo(before) != 0);
        Check.that(told, "the lot was %s and is another, which was not told within %s", before, NOTICED);
        Check.same("the lot", stand.market().lotSize(), before.movePointRight(1));
        LimitOrderRequest request = Quotes.around(stand).restingBuy(3);
        Desk.requireResting(stand, Desk.accepted(stand, request), request);
    }

    private static void delisted(Stand stand) {
        stand.start();
        Quotes quotes = Quotes.around(stand);
        Desk.accepted(stand, quotes.restingBuy(2));
        LimitOrderRequest next = quotes.restingBuy(1);
        stand.venue().delist();
        stand.pass(MOMENT);
        List<Sent> sent = stand.submit(next);
        Desk.await(stand, sent);
        Desk.requireRejected(sent.get(0));
        AccountSuite.requireAsTheVenue(stand);
        boolean told = stand.until(NOTICED, () -> stand.market().status() != MarketStatus.TRADING);
        Check.that(
                told,
                "the market is delisted, which was not told within %s: %s",
                NOTICED,
                stand.market().status());
    }
}
