package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static io.jackstay.runtime.fixture.Markets.at;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.strategy.Stop;
import io.jackstay.runtime.config.BotPolicies;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.loop.VirtualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders that ended before a start, whether the strategy had heard of it or not: the next process finds them by their labels. */
final class EndedBeforeTest {
    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private TroubledDisk disk = new TroubledDisk(1, clock);
    private Bench bench = new Bench(disk, clock);
    private Optional<Order> found = Optional.empty();

    /** Places one order of each label at its first start, and at a later one looks for the first. */
    private Calls placing(String... labels) {
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.equals("start FIRST")) {
                List.of(labels).forEach(label -> context.orders()
                        .place(limit(Side.BUY, "3", "100").labelled(label)));
            } else if (call.startsWith("start")) {
                found = context.orders().findLabel(labels[0]);
            }
        };
        return strategy;
    }

    private void begin(Stop.Exit exit, String... labels) {
        bench.policies = BotPolicies.DEFAULT.onStop(exit);
        bench.resume(bench.bot(1, placing(labels)));
        bench.quote(1_000, 1_001);
        bench.pass(Duration.ofSeconds(2));
    }

    private void fill(String id, OrderRef order, String filled) {
        bench.venue(() -> bench.venue()
                .events()
                .fill(OrderFill.of(
                        id,
                        order,
                        Side.BUY,
                        price(BTC, "100"),
                        size(BTC, filled),
                        new Money("USDC", BigDecimal.ZERO),
                        at(clock.epochNanos()))));
    }

    private OrderRef resting() {
        return bench.venue().resting().get(0).ref();
    }

    private void stop() {
        bench.bots.get(0).stop("asked", Duration.ofSeconds(10));
        bench.settle();
    }

    private void nextProcess(String... labels) {
        disk = disk.killed();
        bench = new Bench(disk, clock);
        bench.resume(bench.bot(1, placing(labels)));
        bench.pass(Duration.ofSeconds(2));
    }

    @Test
    void oneThatFilledAfterTheBotHadStoppedIsFound() {
        begin(Stop.Exit.KEEP, "a");
        OrderRef order = resting();
        stop();
        fill("late", order, "3");

        nextProcess("a");

        assertThat(found.orElseThrow().state()).isEqualTo(OrderState.FILLED);
        assertThat(found.orElseThrow().filled()).isEqualTo(size(BTC, "3"));
        assertThat(found.orElseThrow().cause()).isNotEmpty();
        assertThat(bench.status().markets().get(0).position()).isEqualByComparingTo("3");
    }

    @Test
    void oneThatFilledInPartAndWasCancelledByTheStopIsFound() {
        begin(Stop.Exit.CANCEL, "a", "b");
        fill("part", resting(), "1");
        stop();

        nextProcess("a", "b");

        assertThat(found.orElseThrow().state()).isEqualTo(OrderState.CANCELLED);
        assertThat(found.orElseThrow().filled()).isEqualTo(size(BTC, "1"));
        assertThat(bench.status().counts().openOrders()).isZero();
        assertThat(bench.status().markets().get(0).position()).isEqualByComparingTo("1");
    }

    @Test
    void itIsNoOrderOfThisProcessAndIsNotWrittenAgain() {
        begin(Stop.Exit.CANCEL, "a");
        stop();
        int before = bench.records("bot1").size();

        nextProcess("a");

        assertThat(found.orElseThrow().filled().isZero()).isTrue();
        assertThat(bench.status().counts().orders()).isZero();
        assertThat(bench.records("bot1").subList(before, bench.records("bot1").size()))
                .noneMatch(record -> record.toString().startsWith("OrderChanged"));
    }
}
