package io.jackstay.connector.paper;

import static io.jackstay.api.market.Side.BUY;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The exchange's dead-man switch. */
class PaperDeadManTest {
    private final HandFeed feed = new HandFeed();
    private Session session = Session.on(feed);

    @BeforeEach
    void anOrderRests() {
        feed.top(600_000, 2_000, 600_001, 2_000);
        session.advance(Duration.ofSeconds(1));
        session.place(session.limit(BUY, "1", "59990"));
    }

    private void arm(Duration horizon) {
        List<Result<Void>> answers = new ArrayList<>();
        Reply<Void> reply = answers::add;
        session.connector.armDeadMan(horizon, List.of(Session.MARKET), reply);
        assertThat(answers).singleElement().isInstanceOf(Result.Ok.class);
    }

    private int open() {
        return session.snapshot().openOrders().size();
    }

    @Test
    void itCancelsAllUnlessItIsToldAgainInTime() {
        arm(Duration.ofSeconds(10));
        session.advance(Duration.ofSeconds(9));
        arm(Duration.ofSeconds(10));
        session.advance(Duration.ofSeconds(9));
        assertThat(open()).isEqualTo(1);

        session.advance(Duration.ofSeconds(1));

        assertThat(open()).isZero();
        assertThat(session.events().orders).anyMatch(line -> line.startsWith("order 1 CANCELLED"));
    }

    @Test
    void aZeroHorizonDisarmsIt() {
        arm(Duration.ofSeconds(10));
        arm(Duration.ZERO);

        session.advance(Duration.ofMinutes(1));

        assertThat(open()).isEqualTo(1);
    }

    @Test
    void itGoesOnWhenTheProcessIsGone() {
        arm(Duration.ofSeconds(10));
        session = session.killed(new HandFeed());
        session.advance(Duration.ofSeconds(9));
        assertThat(open()).isEqualTo(1);

        session.advance(Duration.ofSeconds(2));

        assertThat(open()).isZero();
    }
}
