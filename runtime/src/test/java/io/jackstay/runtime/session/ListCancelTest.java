package io.jackstay.runtime.session;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ListCancelTest {
    private static final OrderRef OURS =
            OrderRef.of(BTC, Cloid.Layout.forBits(62).cloid(0, 1, 9), "v9");
    private static final Duration STEP = Duration.ofMillis(100);

    private final Logins logins = Logins.virtual(Capability.TRADING);
    private final List<Reply<AccountSnapshot>> asked = new ArrayList<>();
    private boolean isThere = true;
    private final ListCancel cancel = new ListCancel(
            1, new TreeSet<>(List.of(Markets.SIM)), venue -> isThere ? logins.account : null, logins.driver.clock());

    private boolean await(Duration patience) {
        return logins.driver.await(
                () -> {
                    cancel.advance();
                    return cancel.isConfirmed();
                },
                STEP,
                patience);
    }

    @Test
    void itIsConfirmedWhenTheVenueHasShownNoneTwice() {
        logins.start();
        logins.venue().rests(OURS, limit(Side.BUY, "1", "100"));

        assertThat(await(Duration.ofMillis(2_500))).isFalse();
        assertThat(logins.venue().resting()).isEmpty();
        assertThat(await(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void aSlowAnswerCountsToo() {
        logins.start();
        logins.venue().onSnapshot = asked::add;

        assertThat(await(Duration.ofSeconds(5))).isFalse();
        assertThat(asked).hasSize(1);
        assertThat(cancel.isAsking()).isTrue();
        logins.account.execute(() -> asked.get(0).ok(logins.venue().holds()));
        await(Duration.ofSeconds(5));
        assertThat(asked).hasSize(2);
        logins.account.execute(() -> asked.get(1).ok(logins.venue().holds()));

        assertThat(await(Duration.ofSeconds(2))).isTrue();
        assertThat(cancel.isAsking()).isFalse();
    }

    @Test
    void aLoginThatGivesNoAnswerIsAskedAnew() {
        logins.start();
        logins.driver.drop(logins.account);
        assertThat(await(Duration.ofSeconds(10))).isFalse();
        logins.driver.turn(logins.account);
        logins.venue().onSnapshot = asked::add;

        assertThat(await(Duration.ofSeconds(40))).isFalse();
        assertThat(asked).hasSizeGreaterThan(1);
    }

    @Test
    void aVenueWithoutALoginIsAskedOnceThereIsOne() {
        logins.start();
        isThere = false;
        assertThat(await(Duration.ofSeconds(10))).isFalse();
        isThere = true;

        assertThat(await(Duration.ofSeconds(5))).isTrue();
    }
}
