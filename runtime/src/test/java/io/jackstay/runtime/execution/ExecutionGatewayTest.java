package io.jackstay.runtime.execution;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.report;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExecutionGatewayTest {
    private final Desk desk = new Desk();

    @Test
    void aTurnLeavesAsOneBatchAtItsEndCancelsFirst() {
        Order resting = desk.open("1");
        Order other = desk.open("1");
        desk.sent.clear();

        Order placed = desk.place(Side.SELL, "2", "101");
        desk.gateway.amend(other, price(BTC, "99"), size(BTC, "1.5"), desk.now());
        desk.gateway.cancel(resting, desk.now());
        assertThat(desk.sent).isEmpty();
        desk.turn();

        OrderBatch batch = desk.sent.get(0);
        assertThat(desk.sent).hasSize(1);
        assertThat(batch.cancels()).hasSize(1);
        assertThat(batch.amends()).hasSize(1);
        assertThat(batch.submits().get(0).cloid()).isEqualTo(placed.cloid().orElseThrow());
        desk.turn();
        assertThat(desk.sent).hasSize(1);
    }

    @Test
    void anOrderCancelledInItsOwnTurnIsNeverSentAndFailsInALaterOne() {
        Order order = desk.place(Side.BUY, "1", "100");
        desk.gateway.cancel(order, desk.now());

        assertThat(order.state()).isEqualTo(OrderState.SUBMITTING);
        assertThat(order.pending()).isEqualTo(Order.Pending.CANCEL);
        desk.turn();

        assertThat(desk.sent).isEmpty();
        assertThat(order.state()).isEqualTo(OrderState.FAILED);
        assertThat(desk.tracker.live()).isEmpty();
        assertThat(desk.decisions).hasSize(2);
    }

    @Test
    void aCancelIsSentOnceUntilItIsAnswered() {
        Order order = desk.open("1");
        desk.gateway.cancel(order, desk.now());
        desk.turn();
        desk.gateway.cancel(order, desk.now());
        desk.turn();

        assertThat(desk.sent).hasSize(2);
        desk.outcome(order, Command.CANCEL, new Outcome.Accepted("", ""));
        desk.gateway.cancel(order, desk.now());
        desk.turn();
        assertThat(desk.sent).hasSize(2);
    }

    @Test
    void aTurnHoldsSoManyCommandsAndCancelsAlways() {
        for (int i = 0; i < ExecutionGateway.MAX_COMMANDS_PER_TURN; i++) {
            assertThat(desk.gateway.hasRoom()).isTrue();
            desk.place(Side.BUY, "1", "100");
        }

        assertThat(desk.gateway.hasRoom()).isFalse();
        desk.turn();
        assertThat(desk.gateway.hasRoom()).isTrue();
        assertThat(desk.sent.get(0).submits()).hasSize(ExecutionGateway.MAX_COMMANDS_PER_TURN);
    }

    @Test
    void idsStartAboveWhatTheVenueShowsOfThisBot() {
        Cloid.Layout layout = Cloid.Layout.forBits(62);
        desk.gateway.startAbove(OrderRef.of(BTC, layout.cloid(0, Desk.BOT, 41)));
        desk.gateway.startAbove(OrderRef.of(BTC, layout.cloid(0, Desk.BOT + 1, 900)));
        desk.gateway.startAbove(OrderRef.of(BTC, layout.cloid(1, Desk.BOT, 900)));
        desk.gateway.startAbove(OrderRef.of(BTC, new Cloid(12)));

        Order order = desk.place(Side.BUY, "1", "100");

        assertThat(order.cloid()).contains(layout.cloid(0, Desk.BOT, 42));
    }

    @Test
    void ordersAtTwoVenuesNeverShareAnId() {
        Set<Long> ids = new HashSet<>();
        MarketId elsewhere = MarketId.parse("other:BTC-USDC-PERP");
        for (int i = 0; i < 50; i++) {
            ids.add(desk.place(Side.BUY, "1", "100").cloid().orElseThrow().value());
            ids.add(desk.place(limit(elsewhere, Side.BUY, "1", "100"))
                    .cloid()
                    .orElseThrow()
                    .value());
        }
        desk.turn();

        assertThat(ids).hasSize(100);
        assertThat(desk.tracker.live()).hasSize(100);
        assertThat(desk.sent).hasSize(2);
    }

    @Test
    void theLastAmendOfATurnCountsAndALaterOneWaits() {
        Order order = desk.open("1");
        desk.sent.clear();
        desk.gateway.amend(order, price(BTC, "99"), size(BTC, "2"), desk.now());
        assertThat(desk.gateway.amendProblem(order, size(BTC, "3"))).isEmpty();
        desk.gateway.amend(order, price(BTC, "98"), size(BTC, "3"), desk.now());
        desk.turn();

        assertThat(desk.sent.get(0).amends()).singleElement().satisfies(amend -> assertThat(amend.totalSize())
                .isEqualTo(size(BTC, "3")));
        assertThat(desk.gateway.amendProblem(order, size(BTC, "4"))).isPresent();
        assertThat(order.size()).isEqualTo(size(BTC, "1"));
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "3"));

        desk.outcome(order, Command.AMEND, new Outcome.Accepted("", ""));
        assertThat(order.size()).isEqualTo(size(BTC, "3"));
        assertThat(order.price()).isEqualTo(price(BTC, "98"));
        assertThat(order.pending()).isEqualTo(Order.Pending.NONE);
    }

    @Test
    void aDoubtfulAmendCountsUntilTheVenueShowsItOrItIsTooLate() {
        Order order = desk.open("1");
        desk.gateway.amend(order, price(BTC, "99"), size(BTC, "2"), desk.now());
        desk.turn();
        desk.outcome(order, Command.AMEND, new Outcome.Unknown("time-out"));

        assertThat(order.state()).isEqualTo(OrderState.OPEN);
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "2"));
        desk.report(order, OrderState.OPEN, "0");
        assertThat(desk.tracker.atMost(order)).as("it may be under way").isEqualTo(size(BTC, "2"));
        desk.pass(OrderTracker.DEADLINE);
        desk.report(order, OrderState.OPEN, "0", desk.nanos());
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "1"));
    }

    @Test
    void anOrderThatACancelEndedCountsUntilTheVenueHasCountedItsFills() {
        desk.settleTime = Duration.ofSeconds(5);
        Order order = desk.open("1");
        desk.gateway.cancel(order, desk.now());
        desk.turn();
        desk.outcome(order, Command.CANCEL, new Outcome.Accepted("", ""));

        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(desk.tracker.unsettled()).hasSize(1);
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "1"));
        desk.report(order, OrderState.CANCELLED, "0.4");
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "0.4"));
        desk.fill(order, "0.4");
        assertThat(desk.tracker.unsettled()).isEmpty();
    }

    @Test
    void anOrderThatACancelEndedCountsNoLongerThanTheSettleTime() {
        desk.settleTime = Duration.ofSeconds(5);
        Order order = desk.open("1");
        desk.gateway.cancel(order, desk.now());
        desk.turn();
        desk.outcome(order, Command.CANCEL, new Outcome.Accepted("", ""));

        desk.pass(Duration.ofSeconds(4));
        assertThat(desk.tracker.unsettled()).hasSize(1);
        desk.pass(Duration.ofSeconds(1));
        assertThat(desk.tracker.unsettled()).isEmpty();
        assertThat(desk.tracker.atMost(order).isZero()).isTrue();
    }

    @Test
    void aRefusedAmendLeavesTheTerms() {
        Order order = desk.open("1");
        desk.gateway.amend(order, price(BTC, "99"), size(BTC, "2"), desk.now());
        desk.turn();
        desk.outcome(order, Command.AMEND, Desk.rejected());

        assertThat(order.size()).isEqualTo(size(BTC, "1"));
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "1"));
        assertThat(order.why()).contains("no");
    }

    @Test
    void aReplacedOrderGoesOnUnderItsSuccessorsId() {
        Order order = desk.open("1");
        Cloid first = order.cloid().orElseThrow();
        desk.gateway.amend(order, price(BTC, "99"), size(BTC, "2"), desk.now());
        desk.turn();
        Cloid successor = desk.sent.get(1).amends().get(0).successor();
        desk.outcome(order, Command.AMEND, new Outcome.Accepted("", ""));

        desk.tracker.onReport(
                report(OrderRef.of(BTC, successor, "v2"), Side.BUY, "2", "99", OrderState.OPEN, desk.nanos() + 1),
                desk.now());

        assertThat(order.cloid()).contains(successor);
        assertThat(desk.tracker.find(first)).contains(order);
        assertThat(desk.tracker.find(OrderRef.foreign(BTC, "v2"))).contains(order);
        desk.fill(OrderRef.of(BTC, successor), "2");
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(desk.tracker.live()).isEmpty();
    }

    @Test
    void whatCannotBeAmendedSaysWhy() {
        Order ended = desk.open("1");
        desk.fill(ended, "1");
        Order cancelling = desk.open("1");
        desk.gateway.cancel(cancelling, desk.now());
        Order filled = desk.open("1");
        desk.fill(filled, "0.5");
        desk.turn();
        Order young = desk.place(Side.BUY, "1", "100");

        assertThat(desk.gateway.amendProblem(ended, size(BTC, "2"))).isPresent();
        assertThat(desk.gateway.amendProblem(cancelling, size(BTC, "2"))).isPresent();
        assertThat(desk.gateway.amendProblem(filled, size(BTC, "0.5"))).isPresent();
        assertThat(desk.gateway.amendProblem(young, size(BTC, "2"))).isPresent();
        assertThat(desk.gateway.amendProblem(filled, size(BTC, "0.6"))).isEmpty();
    }

    @Test
    void anOrderOfAnotherBotIsRefused() {
        Order stranger = new Desk().open("1");

        assertThatIllegalArgumentException().isThrownBy(() -> desk.gateway.cancel(stranger, desk.now()));
        assertThatIllegalArgumentException().isThrownBy(() -> desk.gateway.amendProblem(stranger, size(BTC, "2")));
    }

    @Test
    void whatHasLeftDoesNotLeaveAgain() {
        Order cancelled = desk.open("1");
        Order amended = desk.open("1");
        desk.gateway.cancel(cancelled, desk.now());
        desk.gateway.amend(amended, price(BTC, "99"), size(BTC, "2"), desk.now());
        desk.place(Side.BUY, "1", "100");
        desk.turn();
        Order next = desk.place(Side.BUY, "1", "100");
        desk.turn();

        OrderBatch batch = desk.sent.get(desk.sent.size() - 1);
        assertThat(batch.size()).isEqualTo(1);
        assertThat(batch.submits().get(0).cloid()).isEqualTo(next.cloid().orElseThrow());
    }

    @Test
    void ordersAndAmendsCarryTheTimeAfterWhichTheyAreNotCarriedOut() {
        long deadline = desk.nanos() + OrderTracker.DEADLINE.toNanos();
        Order order = desk.open("1");
        desk.gateway.amend(order, price(BTC, "99"), size(BTC, "2"), desk.now());
        desk.turn();

        assertThat(desk.sent.get(0).submits().get(0).deadlineEpochNanos()).isEqualTo(deadline);
        assertThat(desk.sent.get(1).amends().get(0).deadlineEpochNanos()).isEqualTo(deadline);
    }

    @Test
    void aCancelTakesBackTheAmendOfItsTurn() {
        Order order = desk.open("1");
        desk.gateway.amend(order, price(BTC, "99"), size(BTC, "2"), desk.now());
        desk.gateway.cancel(order, desk.now());
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "1"));
        desk.turn();

        OrderBatch batch = desk.sent.get(desk.sent.size() - 1);
        assertThat(batch.amends()).isEmpty();
        assertThat(batch.cancels()).hasSize(1);
    }

    @Test
    void anAmendOfOneOrderLeavesThatOfAnother() {
        Order one = desk.open("1");
        Order two = desk.open("1");
        desk.gateway.amend(one, price(BTC, "99"), size(BTC, "2"), desk.now());
        assertThat(desk.gateway.amendProblem(two, size(BTC, "2"))).isEmpty();
        desk.gateway.amend(two, price(BTC, "99"), size(BTC, "2"), desk.now());
        desk.turn();

        assertThat(desk.sent.get(desk.sent.size() - 1).amends()).hasSize(2);
    }

    @Test
    void everyDecisionIsWrittenOnce() {
        Order order = desk.open("1");
        long cloid = order.cloid().orElseThrow().value();
        desk.gateway.amend(order, price(BTC, "99"), size(BTC, "2"), desk.now());
        desk.gateway.cancel(order, desk.now());
        desk.gateway.cancel(order, desk.now());
        desk.gateway.cancelStray(OrderRef.foreign(BTC, "v9"), desk.nanos());
        desk.gateway.cancelStray(OrderRef.foreign(BTC, "v9"), desk.nanos());

        assertThat(desk.decisions)
                .containsExactly("place " + cloid, "amend " + cloid, "cancel " + cloid, "cancel stray v9");
    }

    @Test
    void anAmendThatIsNotAllowedIsAStepThatChangesNothing() {
        Order order = desk.open("1");
        int steps = desk.steps.size();

        desk.gateway.amendRefused(order, new Rejection(RejectReason.RISK, "too large"), desk.now());

        assertThat(desk.steps).hasSize(steps + 1);
        assertThat(order.why()).isEqualTo("amend refused: too large");
        assertThat(order.state()).isEqualTo(OrderState.OPEN);
        assertThat(order.size()).isEqualTo(size(BTC, "1"));
    }

    @Test
    void theRefusalOfATurnThatIsFullSaysHowMuchItHolds() {
        assertThat(ExecutionGateway.tooMany().reason()).isEqualTo(RejectReason.TOO_MANY_ORDERS);
        assertThat(ExecutionGateway.tooMany().words()).contains("2000");
    }

    @Test
    void anOrderCancelledInItsOwnTurnSaysSo() {
        Order order = desk.place(Side.BUY, "1", "100");
        desk.gateway.cancel(order, desk.now());
        desk.turn();

        assertThat(order.why()).isEqualTo("cancelled in the turn that placed it");
        assertThat(desk.steps).extracting(step -> step.to()).containsExactly(OrderState.SUBMITTING, OrderState.FAILED);
    }

    @Test
    void theCountOfABotsOrdersGoesOnAboveWhatMayHaveBeenGiven() {
        CloidSource.Sequence sequence = new CloidSource.Sequence();
        Cloid.Layout layout = Cloid.Layout.forBits(62);
        CloidSource source = new CloidSource(layout, 0, Desk.BOT, sequence);
        sequence.startAbove(7);
        sequence.startAbove(5);

        assertThat(source.next()).isEqualTo(layout.cloid(0, Desk.BOT, 8));
        assertThat(sequence.last()).isEqualTo(8);
        assertThatIllegalArgumentException().isThrownBy(() -> new CloidSource(layout, 0, 1 << 30, sequence));
    }
}
