package io.jackstay.runtime.session;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.alert.AlertCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StrayOrdersTest {
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Logins logins = Logins.virtual(Capability.TRADING);
    private final Set<Integer> present = new TreeSet<>(List.of(1));
    private final Set<Integer> known = new TreeSet<>(List.of(1, 2));
    private final List<OrderRef> keeps = new ArrayList<>();
    private final List<Integer> untouched = new ArrayList<>();
    private final StrayOrders strays =
            new StrayOrders(logins.driver.clock(), new Keeping(), () -> present, () -> known);

    private final class Keeping implements Kept {
        @Override
        public List<OrderRef> orders() {
            return keeps;
        }

        @Override
        public List<Integer> untouched() {
            return untouched;
        }
    }

    @BeforeEach
    void aLoginThatLooks() {
        logins.start();
        logins.account.reconcileEvery(Duration.ofSeconds(10));
    }

    private static OrderRef order(int installation, int bot) {
        return OrderRef.of(BTC, Cloid.Layout.forBits(62).cloid(installation, bot, 9));
    }

    private void rests(OrderRef order) {
        logins.venue().rests(order, limit(Side.BUY, "1", "100"));
    }

    private List<OrderRef> restingAfter(Duration time) {
        logins.driver.await(
                () -> {
                    strays.look(logins.account);
                    return false;
                },
                STEP,
                time);
        return logins.venue().resting().stream().map(resting -> resting.ref()).toList();
    }

    private List<AlertCode> alerts() {
        return logins.account.alerts().stream().map(alert -> alert.code()).toList();
    }

    @Test
    void anOrderThatNoBotLooksAfterIsCancelledAtTheSecondLookAndTold() {
        rests(order(0, 2));
        assertThat(restingAfter(Duration.ofSeconds(30))).hasSize(1);
        assertThat(alerts()).isEmpty();

        assertThat(restingAfter(Duration.ofMinutes(2))).isEmpty();
        assertThat(alerts()).containsExactly(AlertCode.ORDER_STRAY);
    }

    @Test
    void anOrderOfABotThatWasNeverHereIsOfAnotherProcess() {
        rests(order(0, 3));
        assertThat(restingAfter(Duration.ofMinutes(2))).isEmpty();
        assertThat(alerts()).containsExactlyInAnyOrder(AlertCode.ORDER_STRAY, AlertCode.SECOND_PROCESS);
    }

    @Test
    void whatSomebodyLooksAfterOrKeepsOrOwnsElsewhereStays() {
        untouched.add(4);
        keeps.add(order(0, 2));
        rests(order(0, 1));
        rests(order(0, 2));
        rests(order(0, 4));
        rests(order(5, 2));

        assertThat(restingAfter(Duration.ofMinutes(5))).hasSize(4);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aBotThatComesBackInTimeHasItsOrders() {
        rests(order(0, 2));
        restingAfter(Duration.ofSeconds(30));
        present.add(2);

        assertThat(restingAfter(Duration.ofMinutes(5))).hasSize(1);
    }
}
