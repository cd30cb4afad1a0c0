package io.jackstay.connector.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A paper account that somebody only looks at. */
class PaperReadOnlyTest {
    private static final PaperConfig CONFIG =
            Session.config(Optional.of(FeedConfig.RandomWalk.of(7, new BigDecimal("60000"))));

    private static Session traded() {
        Session session = Session.of(new FakeContext(), CONFIG);
        session.advance(Duration.ofSeconds(1));
        session.place(session.limit(Side.BUY, "0.1", "60100").ioc());
        session.place(session.limit(Side.BUY, "0.2", "59000"));
        return session;
    }

    @Test
    void allThatIsHeldOpenAndFilledIsToldAtTheStart() {
        FakeContext looking = traded().context.nextAfterKill();
        looking.readOnly = true;
        Session.of(looking, CONFIG);
        looking.timers.advance(Duration.ZERO);

        assertThat(looking.events.fills).isNotEmpty();
        assertThat(looking.events.orders)
                .contains("order 2 OPEN 0")
                .anyMatch(line -> line.startsWith("position"))
                .anyMatch(line -> line.startsWith("balance USDC"));
    }

    @Test
    void otherwiseTheStartTellsNothingOfIt() {
        FakeContext next = traded().context.nextAfterKill();
        Session.of(next, CONFIG);
        next.timers.advance(Duration.ZERO);

        assertThat(next.events.fills).isEmpty();
        assertThat(next.events.orders).noneMatch(line -> line.startsWith("order"));
    }
}
