package io.jackstay.testkit.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.strategy.Context.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StrategyHarnessTest {
    private static final MarketInfo MARKET = TestMarkets.perpetual("sim:BTC-USDC-PERP", "0.1", "0.001");

    private final StrategyHarness bot = setup().open();

    private static HarnessSetup setup() {
        return StrategyHarness.of(new PairProvider(), new PairProvider.Config(MARKET.id(), "60", "0.01"))
                .market(MARKET);
    }

    private StrategyHarness quoted() {
        return bot.top("59999.9", "1", "60000.1", "1");
    }

    @Test
    void ordersAreAtTheVenueWhenTheCallReturns() {
        quoted();

        bot.expectOrders("BUY 0.01 @ 59940 B", "SELL 0.01 @ 60060 S");
        assertThat(bot.order("B").request().label()).isEqualTo("B");
    }

    @Test
    void differencesNameWhatIsMissingAndWhatIsTooMuch() {
        quoted();

        assertThatThrownBy(() -> bot.expectOrders("BUY 0.01 @ 59940 B", "SELL 0.02 @ 60060 S"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected, but not open: SELL 0.02 @ 60060 S")
                .hasMessageContaining("open, but not expected: SELL 0.01 @ 60060 S");
    }

    @Test
    void anExpectationWithoutLabelFitsAnyLabel() {
        quoted();

        bot.expectOrders("SELL 0.01 @ 60060", "BUY 0.010 @ 59940.0");
    }

    @Test
    void aFillMovesPositionFeesAndTellsTheStrategy() {
        quoted().fill("B");

        bot.expectOrders("SELL 0.01 @ 60060 S").expectPosition("0.01");
        assertThat(bot.alerts()).containsExactly(new Alert(Severity.INFO, "filled B"));
        assertThat(bot.equity().amount()).isEqualByComparingTo("10000.54006");
    }

    @Test
    void aPartOfAnOrderFills() {
        quoted().fillPart("B", "0.004");

        bot.expectOrders("BUY 0.01 @ 59940 B filled 0.004", "SELL 0.01 @ 60060 S")
                .expectPosition("0.004");
    }

    @Test
    void moreThanIsLeftDoesNotFill() {
        quoted();

        assertThatIllegalArgumentException().isThrownBy(() -> bot.fillPart("B", "0.011"));
    }

    @Test
    void anOrderThatIsNotOpenIsNamedWithThoseThatAre() {
        quoted();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bot.fill("B2"))
                .withMessageContaining("0 open orders are \"B2\"")
                .withMessageContaining("BUY 0.01 @ 59940 B");
    }

    @Test
    void aRejectedOrderIsPlacedAgainByItsTimer() {
        bot.rejectNext("S", RejectReason.POST_ONLY_WOULD_CROSS);

        quoted().expectOrders("BUY 0.01 @ 59940 B");
        assertThat(bot.refusals()).hasSize(1);
        bot.advance(Duration.ofSeconds(1)).expectOrders("BUY 0.01 @ 59940 B", "BUY 0.01 @ 59999.9 S");
    }

    @Test
    void anOrderWithoutAnswerRestsAndFills() {
        bot.loseNextAnswer("B");

        quoted().expectOrders("BUY 0.01 @ 59940 B", "SELL 0.01 @ 60060 S");
        bot.fill("B").expectPosition("0.01");
    }

    @Test
    void anOrderThatIsLostIsNotAtTheVenue() {
        bot.loseNextOrder("B");

        quoted().expectOrders("SELL 0.01 @ 60060 S");
        assertThat(bot.refusals()).isEmpty();
    }

    @Test
    void aRestartBringsOrdersLabelsPositionAndMemoryBack() {
        quoted().fillPart("B", "0.004").restart();

        bot.expectOrders("BUY 0.01 @ 59940 B filled 0.004", "SELL 0.01 @ 60060 S")
                .expectPosition("0.004");
        assertThat(bot.explanations()).singleElement().extracting("words").isEqualTo("start 2");
        bot.fill("B").expectPosition("0.01").expectOrders("SELL 0.01 @ 60060 S");
    }

    @Test
    void whatHappenedWhileAwayIsToldAtTheStart() {
        quoted().kill().fill("B").cancelledByVenue("S").start();

        bot.expectPosition("0.01");
        assertThat(bot.alerts())
                .extracting(Alert::text)
                .containsExactly("missed 0.01", "ended FILLED", "ended CANCELLED");
        bot.restart();
        assertThat(bot.alerts()).hasSize(3);
    }

    @Test
    void whatHappenedWhileDisconnectedIsToldAtTheReconnect() {
        quoted().disconnect().fill("B").expectPosition("0");

        bot.reconnect().expectPosition("0.01");
    }

    @Test
    void aDisconnectedBotPlacesNothing() {
        bot.disconnect();

        quoted().expectOrders();
        assertThat(bot.sentence()).contains("sim");
    }

    @Test
    void aStrategyThatThrowsFailsTheStep() {
        quoted();

        assertThatThrownBy(() -> bot.trade(Side.BUY, "1", "60000"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("trade of sim:BTC-USDC-PERP")
                .hasRootCauseMessage("no trades here");
    }

    @Test
    void aStrategyThatThrowsGoesOnWhereThatIsWanted() {
        StrategyHarness tolerant = setup().toleratingFailures().open();

        tolerant.trade(Side.BUY, "1", "60000").top("59999.9", "1", "60000.1", "1");

        tolerant.expectOrders("BUY 0.01 @ 59940 B", "SELL 0.01 @ 60060 S");
        assertThat(tolerant.failures())
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo("no trades here");
    }

    @Test
    void aStopLeavesNoOrder() {
        quoted().stop().expectOrders();

        assertThat(bot.hasEnded()).isTrue();
        assertThat(bot.hasFailed()).isFalse();
    }

    @Test
    void aMarketThatIsMissingIsNamed() {
        HarnessSetup empty = StrategyHarness.of(new PairProvider(), new PairProvider.Config(MARKET.id(), "60", "0.01"));

        assertThatIllegalArgumentException().isThrownBy(empty::open).withMessageContaining("sim:BTC-USDC-PERP");
    }

    @Test
    void timeStandsStillUnlessItIsMoved() {
        var before = bot.now();
        quoted();

        assertThat(bot.now()).isEqualTo(before);
        assertThat(bot.advance(Duration.ofMinutes(5)).now()).isEqualTo(before.plusSeconds(300));
    }

    @Test
    void aBookHasItsBestPricesAsTop() {
        bot.market().book("BUY 1 @ 59999.9", "SELL 2 @ 60000.1", "BUY 3 @ 59000");

        bot.expectOrders("BUY 0.01 @ 59940", "SELL 0.01 @ 60060");
        assertThat(bot.market().position()).isEqualByComparingTo(BigDecimal.ZERO);
    }
}
