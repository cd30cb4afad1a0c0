package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The dead-man switch of a login, the venue's and ours, with a supervisor that the test plays. */
final class DeadManTest {
    private static final Duration HORIZON = Duration.ofSeconds(60);

    private final List<Duration> asked = new ArrayList<>();
    private final List<Order> placed = new ArrayList<>();
    private Bench bench = new Bench();

    private void atVenue() {
        bench = new Bench(VenueTraits.of(Capability.TRADING, Capability.DEAD_MAN), Bench.BTC_INFO);
        bench.venue().onArm = (horizon, reply) -> {
            asked.add(horizon);
            reply.done(Result.ok());
        };
    }

    private void start() {
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                placed.add(context.orders().place(limit(Side.BUY, "1", "99")));
            }
        };
        bench.account.armDeadMan(HORIZON);
        bench.started(1, strategy);
    }

    /** The supervisor says so ten times a second. */
    private void pass(Duration time, Fitness fitness) {
        for (long i = 0; i < time.toMillis() / 100; i++) {
            bench.account.fitness(fitness);
            bench.pass(Duration.ofMillis(100));
        }
    }

    private List<AlertCode> alerts() {
        return bench.account.alerts().stream().map(Alert::code).toList();
    }

    @Test
    void theVenuesSwitchIsRefreshedEveryThirdOfItsHorizon() {
        atVenue();
        start();
        asked.clear();

        pass(Duration.ofMinutes(10), Fitness.FIT);

        assertThat(asked).hasSizeBetween(29, 31).containsOnly(HORIZON);
        assertThat(bench.account.isDeadManArmed()).isTrue();
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aSupervisorThatIsNotHeardLeavesItToFireAndNothingNewLeaves() {
        atVenue();
        start();
        pass(Duration.ofSeconds(30), Fitness.FIT);
        asked.clear();

        bench.pass(Duration.ofSeconds(81));

        assertThat(asked).as("within the third in which it was heard").hasSizeLessThanOrEqualTo(1);
        assertThat(bench.account.isDeadManArmed()).isFalse();
        assertThat(alerts()).containsExactly(AlertCode.DEAD_MAN_FIRED);
        bench.quote(1000, 1001);
        assertThat(placed).singleElement().extracting(Order::state).isEqualTo(OrderState.REJECTED);
        pass(Duration.ofSeconds(1), Fitness.FIT);
        bench.quote(1001, 1002);
        assertThat(bench.account.isDeadManArmed()).isTrue();
        assertThat(placed.get(1).state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void anUnfitLoginIsNotRefreshedAndTheAlertSaysWhy() {
        atVenue();
        start();
        pass(Duration.ofSeconds(1), Fitness.FIT);
        asked.clear();

        pass(Duration.ofSeconds(61), Fitness.unfit("bot a hangs"));

        assertThat(asked).isEmpty();
        assertThat(bench.account.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.code()).isEqualTo(AlertCode.DEAD_MAN_FIRED);
            assertThat(alert.text()).contains("bot a hangs");
        });
    }

    @Test
    void aLoginWithoutLivingBotsLetsItRunOutWithoutAWord() {
        atVenue();
        start();
        asked.clear();

        pass(Duration.ofMinutes(5), Fitness.IDLE);

        assertThat(asked).isEmpty();
        assertThat(bench.account.isDeadManArmed()).isFalse();
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aVenueThatDoesNotTakeItIsToldAndAskedAgain() {
        atVenue();
        start();
        pass(Duration.ofSeconds(1), Fitness.FIT);
        bench.venue().onArm = (horizon, reply) -> reply.unknown("502");

        pass(Duration.ofMinutes(2), Fitness.FIT);
        assertThat(alerts()).containsExactly(AlertCode.DEAD_MAN_OFF);
        assertThat(bench.account.isDeadManArmed()).isFalse();

        bench.venue().onArm = (horizon, reply) -> reply.done(Result.ok());
        pass(Duration.ofSeconds(21), Fitness.FIT);
        assertThat(bench.account.isDeadManArmed()).isTrue();
    }

    @Test
    void whereTheVenueHasNoneOurOrdersAreCancelledByListUntilItShowsNone() {
        start();
        pass(Duration.ofSeconds(1), Fitness.FIT);
        bench.quote(1000, 1001);
        OrderRef hand = OrderRef.foreign(Markets.BTC, "hand");
        bench.venue().rests(hand, limit(Side.BUY, "1", "98"));
        assertThat(bench.account.isDeadManArmed()).isTrue();

        bench.pass(Duration.ofSeconds(90));

        assertThat(placed).singleElement().extracting(Order::state).isEqualTo(OrderState.CANCELLED);
        assertThat(bench.venue().resting()).singleElement().satisfies(left -> assertThat(left.ref())
                .isEqualTo(hand));
        assertThat(alerts()).containsExactly(AlertCode.DEAD_MAN_FIRED);
    }

    @Test
    void aVenueThatRefusesItLeavesTheWatchToUs() {
        atVenue();
        bench.venue().onArm = (horizon, reply) -> reply.refused(RejectReason.NOT_ENTITLED, "only for big accounts");
        start();
        pass(Duration.ofSeconds(1), Fitness.FIT);
        bench.quote(1000, 1001);
        assertThat(bench.account.isDeadManArmed()).isTrue();

        bench.pass(Duration.ofSeconds(90));

        assertThat(bench.venue().resting()).isEmpty();
    }

    @Test
    void anOrderlyEndDisarmsIt() {
        atVenue();
        start();
        pass(Duration.ofSeconds(1), Fitness.FIT);

        bench.account.disarmDeadMan();
        bench.settle();
        bench.pass(Duration.ofMinutes(5));

        assertThat(asked.get(asked.size() - 1)).isEqualTo(Duration.ZERO);
        assertThat(alerts()).isEmpty();
        assertThat(bench.venue().batches).noneMatch(DeadManTest::hasCancels);
    }

    private static boolean hasCancels(OrderBatch batch) {
        return !batch.cancels().isEmpty();
    }
}
