package io.jackstay.runtime.execution;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static io.jackstay.runtime.fixture.Markets.at;
import static io.jackstay.runtime.fixture.Markets.fill;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.report;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an answer, a report, a fill or the proof of absence makes of an order, and of what it may still fill. */
final class OrderEvidenceTest {
    private static final Rejection WHY = new Rejection(RejectReason.POST_ONLY_WOULD_CROSS, "it would take");
    private static final OrderRef EARLIER = OrderRef.of(BTC, new Cloid((3L << 40) + 7), "v7");

    private final Desk desk = new Desk();

    private Optional<OrderUpdate> tell(Order order, String size, String price, OrderState state, Stamp stamp) {
        OrderReport report =
                OrderReport.of(Desk.ref(order), Side.BUY, price(BTC, price), size(BTC, size), state, stamp);
        return desk.tracker.onReport(report, desk.now());
    }

    private Order adopted(OrderReport report) {
        return desk.tracker.adopt(limit(Side.BUY, "1", "100"), "adopted", report, desk.now());
    }

    private static OrderReport earlier(OrderState state, String filled) {
        return report(EARLIER, Side.BUY, "1", "100", state, START_NANOS).filled(size(BTC, filled));
    }

    private void amended(Order order, String size) {
        desk.gateway.amend(order, price(BTC, "100"), size(BTC, size), desk.now());
        desk.turn();
    }

    @Test
    void aRejectionIsCountedAndKeptHoweverItIsTold() {
        Order answered = desk.sent("1");
        desk.outcome(answered, Command.SUBMIT, new Outcome.Rejected(WHY));
        Order reported = desk.sent("1");
        desk.tracker.onReport(
                report(Desk.ref(reported), Side.BUY, "1", "100", OrderState.REJECTED, desk.nanos())
                        .why(WHY),
                desk.now());

        assertThat(answered.rejection()).contains(WHY);
        assertThat(reported.rejection()).contains(WHY);
        assertThat(reported.why()).isEqualTo("it would take");
        assertThat(desk.tracker.rejected()).isEqualTo(2);
    }

    @Test
    void theVenuesOwnWordsAreTheReason() {
        Order noted = desk.sent("1");
        desk.outcome(noted, Command.SUBMIT, new Outcome.Accepted("v1", "resting"));
        assertThat(noted.why()).isEqualTo("resting");

        desk.report(noted, OrderState.CANCELLED, "0");
        assertThat(noted.why()).isEqualTo("reported by the venue");
        Order unknown = desk.sent("1");
        desk.outcome(unknown, Command.SUBMIT, new Outcome.Unknown("time-out"));
        assertThat(unknown.why()).isEqualTo("time-out");
    }

    @Test
    void anOrderIsAbsentOnlyWhileItMayHaveNeverArrived() {
        Order unknown = desk.sent("1");
        desk.outcome(unknown, Command.SUBMIT, new Outcome.Unknown("time-out"));
        Order open = desk.open("1");

        assertThat(desk.tracker.onAbsent(Desk.ref(unknown), "not at the venue", desk.now()))
                .isPresent();
        assertThat(desk.tracker.onAbsent(Desk.ref(open), "not at the venue", desk.now()))
                .isEmpty();
        assertThat(desk.tracker.onAbsent(OrderRef.foreign(BTC, "x"), "not at the venue", desk.now()))
                .isEmpty();

        assertThat(unknown.state()).isEqualTo(OrderState.FAILED);
        assertThat(unknown.why()).isEqualTo("not at the venue");
        assertThat(open.state()).isEqualTo(OrderState.OPEN);
        assertThat(desk.tracker.dropped()).isEqualTo(2);
        assertThat(desk.tracker.live(BTC)).containsExactly(open);
    }

    @Test
    void aReportWithOtherTermsIsAStep() {
        Order order = desk.open("1");

        assertThat(tell(order, "1", "99", OrderState.OPEN, desk.now())).isPresent();
        assertThat(order.why()).isEqualTo("changed by the venue");
        assertThat(order.price()).isEqualTo(price(BTC, "99"));
        assertThat(tell(order, "0.5", "99", OrderState.OPEN, desk.now())).isPresent();
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "0.5"));
        assertThat(tell(order, "0.5", "99", OrderState.OPEN, desk.now())).isEmpty();
    }

    @Test
    void aReportOfTheSameInstantOrWithoutATimeIsNotOlder() {
        Order order = desk.open("1");
        tell(order, "2", "100", OrderState.OPEN, at(START_NANOS + 100));

        tell(order, "3", "100", OrderState.OPEN, at(START_NANOS + 100));
        assertThat(order.size()).isEqualTo(size(BTC, "3"));
        tell(order, "4", "100", OrderState.OPEN, new Stamp(0, START_NANOS));
        assertThat(order.size()).isEqualTo(size(BTC, "4"));
        tell(order, "5", "100", OrderState.OPEN, at(START_NANOS + 99));
        assertThat(order.size()).as("what is older is still known as such").isEqualTo(size(BTC, "4"));
    }

    @Test
    void anAmendThatHoldsCountsUntilTheVenueHasShownIt() {
        Order order = desk.open("1");
        amended(order, "2");
        desk.outcome(order, Command.AMEND, new Outcome.Accepted("", ""));

        tell(order, "1", "100", OrderState.OPEN, at(START_NANOS + 1));
        assertThat(desk.tracker.atMost(order))
                .as("that report may be of before the amend")
                .isEqualTo(size(BTC, "2"));
        tell(order, "2", "100", OrderState.OPEN, at(START_NANOS + 2));
        tell(order, "1.5", "100", OrderState.OPEN, at(START_NANOS + 3));
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "1.5"));
    }

    @Test
    void ofSeveralDoubtfulAmendsTheLargestCounts() {
        Order order = desk.open("1");
        amended(order, "3");
        desk.outcome(order, Command.AMEND, new Outcome.Unknown("time-out"));
        amended(order, "2");
        desk.outcome(order, Command.AMEND, new Outcome.Accepted("", ""));

        assertThat(order.size()).isEqualTo(size(BTC, "2"));
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "3"));
    }

    @Test
    void anOrderIsFilledInFullOnlyWithWhatAnAmendMayHaveAdded() {
        Order order = desk.open("1");
        amended(order, "2");
        desk.outcome(order, Command.AMEND, new Outcome.Unknown("time-out"));

        desk.fill(order, "1");

        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        assertThat(order.remaining().isZero()).isTrue();
        desk.fill(order, "1.0");
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void aCancelWhileAnAmendIsUnderWayLeavesTheLargerSizeUntilTheLastWord() {
        desk.settleTime = Duration.ofSeconds(5);
        Order order = desk.open("1");
        amended(order, "2");
        desk.outcome(order, Command.CANCEL, new Outcome.Accepted("", ""));

        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "2"));
        desk.fill(order, "0.5");
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "1.5"));
        desk.pass(Duration.ofSeconds(5));
        assertThat(desk.tracker.atMost(order).isZero()).isTrue();
    }

    @Test
    void theDoubtOfAnAmendLastsForTheDeadlineAndTheSettleTime() {
        desk.settleTime = Duration.ofSeconds(5);
        Order order = desk.open("1");
        amended(order, "2");
        desk.outcome(order, Command.AMEND, new Outcome.Unknown("time-out"));

        desk.pass(Duration.ofSeconds(14));
        tell(order, "1", "100", OrderState.OPEN, desk.now());
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "2"));
        desk.pass(Duration.ofSeconds(1));
        tell(order, "1", "100", OrderState.OPEN, desk.now());
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "1"));
    }

    @Test
    void anAnswerToAnAmendThatIsNotUnderWayChangesNothing() {
        Order order = desk.open("1");
        desk.gateway.cancel(order, desk.now());
        desk.turn();

        assertThat(desk.outcome(order, Command.AMEND, Desk.rejected())).isEmpty();
        assertThat(order.pending()).isEqualTo(Order.Pending.CANCEL);
    }

    @Test
    void aLateFillIsAStepOfAnEndedOrderAndOfTheUnknownOnesNone() {
        Order order = desk.open("1");
        desk.report(order, OrderState.CANCELLED, "0.4");
        assertThat(desk.tracker.expectedLate(fill("x", OrderRef.foreign(BTC, "x"), Side.BUY, "1", "100", 1)))
                .isFalse();
        assertThat(desk.tracker.expectedLate(fill("y", Desk.ref(desk.open("1")), Side.BUY, "1", "100", 1)))
                .isFalse();

        OrderUpdate late = desk.fill(order, "0.4").orElseThrow();

        assertThat(late.why()).startsWith("late fill f");
        assertThat(desk.tracker.unsettled()).isEmpty();
    }

    @Test
    void whatTheVenueHadCountedOfAnEndedOrderBeforeTheStartIsPast() {
        Order order = adopted(earlier(OrderState.CANCELLED, "0.4"));
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(order.why()).isEqualTo("ended before the start");
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "0.4"));

        desk.tracker.adopted(any -> false);

        assertThat(order.filled()).isEqualTo(size(BTC, "0.4"));
        assertThat(desk.tracker.atMost(order).isZero()).isTrue();
        assertThat(desk.tracker.unsettled()).isEmpty();
    }

    @Test
    void whatIsOwedOfAnEndedOrderCountsUntilItsFillsHaveCome() {
        Order order = adopted(earlier(OrderState.CANCELLED, "0.4"));
        desk.tracker.adopted(order::equals);
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "0.4"));
        assertThat(desk.tracker.unsettled()).hasSize(1);

        desk.fill(EARLIER, "0.1");
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "0.3"));
        desk.fill(EARLIER, "0.3");

        assertThat(desk.tracker.atMost(order).isZero()).isTrue();
        assertThat(desk.tracker.unsettled()).isEmpty();
        assertThat(order.filled()).isEqualTo(size(BTC, "0.4"));
    }

    @Test
    void whatIsOwedOfAnOpenOrderCountsBesideWhatIsLeftOfIt() {
        Order order = adopted(earlier(OrderState.PARTIALLY_FILLED, "0.4"));
        desk.tracker.adopted(order::equals);
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "1"));

        desk.fill(EARLIER, "0.4");

        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "0.6"));
    }

    @Test
    void anAdoptedOrderIsAsTheVenueShowsIt() {
        Order open = adopted(earlier(OrderState.OPEN, "0"));

        assertThat(open.state()).isEqualTo(OrderState.OPEN);
        assertThat(open.why()).isEqualTo("adopted");
        assertThat(desk.tracker.onReport(
                        report(EARLIER, Side.BUY, "2", "100", OrderState.OPEN, START_NANOS - 1), desk.now()))
                .as("older than what the venue showed at the start")
                .isEmpty();
        assertThat(open.size()).isEqualTo(size(BTC, "1"));
    }

    @Test
    void anAdoptedOrderThatHasNotArrivedWaitsForItsAnswer() {
        OrderRef ref = OrderRef.of(BTC, new Cloid((3L << 40) + 8));
        Order order = adopted(report(ref, Side.BUY, "1", "100", OrderState.SUBMITTING, START_NANOS));

        assertThat(order.state()).isEqualTo(OrderState.SUBMITTING);
        assertThat(order.why()).isEqualTo("found at the venue");
        assertThat(order.venueOrderId()).isEmpty();
    }

    @Test
    void anAdoptedRejectionKeepsItsReason() {
        Order order = adopted(earlier(OrderState.REJECTED, "0").why(WHY));

        assertThat(order.state()).isEqualTo(OrderState.REJECTED);
        assertThat(order.rejection()).contains(WHY);
    }

    @Test
    void withoutATimeAllFillsOfAnAdoptedOrderAreTakenToBeCounted() {
        OrderReport untimed = OrderReport.of(
                        EARLIER,
                        Side.BUY,
                        price(BTC, "100"),
                        size(BTC, "1"),
                        OrderState.OPEN,
                        new Stamp(0, START_NANOS))
                .filled(size(BTC, "0.6"));
        Order order = adopted(untimed);
        desk.tracker.adopted(any -> false);

        desk.tracker.onFill(fill("a", EARLIER, Side.BUY, "0.5", "100", START_NANOS + 5), desk.now());
        assertThat(order.filled()).isEqualTo(size(BTC, "0.6"));
        desk.tracker.onFill(fill("b", EARLIER, Side.BUY, "0.4", "100", START_NANOS + 6), desk.now());
        assertThat(order.filled()).isEqualTo(size(BTC, "0.9"));
    }
}
