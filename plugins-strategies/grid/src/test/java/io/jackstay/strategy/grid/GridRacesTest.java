package io.jackstay.strategy.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.strategy.grid.config.BoundsConfig.Outside;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders that end late, cancels that fail, fills that are told after an order's end. */
class GridRacesTest {
    private static final String EXPLAINED = "the grid's own fills explain the position";

    static long[] seeds() {
        return new SplittableRandom(59).longs(40).toArray();
    }

    private static GridScript running(Given given) {
        return new GridScript(given, Given.market().build()).start().top("59999.9", "60000.1");
    }

    @Test
    void cancelThatFailedIsAskedForAgainUntilTheGridCanMove() {
        GridScript bot = running(Given.sample().levels(2).recentre("1%", 5));
        List<HandOrder> before = bot.context.orders.live();
        bot.context.orders.slow = true;
        bot.top("61000", "61000.2").timer("watch");
        assertThat(bot.context.orders.cancels).isEqualTo(4);

        assertThat(bot.context.words("grid")).endsWith("from the centre 60000: its orders are withdrawn first");
        before.forEach(bot::told);
        bot.timer("watch");
        assertThat(bot.context.orders.cancels).as("asked for again").isEqualTo(8);
        assertThat(bot.context.orders.placed)
                .as("no order beside one that may fill")
                .isEqualTo(4);

        before.forEach(order -> {
            order.end(OrderState.CANCELLED);
            bot.told(order);
        });
        assertThat(bot.context.orders.labels()).containsExactly("B0.1", "B1.1", "S3.1", "S4.1");
    }

    @Test
    void cancelOfAnOrderInTheWayIsAskedForAgain() {
        GridScript bot = running(Given.sample().levels(2));
        HandOrder stranger = stranger(bot);
        bot.context.orders.slow = true;

        bot.restart();
        assertThat(bot.context.orders.cancels).isEqualTo(1);
        bot.timer("compare");

        assertThat(bot.context.orders.cancels).isEqualTo(2);
        assertThat(stranger.state()).isEqualTo(OrderState.OPEN);
        assertThat(bot.context.timers).containsKey("compare");
    }

    private static HandOrder stranger(GridScript bot) {
        HandOrder level = bot.context.orders.resting("B0");
        HandOrder copy = new HandOrder(LimitOrderRequest.limit(level.side(), level.size(), level.price())
                .postOnly()
                .labelled("B77"));
        bot.context.orders.all.add(copy);
        return copy;
    }

    @Test
    void anotherGridBeginsWhenTheOrdersOfTheOneBeforeHaveEnded() {
        GridScript before = running(Given.sample().levels(2));
        GridScript bot = new GridScript(Given.sample().levels(3), Given.market().build());
        bot.context.memory = before.context.memory;
        bot.context.orders.all.addAll(before.context.orders.live());
        bot.context.orders.slow = true;

        bot.start().top("59999.9", "60000.1");
        assertThat(bot.context.orders.placed).isZero();
        assertThat(bot.context.words("grid")).isEqualTo("4 orders of before may still fill");

        bot.timer("clear");
        assertThat(bot.context.orders.cancels).as("asked for again").isEqualTo(8);
        HandOrder last = bot.context.orders.resting("B1");
        bot.fill(last, last.remaining());
        bot.context.orders.live().forEach(order -> order.end(OrderState.CANCELLED));
        bot.top("59999.9", "60000.1");

        assertThat(bot.context.orders.live()).hasSize(6);
        assertThat(bot.context.words("position")).isEqualTo(EXPLAINED);
    }

    @Test
    void closingCountsWhatFillsWhileItsCancelIsUnderWay() {
        GridScript bot = running(Given.sample().levels(2).bounds("59000", "60100", Outside.EXIT));
        HandOrder sell = bot.context.orders.resting("S3");
        bot.context.orders.slow = true;
        bot.top("60100", "60100.4");
        assertThat(bot.context.finished).as("orders may still fill").isEmpty();

        bot.fill(sell, sell.remaining());
        assertThat(bot.context.flattened).isEqualTo(1);
        bot.timer("clear");
        assertThat(bot.context.orders.cancels).as("asked for again").isGreaterThan(4);
        bot.context.orders.live().forEach(order -> order.end(OrderState.CANCELLED));
        bot.top("60100", "60100.4").top("60100", "60100.5");

        assertThat(bot.context.finished.orElseThrow()).startsWith("true: the mid 60100.2 is outside");
        assertThat(bot.context.market.position.isFlat()).isTrue();
        assertThat(bot.context.finishes).isEqualTo(1);
    }

    @Test
    void fillAfterTheEndOfItsOrderBelongsToItsLevel() {
        GridScript bot = running(Given.sample());
        HandOrder cancelled = bot.context.orders.resting("B9");
        bot.end("B9", OrderState.CANCELLED).timer("retry-9");
        assertThat(bot.context.orders.labels()).contains("B9");

        bot.lateFill(cancelled, "0.004");
        assertThat(bot.context.words("position")).isEqualTo(EXPLAINED);
        assertThat(bot.context.alerts).isEmpty();

        HandOrder again = bot.context.orders.all.get(bot.context.orders.all.size() - 1);
        assertThat(again.state()).as("it would buy too much").isEqualTo(OrderState.CANCELLED);
        bot.told(again);
        assertThat(bot.context.orders.resting("B9").size()).hasToString("0.006");
    }

    @Test
    void wholeFillAfterTheEndOfItsOrderTurnsItsLevelRound() {
        GridScript bot = running(Given.sample());
        HandOrder cancelled = bot.context.orders.resting("B9");
        bot.end("B9", OrderState.CANCELLED);

        bot.top("59900", "59900.2").lateFill(cancelled, "0.01").timer("retry-9");

        assertThat(bot.context.orders.resting("S10.1").size()).hasToString("0.01");
        assertThat(bot.context.words("position")).isEqualTo(EXPLAINED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lateFillsNeverLeaveAPositionUnexplainedNorDoubleALevel(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GridScript bot = running(Given.sample().levels(random.nextInt(2, 6)));
        for (int i = 0; i < 60; i++) {
            List<HandOrder> live = bot.context.orders.live();
            if (live.isEmpty()) {
                break;
            }
            HandOrder order = live.get(random.nextInt(live.size()));
            switch (random.nextInt(3)) {
                case 0 -> bot.fill(order, order.remaining());
                case 1 -> {
                    order.end(OrderState.CANCELLED);
                    bot.told(order);
                    bot.lateFill(order, "0.00" + random.nextInt(1, 10));
                }
                default -> {
                    order.end(OrderState.CANCELLED);
                    bot.told(order);
                    retry(bot);
                    bot.lateFill(order, "0.01");
                }
            }
            List.copyOf(bot.context.orders.all).stream()
                    .filter(other -> other.state() == OrderState.CANCELLED)
                    .forEach(bot::told);
            retry(bot);
            bot.top("59999.9", "60000.1");
            assertThat(bot.context.alerts).as("seed %d, step %d", seed, i).isEmpty();
        }
        assertThat(bot.restart().context.words("position")).as("seed %d", seed).isEqualTo(EXPLAINED);
    }

    private static void retry(GridScript bot) {
        List.copyOf(bot.context.timers.keySet()).forEach(bot::timer);
    }
}
