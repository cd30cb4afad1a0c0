package io.jackstay.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class VenueQuestionsTest {
    private final Logins logins = Logins.virtual(Capability.TRADING);
    private final VenueQuestions questions = new VenueQuestions(logins.driver);

    @Test
    void aStartGivesTheMarkets() {
        assertThat(questions.start(logins.account)).containsExactly(Logins.BTC_INFO);
        assertThat(logins.account.isTradable()).isTrue();
        assertThat(questions.snapshot(logins.account).openOrders()).isEmpty();
    }

    @Test
    void aRefusalEndsTheStartWithTheVenuesWords() {
        logins.venue().onStart = reply -> reply.refused(RejectReason.AUTHENTICATION, "unknown key");

        assertThatExceptionOfType(JackstayException.class)
                .isThrownBy(() -> questions.start(logins.account))
                .withMessageContaining("start of sim was refused: unknown key")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VENUE_REFUSED));
    }

    @Test
    void anUnknownStartIsTriedAgain() {
        int[] tries = {0};
        Consumer<Reply<List<MarketInfo>>> start = logins.venue().onStart;
        logins.venue().onStart = reply -> {
            if (++tries[0] < 3) {
                reply.unknown("connection reset");
            } else {
                start.accept(reply);
            }
        };
        long before = logins.driver.clock().nanoTime();

        assertThat(questions.start(logins.account)).hasSize(1);
        assertThat(tries[0]).isEqualTo(3);
        assertThat(logins.driver.clock().nanoTime() - before)
                .isEqualTo(Duration.ofSeconds(3).toNanos());
    }

    @Test
    void aVenueThatNeverAnswersIsUnreachable() {
        logins.venue().onStart = reply -> {};

        assertThatExceptionOfType(JackstayException.class)
                .isThrownBy(() -> questions.start(logins.account))
                .satisfies(silent -> assertThat(silent.code()).isEqualTo(ErrorCode.VENUE_UNREACHABLE));
    }

    @Test
    void whatAVenueLacksIsDoneWithout() {
        Logins data = Logins.virtual();
        VenueQuestions asked = new VenueQuestions(data.driver);
        asked.start(data.account);
        data.venue().onSnapshot = reply -> {
            throw new AssertionError("a venue without trading is not asked what it holds");
        };
        Needs needs = Needs.none().market(Markets.BTC, 5, Feed.TOP).candles(Markets.BTC, Duration.ofMinutes(1), 10);

        assertThat(asked.snapshot(data.account).openOrders()).isEmpty();
        asked.setLeverage(data.account, needs.markets().get(0));
        assertThat(asked.candles(data.account, needs.candles().get(0))).isEmpty();
    }

    @Test
    void aLeverageThatIsRefusedEndsTheStart() {
        Logins leveraged = Logins.virtual(Capability.TRADING, Capability.LEVERAGE_PER_MARKET);
        VenueQuestions asked = new VenueQuestions(leveraged.driver);
        asked.start(leveraged.account);
        Needs needs = Needs.none().market(Markets.BTC, 5, Feed.TOP);

        assertThatExceptionOfType(JackstayException.class)
                .isThrownBy(() ->
                        asked.setLeverage(leveraged.account, needs.markets().get(0)))
                .withMessageContaining("leverage 5 of sim:BTC-USDC-PERP was refused");
    }
}
