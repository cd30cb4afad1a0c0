package io.jackstay.strategy.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.testkit.harness.HarnessSetup;
import io.jackstay.testkit.harness.PlacedOrder;
import io.jackstay.testkit.harness.StrategyHarness;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The grid as a whole bot: the real loop, tracker and gate, and a venue that does what the test says. */
class GridBotTest {
    private static final MarketInfo MARKET = Given.market().build();

    private final StrategyHarness bot = setup(Given.sample().levels(2)).open().top("59999.9", "1", "60000.1", "1");

    private static HarnessSetup setup(Given given) {
        return StrategyHarness.of(new GridProvider(), given.config())
                .market(MARKET)
                .startEquity("10000 USDC");
    }

    @Test
    void restsPostOnlyOrdersAroundTheFirstMid() {
        bot.expectOrders(
                "BUY 0.01 @ 59880.1 B0", "BUY 0.01 @ 59940 B1", "SELL 0.01 @ 60060 S3", "SELL 0.01 @ 60120.1 S4");

        assertThat(bot.openOrders())
                .extracting(PlacedOrder::request)
                .allMatch(request ->
                        request instanceof LimitOrderRequest limit && limit.timeInForce() == TimeInForce.POST_ONLY);
    }

    @Test
    void answersAFillOneLevelAway() {
        bot.top("59939.9", "1", "59940.1", "1").fill("B1");

        bot.expectPosition("0.01")
                .expectOrders(
                        "BUY 0.01 @ 59880.1 B0",
                        "SELL 0.01 @ 60000 S2.1",
                        "SELL 0.01 @ 60060 S3",
                        "SELL 0.01 @ 60120.1 S4");
    }

    @Test
    void aRoundTripEarnsTheStepLessTwoFees() {
        bot.top("59939.9", "1", "59940.1", "1").fill("B1");
        bot.top("59999.9", "1", "60000.1", "1").fill("S2.1");

        bot.expectPosition("0")
                .expectOrders(
                        "BUY 0.01 @ 59880.1 B0",
                        "BUY 0.01 @ 59940 B1.2",
                        "SELL 0.01 @ 60060 S3",
                        "SELL 0.01 @ 60120.1 S4");
        assertThat(bot.equity().amount()).isEqualByComparingTo("10000.48006");
    }

    @Test
    void aRestartKeepsEveryOrder() {
        bot.top("59939.9", "1", "59940.1", "1").fill("B1");
        var before = bot.openOrders();

        bot.restart();

        assertThat(bot.openOrders()).isEqualTo(before);
        bot.top("59999.9", "1", "60000.1", "1").fill("S2.1").expectPosition("0");
        bot.expectOrders(
                "BUY 0.01 @ 59880.1 B0", "BUY 0.01 @ 59940 B1.2", "SELL 0.01 @ 60060 S3", "SELL 0.01 @ 60120.1 S4");
    }

    @Test
    void aRestartAnswersWhatFilledWhileAway() {
        bot.top("59939.9", "1", "59940.1", "1").kill().fill("B1").start();

        bot.expectPosition("0.01")
                .expectOrders(
                        "BUY 0.01 @ 59880.1 B0",
                        "SELL 0.01 @ 60000 S2.1",
                        "SELL 0.01 @ 60060 S3",
                        "SELL 0.01 @ 60120.1 S4");
        assertThat(bot.alerts()).isEmpty();
    }

    @Test
    void aRestartPlacesAgainWhatTheVenueCancelledMeanwhile() {
        bot.kill().cancelledByVenue("S3").start();

        bot.expectOrders(
                "BUY 0.01 @ 59880.1 B0", "BUY 0.01 @ 59940 B1", "SELL 0.01 @ 60060 S3", "SELL 0.01 @ 60120.1 S4");
    }

    @Test
    void anOrderPartlyFilledIsKeptForTheRest() {
        bot.top("59939.9", "1", "59940.1", "1").fillPart("B1", "0.004").restart();

        bot.expectPosition("0.004")
                .expectOrders(
                        "BUY 0.01 @ 59880.1 B0",
                        "BUY 0.01 @ 59940 B1 filled 0.004",
                        "SELL 0.01 @ 60060 S3",
                        "SELL 0.01 @ 60120.1 S4");
        bot.fill("B1").expectPosition("0.01");
        assertThat(bot.order("S2.1").size().toBigDecimal()).isEqualByComparingTo("0.01");
    }

    @Test
    void aRejectedPostOnlyOrderIsTriedAgain() {
        StrategyHarness late = setup(Given.sample().levels(2)).open();
        late.rejectNext("S3", RejectReason.POST_ONLY_WOULD_CROSS).top("59999.9", "1", "60000.1", "1");
        late.expectOrders("BUY 0.01 @ 59880.1 B0", "BUY 0.01 @ 59940 B1", "SELL 0.01 @ 60120.1 S4");

        late.advance(Duration.ofSeconds(5));

        assertThat(late.order("S3").toString()).isEqualTo("SELL 0.01 @ 60060 S3");
    }

    @Test
    void anOrderWithoutAnswerIsNotPlacedTwice() {
        StrategyHarness deaf = setup(Given.sample().levels(2)).open();
        deaf.loseNextAnswer("B1").top("59999.9", "1", "60000.1", "1").advance(Duration.ofMinutes(10));

        deaf.expectOrders(
                "BUY 0.01 @ 59880.1 B0", "BUY 0.01 @ 59940 B1", "SELL 0.01 @ 60060 S3", "SELL 0.01 @ 60120.1 S4");
    }

    @Test
    void stepsThatDoNotCoverTwoFeesEndTheBot() {
        StrategyHarness poor = setup(Given.sample().levels(2).spacing("0.01%")).open();

        poor.top("59999.9", "1", "60000.1", "1").expectOrders();

        assertThat(poor.hasFailed()).isTrue();
        assertThat(poor.sentence()).contains("fee");
    }

    @Test
    void aStopLeavesNoOrder() {
        bot.stop().expectOrders();

        assertThat(bot.hasEnded()).isTrue();
        assertThat(bot.hasFailed()).isFalse();
    }
}
