package io.jackstay.runtime.execution;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One order that takes the place of another: buy 1 at 100 becomes buy 3 at 99, in all. */
final class SuccessionTest {
    private final Desk desk = new Desk();
    private final Order old = desk.open("1");
    private final long askedNanos = desk.nanos();
    private final Order heir =
            desk.gateway.replace(old, limit(Side.BUY, "3", "99").labelled("L"), size(BTC, "3"), "amend", desk.now());

    private OrderBatch lastSent() {
        return desk.sent.get(desk.sent.size() - 1);
    }

    private void cancelIs(Outcome outcome) {
        desk.outcome(old, Command.CANCEL, outcome);
    }

    private void accepted() {
        cancelIs(new Outcome.Accepted("", ""));
    }

    private List<ExecutionGateway.Successor> ready() {
        return desk.gateway.takeSuccessors(desk.now());
    }

    private void assertNeverLeaves(String why) {
        assertThat(ready()).isEmpty();
        assertThat(desk.gateway.hasSuccessors()).isFalse();
        desk.turn();
        assertThat(heir.state()).isEqualTo(OrderState.FAILED);
        assertThat(heir.why()).isEqualTo(why);
        assertThat(desk.tracker.live(BTC)).doesNotContain(heir);
        assertThat(desk.steps).extracting(step -> step.to()).endsWith(OrderState.FAILED);
    }

    @Test
    void theCancelLeavesAndTheSuccessorWaits() {
        desk.turn();

        assertThat(lastSent().cancels()).singleElement().satisfies(cancel -> assertThat(cancel.order())
                .isEqualTo(desk.tracker.ref(old)));
        assertThat(lastSent().submits()).isEmpty();
        assertThat(heir.state()).isEqualTo(OrderState.SUBMITTING);
        assertThat(heir.cause()).isEqualTo("amend");
        assertThat(heir.why()).startsWith("waits for the end of ");
        assertThat(desk.gateway.hasSuccessors()).isTrue();
        assertThat(desk.tracker.submitted()).isEqualTo(2);
        assertThat(desk.steps).extracting(step -> step.to()).endsWith(OrderState.SUBMITTING);
    }

    @Test
    void bothTogetherCountAsTheWholeOfTheNewTerms() {
        assertThat(desk.tracker.atMost(old)).isEqualTo(size(BTC, "1"));
        assertThat(desk.tracker.atMost(heir)).isEqualTo(size(BTC, "2"));
        assertThat(desk.tracker.sharesItsPlace(heir)).isTrue();
        assertThat(desk.tracker.sharesItsPlace(old)).isFalse();

        desk.fill(old, "0.4");
        assertThat(desk.tracker.atMost(old)).isEqualTo(size(BTC, "0.6"));
        assertThat(desk.tracker.atMost(heir)).isEqualTo(size(BTC, "2.0"));
        accepted();
        assertThat(desk.tracker.sharesItsPlace(heir)).isFalse();
    }

    @Test
    void aSmallerOneAddsNothingWhileTheOldMayFill() {
        Order large = desk.open("5");
        Order small = desk.gateway.replace(large, limit(Side.BUY, "2", "99"), size(BTC, "2"), "amend", desk.now());

        assertThat(desk.tracker.atMost(small).isZero()).isTrue();
    }

    @Test
    void itLeavesWithWhatTheFillsLeftOver() {
        desk.turn();
        desk.fill(old, "0.25");
        accepted();

        ExecutionGateway.Successor successor = ready().get(0);
        assertThat(desk.gateway.hasSuccessors()).isFalse();
        assertThat(successor.order()).isEqualTo(heir);
        assertThat(successor.askedNanos()).isEqualTo(askedNanos);
        assertThat(successor.request().size()).isEqualTo(size(BTC, "2.75"));
        desk.gateway.carryOn(successor, desk.now());
        assertThat(desk.tracker.atMost(heir)).isEqualTo(size(BTC, "2.75"));
        assertThat(heir.why()).isEqualTo("leaves at the end of the turn with " + size(BTC, "2.75"));
        desk.turn();

        assertThat(lastSent().submits()).singleElement().satisfies(submit -> {
            assertThat(submit.cloid()).isEqualTo(heir.cloid().orElseThrow());
            assertThat(submit.request()).isEqualTo(limit(Side.BUY, "2.75", "99").labelled("L"));
        });
        assertThat(desk.decisions)
                .endsWith("place " + heir.cloid().orElseThrow().value());
    }

    @Test
    void aSuccessorOfAnUntouchedOrderLeavesAsItWasAskedFor() {
        desk.turn();
        accepted();
        desk.gateway.carryOn(ready().get(0), desk.now());
        desk.turn();

        assertThat(lastSent().submits().get(0).request())
                .isEqualTo(limit(Side.BUY, "3", "99").labelled("L"));
    }

    @Test
    void itWaitsUntilTheVenueHasSaidHowMuchWasFilled() {
        desk.settleTime = Duration.ofSeconds(5);
        desk.turn();
        accepted();
        assertThat(ready()).isEmpty();
        assertThat(desk.gateway.hasSuccessors()).isTrue();

        desk.report(old, OrderState.CANCELLED, "0.5");

        assertThat(ready().get(0).request().size())
                .as("the fill itself may come later")
                .isEqualTo(size(BTC, "2.5"));
    }

    @Test
    void itNeverLeavesWhenNothingIsLeft() {
        Order order = desk.open("1");
        Order same = desk.gateway.replace(order, limit(Side.BUY, "1", "99"), size(BTC, "1"), "amend", desk.now());
        desk.turn();
        desk.fill(order, "1");

        assertThat(ready()).isEmpty();
        desk.turn();

        assertThat(same.state()).isEqualTo(OrderState.FAILED);
        assertThat(same.why()).startsWith("nothing is left: the order before it has filled 1");
    }

    @Test
    void itNeverLeavesWhenTheOldOneEndedOtherwise() {
        desk.turn();
        desk.report(old, OrderState.EXPIRED, "0");

        assertNeverLeaves("the order before it has ended as EXPIRED");
    }

    @Test
    void itNeverLeavesWhenTheVenueRefusesTheCancel() {
        desk.turn();
        cancelIs(Desk.rejected());

        assertNeverLeaves("the order before it could not be cancelled: no");
        assertThat(old.state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void anUnknownOrderIsNoRefusalSinceItMayHaveJustEnded() {
        desk.turn();
        cancelIs(new Outcome.Rejected(new Rejection(RejectReason.UNKNOWN_ORDER, "gone")));

        assertThat(ready()).isEmpty();
        assertThat(desk.gateway.hasSuccessors()).isTrue();
        assertThat(heir.state()).isEqualTo(OrderState.SUBMITTING);
    }

    @Test
    void aRefusalThatIsFollowedByAnotherCancelIsForgotten() {
        desk.turn();
        cancelIs(Desk.rejected());
        desk.gateway.cancel(old, desk.now());

        assertThat(ready()).isEmpty();
        assertThat(desk.gateway.hasSuccessors()).isTrue();
    }

    @Test
    void aCancelWithoutAnAnswerIsRepeatedEachFiveSeconds() {
        desk.turn();
        int sent = desk.sent.size();
        cancelIs(new Outcome.Unknown("time-out"));
        desk.pass(Duration.ofSeconds(5).minusNanos(1));
        ready();
        desk.turn();
        assertThat(desk.sent).hasSize(sent);

        desk.pass(Duration.ofNanos(1));
        ready();
        desk.turn();
        assertThat(desk.sent).hasSize(sent + 1);
        assertThat(lastSent().cancels()).hasSize(1);
        cancelIs(new Outcome.Unknown("time-out"));
        desk.pass(Duration.ofSeconds(4));
        ready();
        desk.turn();
        assertThat(desk.sent).hasSize(sent + 1);
    }

    @Test
    void aCancelThatIsUnderWayIsNotRepeated() {
        desk.turn();
        int sent = desk.sent.size();
        desk.pass(Duration.ofSeconds(20));
        ready();
        desk.turn();

        assertThat(desk.sent).hasSize(sent);
    }

    @Test
    void whatWaitsCanBeCancelledAndTheOldOneStaysCancelled() {
        desk.turn();
        int sent = desk.sent.size();
        desk.gateway.cancel(heir, desk.now());
        assertThat(desk.gateway.hasSuccessors()).isFalse();
        desk.turn();

        assertThat(desk.sent).hasSize(sent);
        assertThat(heir.state()).isEqualTo(OrderState.FAILED);
        assertThat(heir.why()).isEqualTo("cancelled before it could leave");
        assertThat(old.pending()).isEqualTo(Order.Pending.CANCEL);
    }

    @Test
    void oneOfTwoThatWaitIsCancelledAlone() {
        Order other = desk.open("1");
        Order second = desk.gateway.replace(other, limit(Side.BUY, "2", "98"), size(BTC, "2"), "amend", desk.now());
        desk.turn();
        desk.gateway.cancel(heir, desk.now());
        desk.outcome(other, Command.CANCEL, new Outcome.Accepted("", ""));

        assertThat(ready()).extracting(ExecutionGateway.Successor::order).containsExactly(second);
    }

    @Test
    void whatMayNotLeaveAfterAllIsRefused() {
        desk.turn();
        accepted();
        Rejection why = new Rejection(RejectReason.RISK, "too large");
        desk.gateway.refuse(ready().get(0), why, desk.now());
        assertThat(heir.state()).as("told in a later turn").isEqualTo(OrderState.SUBMITTING);
        desk.turn();

        assertThat(heir.state()).isEqualTo(OrderState.REJECTED);
        assertThat(heir.rejection()).contains(why);
        assertThat(heir.why()).isEqualTo("too large");
        assertThat(desk.tracker.rejected()).isEqualTo(1);
        assertThat(desk.tracker.live()).isEmpty();
    }

    @Test
    void neitherCanBeAmendedMeanwhile() {
        desk.turn();
        cancelIs(new Outcome.Unknown("time-out"));

        assertThat(desk.gateway.amendProblem(old, size(BTC, "4")).orElseThrow().words())
                .contains("a successor waits");
        assertThat(desk.gateway.amendProblem(heir, size(BTC, "4")).orElseThrow().words())
                .contains("a successor waits");
        assertThat(desk.gateway.amendProblem(desk.open("1"), size(BTC, "4"))).isEmpty();
    }
}
