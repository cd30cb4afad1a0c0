package io.jackstay.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.RejectReason;
import io.jackstay.runtime.loop.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LoginStartTest {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Logins logins = Logins.virtual(Capability.TRADING);

    private LoginStart started() {
        LoginStart start = new LoginStart(logins.account, logins.driver.clock());
        assertThat(logins.driver.await(start::advance, STEP, LONG)).isTrue();
        return start;
    }

    @Test
    void aStartGivesTheMarkets() {
        LoginStart start = started();

        assertThat(start.hasCome()).isTrue();
        assertThat(start.listed()).containsExactly(Logins.BTC_INFO);
        assertThat(logins.account.isTradable()).isTrue();
    }

    @Test
    void aRefusalIsFinalAndInTheVenuesWords() {
        int[] tries = {0};
        logins.venue().onStart = reply -> {
            tries[0]++;
            reply.refused(RejectReason.AUTHENTICATION, "unknown key");
        };

        assertThat(started().words()).isEqualTo("start of sim was refused: unknown key");
        assertThat(tries[0]).isEqualTo(1);
    }

    @Test
    void anUnknownStartIsTriedAgainAfterASecondThenTwo() {
        int[] tries = {0};
        Consumer<Reply<List<MarketInfo>>> answer = logins.venue().onStart;
        logins.venue().onStart = reply -> {
            if (++tries[0] < 3) {
                reply.unknown("connection reset");
            } else {
                answer.accept(reply);
            }
        };
        LoginStart start = new LoginStart(logins.account, logins.driver.clock());

        logins.driver.await(() -> start.advance() || tries[0] == 3, STEP, Duration.ofMillis(2_900));
        assertThat(tries[0]).isEqualTo(2);
        logins.driver.await(start::advance, STEP, Duration.ofMillis(200));
        assertThat(tries[0]).isEqualTo(3);
        assertThat(start.hasCome()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "CONNECTOR_DOWN"})
    void aStartThatTheVenueDidNotJudgeIsTriedAgain(RejectReason reason) {
        int[] tries = {0};
        Consumer<Reply<List<MarketInfo>>> answer = logins.venue().onStart;
        logins.venue().onStart = reply -> {
            if (++tries[0] < 2) {
                reply.refused(reason, "not now");
            } else {
                answer.accept(reply);
            }
        };

        assertThat(started().hasCome()).isTrue();
        assertThat(tries[0]).isEqualTo(2);
    }

    @Test
    void aStartThatTheVenueNeverJudgedMayComeAgain() {
        logins.venue().onStart = reply -> reply.refused(RejectReason.RATE_LIMITED, "HTTP 429");

        LoginStart start = started();
        assertThat(start.isUnanswered()).isTrue();
        assertThat(start.words()).isEqualTo("start of sim was refused: HTTP 429");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void aPauseBetweenTriesDoesNotNoticeThatTheClockIsSet(Duration jump) {
        int[] tries = {0};
        logins.venue().onStart = reply -> {
            tries[0]++;
            reply.unknown("connection reset");
        };
        LoginStart start = new LoginStart(logins.account, logins.driver.clock());
        logins.driver.await(() -> start.advance() || tries[0] == 1, STEP, STEP);
        ((VirtualClock) logins.driver.clock()).setWall(jump);

        logins.driver.await(start::advance, STEP, Duration.ofMillis(800));
        assertThat(tries[0]).isEqualTo(1);
        logins.driver.await(start::advance, STEP, Duration.ofMillis(400));
        assertThat(tries[0]).isEqualTo(2);
    }

    @Test
    void aVenueThatNeverAnswersIsGivenUp() {
        logins.venue().onStart = reply -> {};

        assertThat(started().words()).isEqualTo("start of sim failed: no answer to start in time");
    }
}
