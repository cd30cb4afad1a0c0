package io.jackstay.runtime.execution;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static io.jackstay.runtime.fixture.Markets.at;
import static io.jackstay.runtime.fixture.Markets.fill;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.report;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OrderTrackerTest {
    private static final Set<OrderState> TOLD = EnumSet.of(
            OrderState.OPEN,
            OrderState.PARTIALLY_FILLED,
            OrderState.FILLED,
            OrderState.CANCELLED,
            OrderState.EXPIRED,
            OrderState.REJECTED);

    private final Desk desk = new Desk();

    /** An order brought to a state by events alone. */
    private Order in(OrderState state) {
        Order order = desk.sent("1");
        switch (state) {
            case SUBMITTING -> {}
            case UNKNOWN -> desk.outcome(order, Command.SUBMIT, new Outcome.Unknown("time-out"));
            case OPEN -> desk.accept(order, "v1");
            case PARTIALLY_FILLED -> desk.fill(order, "0.4");
            case FILLED -> desk.fill(order, "1");
            case CANCELLED -> desk.outcome(order, Command.CANCEL, new Outcome.Accepted("", ""));
            case EXPIRED -> desk.report(order, OrderState.EXPIRED, "0");
            case REJECTED -> desk.outcome(order, Command.SUBMIT, Desk.rejected());
            default -> throw new IllegalArgumentException("no events lead to " + state);
        }
        assertThat(order.state()).isEqualTo(state);
        return order;
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NEW", "FAILED"})
    void aReportMovesAnOrderAsTheTableSaysAndElseIsDroppedAndCounted(OrderState from) {
        for (OrderState told : TOLD) {
            Order order = in(from);
            long dropped = desk.tracker.dropped();

            Optional<OrderUpdate> update =
                    desk.report(order, told, order.filled().toString());

            if (from.canBecome(told) && from != told) {
                assertThat(order.state()).as("%s told %s", from, told).isEqualTo(told);
                assertThat(update.orElseThrow().from()).isEqualTo(from);
                assertThat(order.rejection().isPresent()).isEqualTo(told == OrderState.REJECTED);
            } else {
                assertThat(update).as("%s told %s", from, told).isEmpty();
                assertThat(order.state()).isEqualTo(from);
                assertThat(desk.tracker.dropped() - dropped).isEqualTo(from == told && !from.isFinal() ? 0 : 1);
            }
        }
    }

    @Test
    void repeatedOutcomesAreDroppedAndCounted() {
        Order order = desk.open("1");

        assertThat(desk.accept(order, "v1")).isEmpty();
        assertThat(desk.outcome(order, Command.SUBMIT, new Outcome.Unknown("the connector failed")))
                .isEmpty();
        assertThat(desk.outcome(order, Command.CANCEL, Desk.rejected())).isEmpty();
        assertThat(desk.outcome(order, Command.AMEND, new Outcome.Accepted("", "")))
                .isEmpty();

        assertThat(order.state()).isEqualTo(OrderState.OPEN);
        assertThat(desk.tracker.dropped()).isEqualTo(4);
    }

    @Test
    void afterTheVenuesLastWordNothingKeepsAnOrderInMemory() {
        desk.settleTime = Duration.ofSeconds(10);
        Order order = desk.open("1");
        desk.outcome(order, Command.CANCEL, new Outcome.Accepted("", ""));
        assertThat(desk.isWaiting()).isTrue();

        desk.report(order, OrderState.CANCELLED, "0");

        assertThat(desk.isWaiting()).isFalse();
    }

    @Test
    void anOlderReportChangesNothing() {
        Order order = desk.open("1");
        desk.report(order, OrderState.PARTIALLY_FILLED, "0.5", START_NANOS + 100);

        assertThat(desk.report(order, OrderState.CANCELLED, "0", START_NANOS + 50))
                .isEmpty();

        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        assertThat(desk.tracker.dropped()).isEqualTo(1);
    }

    @Test
    void aFillMayComeBeforeTheAcknowledgement() {
        Order order = desk.sent("1");

        desk.fill(order, "0.4");
        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        desk.accept(order, "v1");

        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        assertThat(order.venueOrderId()).contains("v1");
        desk.fill(order, "0.6");
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(order.remaining().isZero()).isTrue();
        assertThat(order.averagePrice().orElseThrow()).isEqualByComparingTo("100");
    }

    @Test
    void aFillAfterAFinalStateCountsAndIsKnownAsExpectedOnlyWhenTheReportCountedIt() {
        Order expected = desk.open("1");
        desk.report(expected, OrderState.CANCELLED, "0.3");
        Order surprise = desk.open("1");
        desk.outcome(surprise, Command.CANCEL, new Outcome.Accepted("", ""));

        assertThat(desk.tracker.expectedLate(
                        io.jackstay.runtime.fixture.Markets.fill("a", Desk.ref(expected), Side.BUY, "0.3", "100", 1)))
                .isTrue();
        assertThat(desk.tracker.expectedLate(
                        io.jackstay.runtime.fixture.Markets.fill("b", Desk.ref(surprise), Side.BUY, "0.3", "100", 1)))
                .isFalse();
        OrderUpdate late = desk.fill(surprise, "0.3").orElseThrow();

        assertThat(late.from()).isEqualTo(OrderState.CANCELLED);
        assertThat(late.to()).isEqualTo(OrderState.CANCELLED);
        assertThat(surprise.filled()).isEqualTo(size(BTC, "0.3"));
    }

    @Test
    void aCancelThatRacesAFillLosesOrWins() {
        Order filled = desk.open("1");
        desk.gateway.cancel(filled, desk.now());
        desk.fill(filled, "1");
        assertThat(filled.state()).isEqualTo(OrderState.FILLED);
        assertThat(filled.pending()).isEqualTo(Order.Pending.NONE);
        assertThat(desk.outcome(filled, Command.CANCEL, Desk.rejected())).isEmpty();

        Order partly = desk.open("1");
        desk.gateway.cancel(partly, desk.now());
        desk.fill(partly, "0.5");
        assertThat(partly.pending()).isEqualTo(Order.Pending.CANCEL);
        desk.outcome(partly, Command.CANCEL, new Outcome.Accepted("", ""));
        assertThat(partly.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(partly.filled()).isEqualTo(size(BTC, "0.5"));
    }

    @Test
    void aFailedCancelLeavesTheOrderAndMayBeAskedAgain() {
        Order order = desk.open("1");
        desk.gateway.cancel(order, desk.now());
        desk.turn();

        OrderUpdate update = desk.outcome(order, Command.CANCEL, new Outcome.Unknown("time-out"))
                .orElseThrow();

        assertThat(update.to()).isEqualTo(OrderState.OPEN);
        assertThat(update.why()).contains("time-out");
        desk.gateway.cancel(order, desk.now());
        desk.turn();
        assertThat(desk.sent.get(desk.sent.size() - 1).cancels()).hasSize(1);
    }

    @Test
    void receivedLeavesTheOrderSubmittingUntilTheVenueSaysMore() {
        Order order = desk.sent("1");

        assertThat(desk.outcome(order, Command.SUBMIT, new Outcome.Received("queued")))
                .isEmpty();
        assertThat(order.state()).isEqualTo(OrderState.SUBMITTING);
        desk.report(order, OrderState.OPEN, "0");
        assertThat(order.state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void anUnknownOrderStaysLiveUntilEvidenceComes() {
        Order order = in(OrderState.UNKNOWN);

        assertThat(desk.tracker.live()).hasSize(1);
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "1"));
        desk.accept(order, "v9");
        assertThat(order.state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void whatTheFinalReportCountedMayStillComeToThePosition() {
        Order order = desk.open("1");

        desk.report(order, OrderState.FILLED, "1");

        assertThat(desk.tracker.live()).isEmpty();
        assertThat(desk.tracker.unsettled()).hasSize(1);
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "1"));
        desk.fill(order, "0.4");
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "0.6"));
        desk.fill(order, "0.6");
        assertThat(desk.tracker.unsettled()).isEmpty();
    }

    @Test
    void theVenuesIdAloneFindsTheOrder() {
        Order order = desk.open("1");
        OrderRef byVenue = OrderRef.foreign(BTC, order.venueOrderId().orElseThrow());

        desk.fill(byVenue, "0.2");

        assertThat(order.filled()).isEqualTo(size(BTC, "0.2"));
        assertThat(desk.tracker.find(OrderRef.foreign(MarketId.parse("sim:ETH-USDC-PERP"), byVenue.venueOrderId())))
                .isEmpty();
    }

    @Test
    void ordersOfNobodyAreDroppedAndCounted() {
        OrderRef stranger = OrderRef.foreign(BTC, "x");

        assertThat(desk.tracker.onReport(report(stranger, Side.BUY, "1", "100", OrderState.OPEN, 1), at(1)))
                .isEmpty();
        assertThat(desk.fill(stranger, "1")).isEmpty();
        assertThat(desk.tracker.onOutcome(stranger, Command.SUBMIT, Desk.rejected(), at(1)))
                .isEmpty();
        assertThat(desk.tracker.dropped()).isEqualTo(2);
    }

    @Test
    void anAdoptedOrderIsFoundByAllItsNamesAndGoesOn() {
        OrderRef ref = OrderRef.of(BTC, new io.jackstay.api.order.Cloid((3L << 40) + 7), "v7");
        Order order = desk.tracker.adopt(
                limit(Side.BUY, "1", "100").labelled("L1"),
                "adopted",
                report(ref, Side.BUY, "1", "100", OrderState.PARTIALLY_FILLED, 5)
                        .filled(size(BTC, "0.4")),
                at(5));
        desk.tracker.adopted(any -> false);

        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        assertThat(order.remaining()).isEqualTo(size(BTC, "0.6"));
        assertThat(desk.tracker.findLabel("L1")).contains(order);
        assertThat(desk.tracker.find(OrderRef.foreign(BTC, "v7"))).contains(order);
        assertThat(desk.tracker.submitted()).isZero();
        desk.fill(OrderRef.foreign(BTC, "v7"), "0.6");
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void fillsThatAreRememberedOfAnAdoptedOrderCountOnce() {
        OrderRef ref = OrderRef.of(BTC, new io.jackstay.api.order.Cloid((3L << 40) + 7), "v7");
        Order order = desk.tracker.adopt(
                limit(Side.BUY, "1", "100"),
                "adopted",
                report(ref, Side.BUY, "1", "100", OrderState.PARTIALLY_FILLED, 5)
                        .filled(size(BTC, "0.4")),
                at(5));
        desk.fill(ref, "0.3");
        desk.tracker.adopted(any -> false);

        assertThat(order.filled()).isEqualTo(size(BTC, "0.4"));
        assertThat(order.averagePrice().orElseThrow()).isEqualByComparingTo("100");
    }

    /** The venue's list had counted the fill before the venue told it. */
    @Test
    void aFillThatTheAdoptedReportHadCountedCountsOnceThoughItComesLater() {
        OrderRef ref = OrderRef.of(BTC, new io.jackstay.api.order.Cloid((3L << 40) + 7), "v7");
        Order order = desk.tracker.adopt(
                limit(Side.BUY, "1", "100"),
                "adopted",
                report(ref, Side.BUY, "1", "100", OrderState.PARTIALLY_FILLED, 5)
                        .filled(size(BTC, "0.6")),
                at(5));
        desk.tracker.adopted(any -> false);

        desk.tracker.onFill(fill("a", ref, Side.BUY, "0.2", "100", 3), at(6));
        desk.tracker.onFill(fill("b", ref, Side.BUY, "0.4", "100", 5), at(6));
        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        assertThat(order.filled()).isEqualTo(size(BTC, "0.6"));

        desk.tracker.onFill(fill("c", ref, Side.BUY, "0.4", "100", 6), at(7));
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(order.filled()).isEqualTo(size(BTC, "1"));
    }

    /** Seed 4615: the fill raced the cancel of the start, and came after the first orders of the new process. */
    @Test
    void aFillThatIsOwedCountsAsExposureUntilItComes() {
        OrderRef open = OrderRef.of(BTC, new io.jackstay.api.order.Cloid((3L << 40) + 7), "v7");
        OrderRef gone = OrderRef.of(BTC, new io.jackstay.api.order.Cloid((3L << 40) + 8), "v8");
        Order live = desk.tracker.adopt(
                limit(Side.BUY, "1", "100"),
                "adopted",
                report(open, Side.BUY, "1", "100", OrderState.PARTIALLY_FILLED, 5)
                        .filled(size(BTC, "0.6")),
                at(5));
        Order ended = desk.tracker.adopt(
                limit(Side.BUY, "1", "100"),
                "adopted",
                report(gone, Side.BUY, "1", "100", OrderState.CANCELLED, 5).filled(size(BTC, "0.6")),
                at(5));
        desk.tracker.adopted(any -> true);
        assertThat(desk.tracker.atMost(live)).isEqualTo(size(BTC, "1"));
        assertThat(desk.tracker.atMost(ended)).isEqualTo(size(BTC, "0.6"));
        assertThat(desk.tracker.unsettled()).hasSize(1);

        desk.tracker.onFill(fill("a", gone, Side.BUY, "0.2", "100", 3), at(6));
        assertThat(desk.tracker.atMost(ended)).isEqualTo(size(BTC, "0.4"));
        desk.tracker.onFill(fill("b", gone, Side.BUY, "0.4", "100", 5), at(6));
        assertThat(desk.tracker.atMost(ended)).isEqualTo(size(BTC, "0"));
        assertThat(desk.tracker.unsettled()).isEmpty();
        desk.tracker.onFill(fill("c", open, Side.BUY, "0.6", "100", 5), at(6));
        assertThat(desk.tracker.atMost(live)).isEqualTo(size(BTC, "0.4"));
        assertThat(live.filled()).isEqualTo(size(BTC, "0.6"));
    }

    @Test
    void aLabelFindsTheOpenOrderPlacedLastAndElseTheLast() {
        Order first = desk.place(limit(Side.BUY, "1", "100").labelled("L"));
        Order second = desk.place(limit(Side.BUY, "1", "100").labelled("L"));
        desk.turn();
        assertThat(desk.tracker.findLabel("L")).contains(second);

        desk.fill(second, "1");
        assertThat(desk.tracker.findLabel("L")).contains(first);
        desk.fill(first, "1");
        assertThat(desk.tracker.findLabel("L")).contains(second);
        assertThat(desk.tracker.findLabel("M")).isEmpty();
    }

    @Test
    void endedOrdersAreForgottenInBoundedNumberWithAllTheirNames() {
        Order oldest = desk.open("1");
        desk.fill(oldest, "1");
        for (int i = 0; i < 3_000; i++) {
            Order order = desk.place(limit(Side.BUY, "1", "100").labelled("L" + i % 7));
            desk.turn();
            desk.accept(order, "w" + i);
            desk.fill(order, "1");
        }

        assertThat(desk.tracker.remembered()).isEqualTo(OrderIndex.KEPT_ENDED);
        assertThat(desk.tracker.names()).isLessThanOrEqualTo(2 * OrderIndex.KEPT_ENDED + 7);
        assertThat(desk.tracker.find(Desk.ref(oldest))).isEmpty();
        assertThat(desk.tracker.find(OrderRef.foreign(BTC, "w2999"))).isPresent();
        assertThat(desk.watches.waiting()).isZero();
    }

    @Test
    void anEndedOrderCountsUntilItIsSettledHoweverManyEndAfterIt() {
        desk.settleTime = Duration.ofSeconds(10);
        Order raced = desk.open("1");
        desk.outcome(raced, Command.CANCEL, new Outcome.Accepted("", ""));
        Order counted = desk.open("1");
        desk.report(counted, OrderState.FILLED, "1");
        for (int i = 0; i < 2 * OrderIndex.KEPT_ENDED; i++) {
            desk.fill(desk.open("1"), "1");
        }
        assertThat(desk.tracker.unsettled()).hasSize(2);
        assertThat(desk.tracker.atMost(raced)).isEqualTo(size(BTC, "1"));

        desk.pass(Duration.ofSeconds(10));
        assertThat(desk.tracker.unsettled()).hasSize(1);
        desk.fill(counted, "1");
        assertThat(desk.tracker.unsettled()).isEmpty();
        assertThat(desk.tracker.remembered()).isEqualTo(OrderIndex.KEPT_ENDED);
        assertThat(desk.tracker.find(Desk.ref(raced))).isEmpty();
        assertThat(desk.tracker.find(Desk.ref(counted))).isEmpty();
    }

    @Test
    void ofOrdersWhoseCountedFillsNeverComeTheNumberIsBounded() {
        for (int i = 0; i < OrderIndex.KEPT_UNSETTLED + 10; i++) {
            desk.report(desk.open("1"), OrderState.FILLED, "1");
        }

        assertThat(desk.tracker.unsettled()).hasSize(OrderIndex.KEPT_UNSETTLED);
        assertThat(desk.tracker.remembered()).isEqualTo(OrderIndex.KEPT_UNSETTLED);
    }

    @Test
    void theHistoryIsBoundedAndACopy() {
        Order order = desk.open("10");
        List<OrderUpdate> before = order.history();
        int size = before.size();
        for (int i = 0; i < 200; i++) {
            desk.fill(order, "0.01");
        }

        assertThat(before).hasSize(size);
        assertThat(order.history()).hasSize(64);
    }

    @Test
    void onFinalAndOnNextCallBackOnceInALaterTurn() {
        List<String> calls = new ArrayList<>();
        Order order = desk.open("1");
        order.onNext(Duration.ofSeconds(5), then -> calls.add("next " + then.state()));
        order.onFinal(Duration.ofSeconds(5), then -> calls.add("final " + then.state()));

        desk.fill(order, "0.5");
        assertThat(calls).isEmpty();
        desk.turn();
        assertThat(calls).containsExactly("next PARTIALLY_FILLED");
        desk.fill(order, "0.5");
        desk.turn();
        desk.pass(Duration.ofSeconds(10));
        desk.turn();

        assertThat(calls).containsExactly("next PARTIALLY_FILLED", "final FILLED");
    }

    @Test
    void aWatchEndsWithItsTimeAndOneOnAFinalOrderInTheNextTurn() {
        List<OrderState> calls = new ArrayList<>();
        Order order = desk.open("1");
        order.onFinal(Duration.ofSeconds(5), then -> calls.add(then.state()));
        desk.pass(Duration.ofSeconds(5));
        assertThat(calls).containsExactly(OrderState.OPEN);

        desk.fill(order, "1");
        order.onFinal(Duration.ofSeconds(5), then -> calls.add(then.state()));
        desk.turn();
        assertThat(calls).containsExactly(OrderState.OPEN, OrderState.FILLED);
        assertThat(desk.watches.waiting()).isZero();
    }

    @Test
    void aRefusedOrderHasNoIdAndIsKnownToNobody() {
        Order order = desk.gateway.refuse(
                limit(Side.BUY, "1", "100"), new Rejection(RejectReason.RISK, "too much"), "tick", desk.now());

        assertThat(order.state()).isEqualTo(OrderState.REJECTED);
        assertThat(order.cloid()).isEmpty();
        assertThat(order.rejection().orElseThrow().words()).isEqualTo("too much");
        assertThat(desk.tracker.live()).isEmpty();
        assertThat(desk.tracker.rejected()).isEqualTo(1);
        assertThat(desk.tracker.submitted()).isZero();
    }
}
