package io.jackstay.strategy.smoketest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.plugin.Percent;
import io.jackstay.testkit.harness.StrategyHarness;
import io.jackstay.testkit.harness.TestMarkets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmokeTestStrategyTest {
    private static final MarketInfo BTC = TestMarkets.perpetual("one:BTC-USDC-PERP", "0.1", "0.001").toBuilder()
            .minNotional(new BigDecimal("100"))
            .build();
    private static final MarketInfo ETH = TestMarkets.perpetual("two:ETH-USDC-PERP", "0.1", "0.001").toBuilder()
            .minNotional(new BigDecimal("20"))
            .build();

    private static SmokeTestConfig.Trial trial(MarketInfo market, Side side) {
        return new SmokeTestConfig.Trial(
                market.id(),
                side,
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                0,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Percent.parse("1%"));
    }

    private static SmokeTestConfig config(boolean atOnce, Optional<String> only) {
        return new SmokeTestConfig(
                List.of(trial(BTC, Side.BUY), trial(ETH, Side.SELL)), Duration.ofSeconds(2), atOnce, only);
    }

    private static StrategyHarness bot(SmokeTestConfig config) {
        StrategyHarness bot = StrategyHarness.of(new SmokeTestProvider(), config)
                .market(BTC)
                .market(ETH)
                .open();
        config.chosen().forEach(test -> bot.market(test.market()).top("2999.9", "10", "3000.1", "10"));
        return bot.advance(Duration.ofSeconds(1));
    }

    /** To the end of one test, whose orders fill when they rest. */
    private static void pass(StrategyHarness bot) {
        bot.fill(bot.openOrders().get(0).toString()).advance(Duration.ofSeconds(1));
        bot.fill(bot.openOrders().get(0).toString()).advance(Duration.ofSeconds(1));
    }

    @Test
    void oneAfterTheOtherIsTriedAndTheBotEndsWell() {
        StrategyHarness bot = bot(config(false, Optional.empty()));
        // 100 × 1.1 / 2999.9 = 0.0367, up to a lot of 0.001
        bot.expectOrders("BUY 0.037 @ 2999.9");

        pass(bot);
        bot.advance(Duration.ofSeconds(2)).expectOrders("SELL 0.008 @ 3000.1");
        pass(bot);

        assertThat(bot.hasEnded()).as(bot.sentence()).isTrue();
        assertThat(bot.hasFailed()).as(bot.sentence()).isFalse();
        assertThat(bot.sentence()).contains("2 of 2 passed");
    }

    @Test
    void allBeginTogetherWhenThatIsAsked() {
        StrategyHarness bot = bot(config(true, Optional.empty()));

        bot.expectOrders("BUY 0.037 @ 2999.9", "SELL 0.008 @ 3000.1");
    }

    @Test
    void oneConnectorAloneIsTried() {
        StrategyHarness bot = bot(config(false, Optional.of("two")));

        bot.expectOrders("SELL 0.008 @ 3000.1");
        pass(bot);
        assertThat(bot.sentence()).contains("1 of 1 passed");
    }

    @Test
    void anOrderThatIsNotFilledFailsItAndIsCleanedUp() {
        StrategyHarness bot = bot(config(false, Optional.of("two")));
        bot.fillPart("SELL 0.008 @ 3000.1", "0.003");

        bot.advance(Duration.ofSeconds(31));
        bot.fill("BUY 0.003 @ 3030").advance(Duration.ofSeconds(2)).expectOrders();

        assertThat(bot.position(ETH.id())).isEqualByComparingTo("0");
        assertThat(bot.hasFailed()).isTrue();
        assertThat(bot.sentence()).contains("limit").contains("TIMED_OUT");
    }

    @Test
    void whatAnEarlierProcessLeftFailsItAndIsCleanedUp() {
        StrategyHarness bot = bot(config(false, Optional.of("two")));
        bot.fillPart("SELL 0.008 @ 3000.1", "0.003").restart();

        bot.market(ETH.id()).top("2999.9", "10", "3000.1", "10");
        bot.advance(Duration.ofSeconds(2)).expectOrders("BUY 0.003 @ 3030");
        bot.fill("BUY 0.003 @ 3030").advance(Duration.ofSeconds(2)).expectOrders();

        assertThat(bot.hasFailed()).isTrue();
        assertThat(bot.sentence()).contains("empty");
    }

    @Test
    void aMarketWithoutAQuoteIsNotReady() {
        StrategyHarness bot = StrategyHarness.of(new SmokeTestProvider(), config(false, Optional.of("one")))
                .market(BTC)
                .market(ETH)
                .open();

        bot.advance(Duration.ofSeconds(32));

        assertThat(bot.hasFailed()).isTrue();
        assertThat(bot.sentence()).contains("ready");
    }

    @Test
    void aVenueThatFallsSilentIsNotWaitedForWithoutEnd() {
        StrategyHarness bot = bot(config(false, Optional.of("two")));
        bot.expectOrders("SELL 0.008 @ 3000.1").disconnect();

        bot.advance(Duration.ofMinutes(4));

        assertThat(bot.hasEnded()).isTrue();
        assertThat(bot.sentence()).contains("limit").contains("not over after 70 s");
    }

    @Test
    void twoTestsOfOneMarketAreAMistake() {
        assertThatThrownBy(() -> new SmokeTestConfig(
                        List.of(trial(BTC, Side.BUY), trial(BTC, Side.SELL)),
                        Duration.ofSeconds(2),
                        false,
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("each of another market");
    }
}
