package io.jackstay.runtime.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who waits for an order, and what is left of that afterwards. */
final class OrderWatchesTest {
    private static final Duration LONG = Duration.ofSeconds(5);

    private final Desk desk = new Desk();
    private final List<String> calls = new ArrayList<>();

    private void onFinal(Order order) {
        order.onFinal(LONG, then -> calls.add("final " + then.state()));
    }

    private void onNext(Order order) {
        order.onNext(LONG, then -> calls.add("next " + then.state()));
    }

    @Test
    void nobodyWaitsOutsideATurnOfTheBot() {
        Order order = desk.open("1");
        desk.inTurn = false;

        assertThatIllegalStateException().isThrownBy(() -> onFinal(order)).withMessageContaining("onFinal");
        assertThatIllegalStateException().isThrownBy(() -> onNext(order)).withMessageContaining("onNext");
        assertThat(desk.watches.waiting()).isZero();
    }

    @Test
    void anEndedOrderHasNoNextStepAndIsWaitedForInVain() {
        Order order = desk.open("1");
        desk.fill(order, "1");
        onNext(order);
        desk.turn();
        assertThat(calls).isEmpty();

        desk.pass(LONG);

        assertThat(calls).containsExactly("next FILLED");
    }

    @Test
    void whatLeavesTheStateIsAStepTooWhenItIsTold() {
        Order order = desk.open("1");
        desk.gateway.cancel(order, desk.now());
        onNext(order);

        desk.outcome(order, Command.CANCEL, Desk.rejected());
        desk.turn();

        assertThat(calls).containsExactly("next OPEN");
    }

    @Test
    void anEndAndTheEndOfTheTimeAreOneCall() {
        Order order = desk.open("1");
        onFinal(order);
        desk.fill(order, "1");

        desk.pass(LONG);
        desk.turn();

        assertThat(calls).containsExactly("final FILLED");
    }

    @Test
    void afterTheTimeNothingIsKept() {
        Order order = desk.open("1");
        onFinal(order);

        desk.pass(LONG);

        assertThat(calls).containsExactly("final OPEN");
        assertThat(desk.watches.waiting()).isZero();
        desk.fill(order, "1");
        desk.turn();
        assertThat(calls).hasSize(1);
    }

    @Test
    void afterTheStepNothingIsKept() {
        Order order = desk.open("1");
        onNext(order);

        desk.fill(order, "0.5");
        assertThat(desk.watches.waiting()).isZero();
        desk.turn();

        assertThat(calls).containsExactly("next PARTIALLY_FILLED");
        assertThat(desk.isWaiting()).isFalse();
    }

    @Test
    void oneThatIsToldLeavesTheOthersOfTheOrderWaiting() {
        Order order = desk.open("1");
        order.onFinal(Duration.ofSeconds(1), then -> calls.add("impatient"));
        onFinal(order);

        desk.pass(Duration.ofSeconds(1));
        assertThat(calls).containsExactly("impatient");
        assertThat(desk.watches.waiting()).isEqualTo(1);
        desk.outcome(order, Command.CANCEL, new Outcome.Accepted("", ""));
        desk.turn();

        assertThat(calls).containsExactly("impatient", "final " + OrderState.CANCELLED);
        assertThat(desk.watches.waiting()).isZero();
    }
}
