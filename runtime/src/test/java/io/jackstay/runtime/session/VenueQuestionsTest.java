package io.jackstay.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class VenueQuestionsTest {
    private final Logins logins = Logins.virtual(Capability.TRADING);
    private final VenueQuestions questions = new VenueQuestions(logins.driver);

    @Test
    void aVenueThatNeverAnswersIsUnreachable() {
        logins.start();
        logins.venue().onSnapshot = reply -> {};

        assertThatExceptionOfType(JackstayException.class)
                .isThrownBy(() -> questions.snapshot(logins.account))
                .withMessageContaining("snapshot of sim failed: no answer")
                .satisfies(silent -> assertThat(silent.code()).isEqualTo(ErrorCode.VENUE_UNREACHABLE));
    }

    @Test
    void whatIsRefusedForNowMayBeAskedAgain() {
        logins.start();
        logins.venue().onSnapshot = reply -> reply.refused(RejectReason.RATE_LIMITED, "one too many");
        assertThatExceptionOfType(JackstayException.class)
                .isThrownBy(() -> questions.snapshot(logins.account))
                .withMessage("snapshot of sim was refused: one too many")
                .satisfies(busy -> assertThat(busy.code()).isEqualTo(ErrorCode.VENUE_UNREACHABLE));

        logins.venue().onSnapshot = reply -> reply.refused(RejectReason.AUTHENTICATION, "unknown key");
        assertThatExceptionOfType(JackstayException.class)
                .isThrownBy(() -> questions.snapshot(logins.account))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VENUE_REFUSED));
    }

    @Test
    void whatAVenueLacksIsDoneWithout() {
        Logins data = Logins.virtual();
        VenueQuestions asked = new VenueQuestions(data.driver);
        data.start();
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
        leveraged.start();
        Needs needs = Needs.none().market(Markets.BTC, 5, Feed.TOP);

        assertThatExceptionOfType(JackstayException.class)
                .isThrownBy(() ->
                        asked.setLeverage(leveraged.account, needs.markets().get(0)))
                .withMessageContaining("leverage 5 of sim:BTC-USDC-PERP was refused");
    }
}
