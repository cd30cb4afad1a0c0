package io.jackstay.strategy.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.api.strategy.Stop;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GridRestartTest {
    static long[] seeds() {
        return new SplittableRandom(13).longs(40).toArray();
    }

    @Test
    void adoptsItsOrdersAndKeepsItsCentre() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5").fill("B9");
        int placed = bot.context.orders.placed;
        List<String> labels = bot.context.orders.labels();

        bot.market.top("59500", "59501");
        bot.restart();

        assertThat(bot.context.orders.placed).isEqualTo(placed);
        assertThat(bot.context.orders.labels()).isEqualTo(labels);
        assertThat(bot.context.said.get("position").state()).isEqualTo(Explanation.State.OK);
    }

    @Test
    void saysWhatRestsThoughThePriceComesAfterTheRestart() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5");
        bot.market.top = Optional.empty();

        bot.restart();
        assertThat(bot.context.words("grid")).startsWith("20 orders rest; next buy 59940, next sell 60060");

        assertThat(bot.context.said.get("grid").state()).isEqualTo(Explanation.State.WAIT);
    }

    @Test
    void answersAFillThatNobodyHeardOf() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5").missFill("B9", "0.01");

        bot.market.top("59930", "59931");
        bot.restart();

        assertThat(bot.context.orders.resting("S10.1").price()).hasToString("60000");
        assertThat(bot.prices()).hasSize(20);
        assertThat(bot.context.said.get("position").state()).isEqualTo(Explanation.State.OK);
    }

    @Test
    void placesTheRestOfAnOrderThatTheStopCancelled() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5").fill("B9", "0.004");
        bot.context.orders.cancelAll();

        bot.restart();

        assertThat(bot.prices()).hasSize(20);
        assertThat(bot.context.orders.resting("B9.1").size()).hasToString("0.006");
        assertThat(bot.context.orders.resting("B8").size()).hasToString("0.01");
    }

    @Test
    void cancelsDuplicatesAndOrdersOfNoLevel() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5");
        place(bot, "B9", "59940");
        place(bot, "B77", "59000");
        place(bot, "", "59000");

        bot.restart();

        assertThat(bot.context.orders.labels())
                .hasSize(20)
                .doesNotHaveDuplicates()
                .doesNotContain("B77", "");
    }

    @Test
    void replacesAnOrderThatLiesOffItsLevel() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5").end("B9", OrderState.CANCELLED);
        place(bot, "B9", "59000");
        HandOrder astray = bot.context.orders.resting("B9");

        bot.restart();
        assertThat(astray.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(bot.context.orders.labels()).hasSize(19);

        bot.told(astray).timer("retry-9");
        assertThat(bot.context.orders.resting("B9").price()).hasToString("59940");
    }

    @Test
    void positionThatTheGridDoesNotExplainIsSaid() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5");
        bot.market.filled(Side.BUY, HandMarket.price("60000"), Size.of(Given.BTC, new BigDecimal("0.5")));

        bot.restart();

        assertThat(bot.context.words("position")).isEqualTo("the position is 0.5 BTC, the grid's own fills explain 0");
        assertThat(bot.context.alerts).hasSize(1);
    }

    @Test
    void aGridWhosePositionWasClosedAtTheStopBeginsAnew() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5").fill("B9");
        bot.stop(Stop.Exit.FLATTEN);
        bot.market.filled(Side.SELL, HandMarket.price("59940"), Size.of(Given.BTC, new BigDecimal("0.01")));
        bot.market.top("58999.5", "59000.5");

        bot.restart();

        assertThat(bot.prices()).hasSize(20);
        assertThat(bot.best(Side.BUY)).as("around the price of now").hasToString("58941");
        assertThat(bot.context.said.get("position").state()).isEqualTo(Explanation.State.OK);
        assertThat(bot.context.alerts).isEmpty();
    }

    @Test
    void aStopThatKeepsThePositionKeepsTheGrid() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5").fill("B9");
        bot.stop(Stop.Exit.CANCEL);
        bot.market.top("58999.5", "59000.5");

        bot.restart();

        assertThat(bot.context.orders.resting("S10.1").price()).hasToString("60000");
    }

    @Test
    void otherSettingsBeginAnotherGrid() {
        GridScript before =
                GridScript.sample().start().top("59999.5", "60000.5").fill("B9");
        GridScript after =
                new GridScript(Given.sample().spacing("0.2%"), Given.market().build());
        after.context.memory = before.context.memory;
        after.context.orders.all.addAll(before.context.orders.all);
        after.market.position = before.market.position;
        after.market.top("59900", "59901");

        after.restart();

        assertThat(after.prices()).hasSize(20);
        assertThat(after.best(Side.BUY)).hasToString("59780.9");
        assertThat(after.context.orders.labels()).allMatch(label -> label.endsWith(".2"));
        assertThat(after.context.said.get("position").state()).isEqualTo(Explanation.State.OK);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void restartAtAnyMomentPlacesOnlyWhatIsMissing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5");
        for (int i = 0; i < 150; i++) {
            List<HandOrder> live = bot.context.orders.live();
            HandOrder order = live.get(random.nextInt(live.size()));
            BigDecimal at = order.price().toBigDecimal();
            bot.top(
                    at.subtract(BigDecimal.ONE).toString(),
                    at.add(BigDecimal.ONE).toString());
            long most = order.remaining().toBigDecimal().movePointRight(3).longValueExact();
            Size part = Size.of(Given.BTC, random.nextLong(1, most + 1), 3);
            int what = random.nextInt(4);
            if (what == 0) {
                bot.missFill(order, part).restart();
            } else if (what == 1) {
                bot.fill(order, part);
                bot.context.orders.cancelAll();
                bot.restart();
            } else {
                bot.fill(order, part);
            }
            int placed = bot.context.orders.placed;
            List<String> labels = bot.context.orders.labels();
            bot.restart();
            assertThat(bot.context.orders.placed)
                    .as("seed %d, step %d", seed, i)
                    .isEqualTo(placed);
            assertThat(bot.context.orders.labels())
                    .as("seed %d, step %d", seed, i)
                    .isEqualTo(labels)
                    .doesNotHaveDuplicates();
            assertThat(bot.context.words("position"))
                    .as("seed %d, step %d", seed, i)
                    .isEqualTo("the grid's own fills explain the position");
        }
    }

    private static void place(GridScript bot, String label, String price) {
        bot.context.orders.place(
                LimitOrderRequest.limit(Side.BUY, Size.of(Given.BTC, new BigDecimal("0.01")), HandMarket.price(price))
                        .postOnly()
                        .labelled(label));
    }
}
