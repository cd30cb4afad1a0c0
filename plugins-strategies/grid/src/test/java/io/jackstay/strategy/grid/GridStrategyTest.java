package io.jackstay.strategy.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Fees;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.strategy.Explanation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GridStrategyTest {
    private static final Rejection CROSSES =
            new Rejection(RejectReason.POST_ONLY_WOULD_CROSS, "it would take at 60000");
    private static final Rejection RISK = new Rejection(RejectReason.RISK, "position-limit: 0.5 BTC, 0.6 BTC");

    static long[] seeds() {
        return new SplittableRandom(11).longs(40).toArray();
    }

    @Test
    void restsTheWholeGridAtTheFirstPrice() {
        GridScript bot = GridScript.sample().start();
        assertThat(bot.prices()).isEmpty();
        assertThat(bot.context.words("grid")).isEqualTo("no price of sim:BTC-USDC-PERP yet");

        bot.top("59999.5", "60000.5");

        assertThat(bot.prices()).hasSize(20);
        assertThat(bot.best(Side.BUY)).hasToString("59940");
        assertThat(bot.best(Side.SELL)).hasToString("60060");
        assertThat(bot.context.words("grid"))
                .isEqualTo("20 orders rest; next buy 59940 (-0.10 %), next sell 60060 (+0.10 %)");
        assertThat(bot.context.lines).containsKeys("grid-lowest", "grid-highest");
    }

    @Test
    void answersAFillOneLevelAway() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5");

        bot.top("59939.5", "59940.5").fill("B9");

        assertThat(bot.context.orders.resting("S10.1").price()).hasToString("60000");
        assertThat(bot.prices()).hasSize(20).doesNotContain(HandMarket.price("59940"));

        bot.top("59999.5", "60000.5").fill("S10.1");
        assertThat(bot.context.orders.resting("B9.2").price()).hasToString("59940");
    }

    @Test
    void staysQuietOnTicksWhileNothingIsDue() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5");
        int placed = bot.context.orders.placed;
        bot.context.said.clear();

        bot.top("59980", "59981").top("60020", "60021");

        assertThat(bot.context.orders.placed).isEqualTo(placed);
        assertThat(bot.context.said).isEmpty();
    }

    @Test
    void partialFillWaitsForTheRest() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5").fill("B9", "0.004");

        assertThat(bot.context.orders.placed).isEqualTo(20);
        bot.fill("B9", "0.006");
        assertThat(bot.context.orders.resting("S10.1").size()).hasToString("0.01");
    }

    @Test
    void orderThatWouldTakeWaitsForThePrice() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5");

        bot.top("60005", "60006").fill("B9");
        assertThat(bot.context.orders.labels()).doesNotContain("S10.1");

        bot.top("59950", "59951");
        assertThat(bot.context.orders.labels()).contains("S10.1");
    }

    @Test
    void neverPlacesAgainstItsOwnOrder() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5");
        bot.end("B9", OrderState.CANCELLED).top("59935", "59945").fill("B8");
        assertThat(bot.context.orders.resting("S9.1").price()).hasToString("59940");

        bot.timer("retry-9");
        assertThat(bot.context.orders.labels()).doesNotContain("B9");

        bot.fill("S9.1");
        assertThat(bot.context.orders.labels()).contains("B8.2", "B9");
    }

    @Test
    void lateOrderIsTriedAgainAfterThePauseAndNotOnATick() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5").reject("B9", CROSSES);
        int placed = bot.context.orders.placed;

        bot.top("59999.6", "60000.6");
        assertThat(bot.context.orders.placed).isEqualTo(placed);
        assertThat(bot.context.timers).containsEntry("retry-9", Duration.ofSeconds(5));

        bot.timer("retry-9");
        assertThat(bot.context.orders.resting("B9").price()).hasToString("59940");
        assertThat(bot.context.said).doesNotContainKey("orders");
    }

    @Test
    void refusalIsExplainedAndPausesLongerEachTime() {
        GridScript bot = GridScript.sample();
        bot.context.orders.refuse(RISK);
        bot.start().top("59999.5", "60000.5");

        assertThat(bot.context.timers).hasSize(20).containsEntry("retry-0", Duration.ofSeconds(5));
        assertThat(bot.context.said.get("orders").state()).isEqualTo(Explanation.State.BLOCKED);
        assertThat(bot.context.words("orders")).contains("20 levels in all", "RISK: position-limit");
        assertThat(bot.context.words("grid")).isEqualTo("0 of 20 orders rest; next buy none, next sell none");

        bot.timer("retry-0");
        assertThat(bot.context.timers).containsEntry("retry-0", Duration.ofSeconds(10));
        for (int i = 0; i < 30; i++) {
            bot.timer("retry-0");
        }
        assertThat(bot.context.timers).containsEntry("retry-0", Duration.ofHours(1));
    }

    @Test
    void acceptanceEndsTheExplanation() {
        GridScript bot = GridScript.sample();
        bot.context.orders.refuse(RISK);
        bot.start().top("59999.5", "60000.5");
        bot.context.orders.accept();

        for (int leg = 0; leg < 20; leg++) {
            bot.timer("retry-" + leg);
        }
        bot.context.orders.live().forEach(order -> bot.fill(order, order.remaining()));

        assertThat(bot.context.said.get("orders").state()).isEqualTo(Explanation.State.OK);
    }

    @Test
    void waitsUntilTheMarketCanBeTraded() {
        GridScript bot = GridScript.sample().start().tradable(false).top("59999.5", "60000.5");
        assertThat(bot.prices()).isEmpty();
        assertThat(bot.context.words("grid")).isEqualTo("the venue is away");

        bot.tradable(true);

        assertThat(bot.prices()).hasSize(20);
        assertThat(bot.context.words("grid")).startsWith("20 orders rest");
    }

    @Test
    void refusesAtTheStartWhatCanNotWork() {
        GridScript fees = new GridScript(
                Given.sample(),
                Given.market()
                        .fees(new Fees(new BigDecimal("0.001"), new BigDecimal("0.001"), true))
                        .build());
        fees.start().top("59999.5", "60000.5");
        assertThat(fees.context.finished)
                .hasValueSatisfying(why ->
                        assertThat(why).startsWith("false: the step from").contains("allow-fee-loss"));

        GridScript size =
                new GridScript(Given.sample().size("0.0001"), Given.market().build());
        size.start().top("59999.5", "60000.5").top("60099.5", "60100.5");
        assertThat(size.context.finished)
                .hasValueSatisfying(why -> assertThat(why).contains("least size"));
        assertThat(size.prices()).isEmpty();
    }

    @Test
    void gridBelowThePriceOnlyBuys() {
        GridScript bot =
                new GridScript(Given.sample().centre("50000"), Given.market().build());
        bot.start().top("59999.5", "60000.5");

        assertThat(bot.context.orders.live()).hasSize(20).allMatch(order -> order.side() == Side.BUY);
        assertThat(bot.context.words("grid")).contains("next sell none");
    }

    @Test
    void changedRulesCountForNewOrders() {
        GridScript bot = GridScript.sample().start().top("59999.5", "60000.5");

        bot.rules(Given.market("100", "0.005").revision(2).build()).fill("B9");

        assertThat(bot.context.orders.resting("S10.1").price()).hasToString("60000");
        bot.top("59999.5", "60000.5").fill("S10.1");
        assertThat(bot.context.orders.resting("B9.2").price()).hasToString("59900");
        assertThat(bot.context.said.get("rules").state()).isEqualTo(Explanation.State.OK);

        bot.rules(Given.market("1", "0.1").revision(3).build());
        assertThat(bot.context.words("rules")).contains("least size");
        assertThat(bot.context.alerts).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allLevelsButOneRestAfterAnyFills(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GridScript bot = new GridScript(
                Given.sample().levels(random.nextInt(2, 12)), Given.market().build());
        bot.start().top("59999.5", "60000.5");
        List<Price> levels = new ArrayList<>(bot.prices());
        levels.add(HandMarket.price("60000"));
        levels.sort(Price::compareTo);

        for (int i = 0; i < 300; i++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            if (bot.context.orders.live().stream().noneMatch(order -> order.side() == side)) {
                continue;
            }
            Price price = bot.best(side);
            BigDecimal at = price.toBigDecimal();
            bot.top(
                    at.subtract(BigDecimal.ONE).toString(),
                    at.add(BigDecimal.ONE).toString());
            bot.context.orders.live().stream()
                    .filter(order -> order.price().equals(price))
                    .forEach(order -> bot.fill(order, order.remaining()));

            assertThat(bot.prices()).as("seed %d, fill %d", seed, i).hasSize(levels.size() - 1);
            List<Price> empty = new ArrayList<>(levels);
            empty.removeAll(bot.prices());
            assertThat(empty).as("seed %d, fill %d", seed, i).containsExactly(price);
            assertThat(bot.context.orders.live())
                    .as("seed %d, fill %d", seed, i)
                    .allMatch(order ->
                            (order.side() == Side.BUY) == (order.price().compareTo(price) < 0));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noOrderTakesWhenItIsPlaced(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GridScript bot = GridScript.sample().start();
        long bid = 599_995;
        for (int i = 0; i < 400; i++) {
            int known = bot.context.orders.all.size();
            bid += random.nextLong(-900, 901);
            BigDecimal ask = BigDecimal.valueOf(bid + random.nextLong(1, 20), 1);
            bot.top(BigDecimal.valueOf(bid, 1).toString(), ask.toString());
            for (Order order : bot.context.orders.all.subList(known, bot.context.orders.all.size())) {
                boolean takes = order.side() == Side.BUY
                        ? order.price().toBigDecimal().compareTo(ask) >= 0
                        : order.price().toBigDecimal().compareTo(BigDecimal.valueOf(bid, 1)) <= 0;
                assertThat(takes)
                        .as("seed %d, step %d: %s", seed, i, order.label())
                        .isFalse();
            }
            for (HandOrder order : bot.context.orders.live()) {
                boolean reached = order.side() == Side.BUY
                        ? order.price().toBigDecimal().compareTo(BigDecimal.valueOf(bid, 1)) > 0
                        : order.price().toBigDecimal().compareTo(ask) < 0;
                if (reached && !order.state().isFinal()) {
                    bot.fill(order, order.remaining());
                }
            }
        }
        assertThat(bot.context.words("position")).isEqualTo("the grid's own fills explain the position");
    }
}
