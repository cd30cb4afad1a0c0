package io.jackstay.risk.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.RejectReason;
import io.jackstay.testkit.harness.StrategyHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole bots with a circuit breaker: what trips it, what a trip does, when trading goes on. */
class CircuitBreakerTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final HandStrategy hand = new HandStrategy();

    private StrategyHarness bot(CircuitBreakerConfig config) {
        return HandStrategy.bot(hand)
                .startEquity("10000 USDC")
                .startAt(NOON)
                .risk(new CircuitBreakerProvider(), config)
                .open()
                .top("59999.9", "1", "60000.1", "1")
                .mark("60000");
    }

    private static CircuitBreakerConfig config(
            Optional<Integer> inARow,
            Optional<Integer> errors,
            Optional<String> round,
            Optional<Integer> losing,
            Optional<String> together,
            int maxHalts) {
        return new CircuitBreakerConfig(
                inARow,
                errors,
                Duration.ofMinutes(1),
                round,
                losing,
                together,
                "30m",
                maxHalts,
                OnHalt.CANCEL,
                OnRestart.STAY);
    }

    private static CircuitBreakerConfig inARow(int count) {
        return config(Optional.of(count), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 3);
    }

    private void rejected(StrategyHarness bot, RejectReason reason, String label) {
        bot.rejectNext(label, reason);
        hand.places(bot, Side.BUY, "0.001", "59000", label);
    }

    /** Buys 0.1 at 60000, sells it in parts at another price. */
    private void round(StrategyHarness bot, String name, String exit, String... parts) {
        hand.places(bot, Side.BUY, "0.1", "60000", name);
        bot.fill(name);
        hand.places(bot, Side.SELL, "0.1", exit, name + " out");
        for (String part : parts) {
            bot.fillPart(name + " out", part);
        }
    }

    @Test
    void errorsInARowTripAndCancelWhatRests() {
        StrategyHarness bot = bot(inARow(3));
        hand.places(bot, Side.BUY, "0.1", "55000", "resting");
        rejected(bot, RejectReason.CONNECTOR_DOWN, "E1");
        rejected(bot, RejectReason.RATE_LIMITED, "E2");
        bot.expectOrders("BUY 0.1 @ 55000 resting");
        rejected(bot, RejectReason.INVALID_REQUEST, "E3");

        bot.expectOrders();
        assertThat(bot.sentence())
                .startsWith("halted by circuit-breaker until 12:30")
                .endsWith(": 3 of 3 errors of the venue in a row");
        assertThat(bot.alerts()).hasSize(1);
        bot.advance(Duration.ofMinutes(31));
        hand.places(bot, Side.BUY, "0.1", "55000", "again");
        bot.expectOrders("BUY 0.1 @ 55000 again");
    }

    @Test
    void answerAboutTheOrderItselfEndsTheRun() {
        StrategyHarness bot = bot(inARow(2));
        rejected(bot, RejectReason.CONNECTOR_DOWN, "E1");
        rejected(bot, RejectReason.POST_ONLY_WOULD_CROSS, "P1");
        rejected(bot, RejectReason.CONNECTOR_DOWN, "E2");
        hand.places(bot, Side.BUY, "0.1", "55000", "accepted");
        rejected(bot, RejectReason.CONNECTOR_DOWN, "E3");
        assertThat(hand.halts).isEmpty();
        rejected(bot, RejectReason.AUTHENTICATION, "E4");
        assertThat(hand.halts).hasSize(1);
    }

    @Test
    void lostAnswersCount() {
        StrategyHarness bot = bot(inARow(2));
        bot.loseNextAnswer("U1");
        hand.places(bot, Side.BUY, "0.001", "59000", "U1");
        bot.loseNextAnswer("U2");
        hand.places(bot, Side.BUY, "0.001", "59000", "U2");

        assertThat(bot.sentence()).endsWith(": 2 of 2 errors of the venue in a row");
    }

    @Test
    void errorsWithinATimeTripWhateverLiesBetween() {
        StrategyHarness bot =
                bot(config(Optional.empty(), Optional.of(3), Optional.empty(), Optional.empty(), Optional.empty(), 3));
        rejected(bot, RejectReason.CONNECTOR_DOWN, "E1");
        bot.advance(Duration.ofMinutes(1));
        rejected(bot, RejectReason.CONNECTOR_DOWN, "E2");
        hand.places(bot, Side.BUY, "0.001", "59000", "accepted");
        rejected(bot, RejectReason.CONNECTOR_DOWN, "E3");
        assertThat(hand.halts).isEmpty();
        rejected(bot, RejectReason.CONNECTOR_DOWN, "E4");
        assertThat(bot.sentence()).endsWith(": 3 of 3 errors of the venue in 1 min");
    }

    @Test
    void lossOfOneRoundTripsOverItsFills() {
        StrategyHarness bot = bot(
                config(Optional.empty(), Optional.empty(), Optional.of("0.5%"), Optional.empty(), Optional.empty(), 3));
        round(bot, "A", "59600", "0.1");
        assertThat(hand.halts).isEmpty();
        round(bot, "B", "59400", "0.06");
        assertThat(hand.halts).isEmpty();
        bot.fill("B out");

        assertThat(hand.halts).hasSize(1);
        assertThat(bot.sentence()).endsWith(" in one round").contains(": -60.");
    }

    @Test
    void losingRoundsInARowTripByNumberAndAWinBeginsAnew() {
        StrategyHarness bot =
                bot(config(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(2), Optional.empty(), 3));
        round(bot, "A", "59900", "0.05", "0.05");
        round(bot, "B", "60500", "0.1");
        round(bot, "C", "59900", "0.1");
        assertThat(hand.halts).isEmpty();
        round(bot, "D", "59900", "0.1");

        assertThat(bot.sentence()).endsWith(": 2 of 2 losing rounds in a row");
    }

    @Test
    void losingRoundsTripByWhatTheyLoseTogetherAndOverARestart() {
        StrategyHarness bot = bot(config(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("100 USDC"), 3));
        round(bot, "A", "59500", "0.1");
        bot.restart().top("59999.9", "1", "60000.1", "1").mark("60000");
        assertThat(hand.halts).isEmpty();
        round(bot, "B", "59600", "0.1");
        assertThat(hand.halts).isEmpty();
        round(bot, "C", "59900", "0.1");

        assertThat(bot.sentence()).endsWith(" in 3 losing rounds in a row");
    }

    @Test
    void afterItsHaltsOfTheDayOnlyAPersonResumes() {
        StrategyHarness bot =
                bot(config(Optional.of(1), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1));
        rejected(bot, RejectReason.CONNECTOR_DOWN, "E1");
        bot.advance(Duration.ofMinutes(31));
        rejected(bot, RejectReason.CONNECTOR_DOWN, "E2");
        String words = "halted by circuit-breaker: 1 of 1 errors of the venue in a row, after 1 halts in a day";
        assertThat(bot.sentence()).isEqualTo(words);

        bot.advance(Duration.ofDays(1)).restart();
        assertThat(bot.sentence()).isEqualTo(words);
    }

    @Test
    void nothingLimitedIsAMistake() {
        assertThatThrownBy(() -> config(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 3))
                .hasMessageStartingWith("at least one of errors-in-a-row");
    }
}
