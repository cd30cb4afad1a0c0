package io.jackstay.strategy.grid;

import static io.jackstay.strategy.grid.GridBench.at;
import static io.jackstay.strategy.grid.GridBench.open;
import static io.jackstay.strategy.grid.GridBench.said;
import static io.jackstay.strategy.grid.GridBench.walk;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.strategy.grid.config.Profit;
import io.jackstay.testkit.harness.StrategyHarness;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** What a grid earns, how it is told, and what becomes of it. */
class GridProfitTest {
    @Test
    void profitOfPairsIsToldApartFromThatOfThePosition() {
        StrategyHarness bot = open(Given.sample().levels(2));
        at(bot, "60000");
        walk(bot, new BigDecimal("59939"));
        walk(bot, new BigDecimal("60001"));

        assertThat(said(bot, "profit")).isEqualTo("1 matched pairs earned 0.6 USDC, inventory and fees -0.11994 USDC");
        bot.restart();
        walk(bot, new BigDecimal("59939"));
        walk(bot, new BigDecimal("60001"));
        assertThat(said(bot, "profit")).startsWith("2 matched pairs earned 1.2 USDC");
    }

    @Test
    void profitInBaseSellsOnlyWhatBringsBackTheCost() {
        StrategyHarness bot =
                open(Given.sample().levels(2).spacing("5%").size("0.1").profit(Profit.BASE));
        at(bot, "60000");
        walk(bot, new BigDecimal("57000"));

        assertThat(bot.order("S2.1").size()).hasToString("0.096");
        walk(bot, new BigDecimal("60001"));

        bot.expectPosition("0.004");
        assertThat(bot.order("B1.2").size()).hasToString("0.1");
        assertThat(said(bot, "position")).isEqualTo("the grid's own fills explain the position");
    }

    @Test
    void profitInBaseBuysBackWithAllThatASaleBrought() {
        StrategyHarness bot =
                open(Given.sample().levels(2).spacing("5%").size("0.1").profit(Profit.BASE));
        at(bot, "60000");
        assertThat(bot.order("S3").size()).hasToString("0.1");
        walk(bot, new BigDecimal("63001"));

        assertThat(bot.order("B2.1").size()).hasToString("0.105");
        walk(bot, new BigDecimal("59999"));

        bot.expectPosition("0.005");
        assertThat(bot.order("S3.2").size()).hasToString("0.1");
        assertThat(said(bot, "profit")).startsWith("1 matched pairs earned 300 USDC");
        bot.restart();
        assertThat(said(bot, "position")).isEqualTo("the grid's own fills explain the position");
    }

    @Test
    void reinvestedProfitMakesLaterOrdersLarger() {
        StrategyHarness bot = open(
                Given.sample().levels(2).spacing("5%").size("0.1").profit(Profit.REINVEST),
                Given.market("0.1", "0.00001").build());
        at(bot, "60000");
        walk(bot, new BigDecimal("57000"));
        walk(bot, new BigDecimal("60001"));

        BigDecimal earned = new BigDecimal("0.1").multiply(new BigDecimal("60000").subtract(new BigDecimal("57142.8")));
        BigDecimal fees = new BigDecimal("0.00001").multiply(new BigDecimal("60000").add(new BigDecimal("57142.8")));
        BigDecimal value = new BigDecimal("0.1")
                .multiply(new BigDecimal("66150")
                        .add(new BigDecimal("63000"))
                        .add(new BigDecimal("60000"))
                        .add(new BigDecimal("57142.8")));
        BigDecimal share = earned.subtract(fees).divide(value, MathContext.DECIMAL64);
        assertThat(bot.order("B1.2").size().toBigDecimal())
                .isEqualByComparingTo(new BigDecimal("0.1")
                        .multiply(BigDecimal.ONE.add(share))
                        .setScale(5, RoundingMode.DOWN));
        bot.restart();
        assertThat(bot.order("B1.2").size().toBigDecimal()).isGreaterThan(new BigDecimal("0.1"));
    }
}
