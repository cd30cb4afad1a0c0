package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Halts of one bot, behind its real loop: what they refuse, and when they end. */
final class BotHaltTest extends BotRiskDesk {
    @Test
    void aRuleThatFailsAgainAndAgainHaltsTheBot() {
        ProbeRule rule = new ProbeRule();
        rule.onTime = (view, actions) -> {
            throw new IllegalStateException("broken by the test");
        };
        bench.started(1, strategy, rule);
        for (int i = 0; i < 15; i++) {
            bench.pass(Duration.ofSeconds(1));
            bench.quote(1000, 1001 + i % 2);
        }

        assertThat(strategy.calls).contains("halt true");
        assertThat(bench.status().sentence()).contains("failed 10 times");
    }

    @Test
    void whoAsksForTheStatusAfterALongTimeSeesAHaltWithinASecond() {
        bench.live = true;
        onTick((context, tick) -> place(context, Side.BUY, "1", "100"));
        bench.started(1, strategy, haltingOnce((view, actions) -> {}));
        tick();
        bench.pass(Duration.ofMillis(3_050));
        assertThat(bench.status().sentence()).doesNotContain("halted");
        bench.pass(Duration.ofSeconds(8));

        bench.venue(() -> bench.venue().fill(bench.venue().resting().get(0).ref()));
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.status().sentence()).contains("halted");
    }

    private ProbeRule haltingOnce(BiConsumer<RiskView, RiskActions> then) {
        ProbeRule rule = new ProbeRule();
        rule.onFill = (view, actions) -> {
            if (view.halted().isEmpty()) {
                actions.halt("as the test says");
                then.accept(view, actions);
            }
        };
        return rule;
    }

    private void buyOneAndFill() {
        tick();
        bench.venue(() -> bench.venue().fill(bench.venue().resting().get(0).ref()));
    }

    @Test
    void aHaltRefusesWhatDoesNotReduceAsTheRuntimeComputesIt() {
        onTick((context, tick) -> {
            if (tick == 1) {
                place(context, Side.BUY, "1", "100");
            } else {
                place(context, Side.BUY, "0.1", "100");
                place(context, Side.SELL, "0.7", "101");
                place(context, Side.SELL, "0.7", "101");
                placed.add(context.orders().place(limit(Side.BUY, "0.1", "99").reducing()));
                assertThat(context.market(BTC).isTradable()).isFalse();
                assertThat(context.market(BTC).whyNot()).contains("as the test says");
            }
        });
        bench.started(1, strategy, haltingOnce((view, actions) -> {}));
        buyOneAndFill();
        tick();

        assertThat(states())
                .containsExactly(
                        OrderState.FILLED,
                        OrderState.REJECTED,
                        OrderState.OPEN,
                        OrderState.REJECTED,
                        OrderState.REJECTED);
        assertThat(placed.get(1).rejection().orElseThrow().reason()).isEqualTo(RejectReason.HALTED);
        assertThat(strategy.calls).contains("halt true");
    }

    @Test
    void aHaltEndsAfterItsTime() {
        onTick((context, tick) -> place(context, Side.BUY, "1", "100"));
        bench.started(1, strategy, haltingOnce((view, actions) -> actions.resumeAfter(Duration.ofMinutes(1))));
        buyOneAndFill();
        bench.pass(Duration.ofSeconds(59));
        tick();
        bench.pass(Duration.ofSeconds(3));
        tick();
        bench.pass(Duration.ofSeconds(2));
        tick();

        assertThat(states().get(1)).isEqualTo(OrderState.REJECTED);
        assertThat(states().get(placed.size() - 1)).isEqualTo(OrderState.OPEN);
        assertThat(strategy.calls).contains("halt true", "halt false");
    }

    @Test
    void aHaltEndsWithTheNextDay() {
        onTick((context, tick) -> place(context, Side.BUY, "1", "100"));
        bench.started(1, strategy, haltingOnce((view, actions) -> actions.resumeNextDay()));
        buyOneAndFill();
        bench.clock.advanceTo(bench.clock.epochNanos() + Duration.ofHours(24).toNanos());
        tick();
        tick();

        assertThat(states().get(placed.size() - 1)).isEqualTo(OrderState.OPEN);
        assertThat(strategy.calls).contains("halt false");
    }

    @Test
    void flattenCancelsAndClosesThePositionThroughAHalt() {
        List<String> causes = new ArrayList<>();
        onTick((context, tick) -> {
            context.orders().open().forEach(order -> causes.add(order.cause()));
            if (tick == 1) {
                place(context, Side.BUY, "1", "100");
                place(context, Side.SELL, "1", "105");
            }
        });
        ProbeRule rule = haltingOnce((view, actions) -> actions.flatten("too far"));
        bench.started(1, strategy, rule);
        buyOneAndFill();
        bench.pass(Duration.ofSeconds(9));
        assertThat(bench.venue().resting())
                .as("what is cancelled may have filled")
                .isEmpty();
        bench.pass(Duration.ofSeconds(2));

        assertThat(bench.venue().resting()).singleElement().satisfies(order -> {
            assertThat(order.request().side()).isEqualTo(Side.SELL);
            assertThat(order.request().reduceOnly()).isTrue();
            assertThat(order.request().size()).isEqualTo(size(BTC, "1"));
            assertThat(order.request().worstPrice()).isGreaterThanOrEqualTo(price(BTC, "99"));
        });
        tick();
        assertThat(causes).last().asString().startsWith("flatten for ").endsWith(": too far");
        bench.venue(() -> bench.venue().fill(bench.venue().resting().get(0).ref()));
        bench.pass(Duration.ofSeconds(2));
        assertThat(bench.status().markets().get(0).position()).isEqualByComparingTo("0");
        assertThat(bench.venue().resting()).isEmpty();
    }
}
