package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.state.Carried;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gate of one bot, behind its real loop. */
final class BotRiskTest extends BotRiskDesk {
    @Test
    void exposureHasTheTurnsEarlierOrders() {
        onTick((context, tick) -> {
            place(context, Side.BUY, "0.6", "100");
            place(context, Side.BUY, "0.6", "99");
            place(context, Side.SELL, "0.6", "101");
        });
        bench.started(1, strategy, ProbeRule.positionLimit("1"));
        tick();

        assertThat(states()).containsExactly(OrderState.OPEN, OrderState.REJECTED, OrderState.OPEN);
        assertThat(placed.get(1).rejection().orElseThrow().reason()).isEqualTo(RejectReason.RISK);
        assertThat(placed.get(1).why()).isEqualTo("position-limit: limit 1, actual 1.2");
    }

    @Test
    void ordersOfTheProcessBeforeCountForTheRate() {
        BotImage image = new BotImage();
        List<Long> agoSeconds = List.of(61L, 60L, 59L, 59L, 10L);
        for (int i = 0; i < agoSeconds.size(); i++) {
            OrderRef ref = new OrderRef(BTC, 1_000 + i, "");
            long nanos = bench.clock.epochNanos()
                    - Duration.ofSeconds(agoSeconds.get(i)).toNanos();
            image.add(new BotRecord.OrderPlaced(ref, limit(Side.BUY, "1", "100"), "tick", nanos));
        }
        List<Integer> seen = new ArrayList<>();
        ProbeRule rule = new ProbeRule();
        rule.check = (order, view) -> {
            seen.add(view.ordersWithin(Duration.ofMinutes(1)));
            return RiskDecision.ALLOW;
        };
        onTick((context, tick) -> place(context, Side.BUY, "1", "100"));
        Bot bot = bench.bot(1, strategy, rule);
        bot.ready(List.of(), List.of(), BotPast.of(image, List.of(), List.of(), List.of()));
        bench.settle();
        tick();
        tick();

        assertThat(seen).containsExactly(3, 4);
    }

    /** Seed 4615. What is older than the fills that are kept as a sum may be part of it. */
    @Test
    void aFillUnderWayToAnOrderThatEndedBeforeTheStartIsExposure() {
        assertThat(placedAfter(Long.MIN_VALUE)).containsExactly(OrderState.REJECTED, OrderState.OPEN);
        placed.clear();
        assertThat(placedAfter(bench.clock.epochNanos())).containsExactly(OrderState.OPEN, OrderState.OPEN);
    }

    /** What becomes of a buy and a sell at a limit of 1, when 0.6 of a buy that has ended have not come as fills. */
    private List<OrderState> placedAfter(long lastSummedFill) {
        BotImage image = new BotImage();
        OrderRef ref = new OrderRef(BTC, 1_000, "");
        image.add(new BotRecord.OrderPlaced(ref, limit(Side.BUY, "1", "100"), "tick", bench.clock.epochNanos()));
        OrderReport ended = Markets.report(ref, Side.BUY, "1", "100", OrderState.CANCELLED, bench.clock.epochNanos())
                .filled(size(BTC, "0.6"));
        BotPast known = BotPast.of(image, List.of(), List.of(), List.of(ended));
        Carried carried =
                Carried.of(size(BTC, "0"), BigDecimal.ZERO, BigDecimal.ZERO, List.of(), List.of(), 1, lastSummedFill);
        BotPast past = new BotPast(
                known.start(),
                List.of(carried),
                known.fills(),
                known.flows(),
                known.neverSent(),
                known.ended(),
                known.labels(),
                image);
        onTick((context, tick) -> {
            if (tick == 1) {
                place(context, Side.BUY, "0.5", "100");
                place(context, Side.SELL, "0.5", "101");
            }
        });
        Bot bot = bench.bot(bench.bots.size() + 1, strategy, ProbeRule.positionLimit("1"));
        bot.ready(List.of(), List.of(), past);
        bench.settle();
        tick();
        return states();
    }

    /** The clock of the process before may have been ahead. */
    @Test
    void ordersOfATimeToComeDoNotCountForTheRate() {
        BotImage image = new BotImage();
        for (long ahead : List.of(0L, 1L, 30L)) {
            long nanos = bench.clock.epochNanos() + Duration.ofSeconds(ahead).toNanos();
            image.add(new BotRecord.OrderPlaced(
                    new OrderRef(BTC, 1_000 + ahead, ""), limit(Side.BUY, "1", "100"), "tick", nanos));
        }
        List<Integer> seen = new ArrayList<>();
        ProbeRule rule = new ProbeRule();
        rule.check = (order, view) -> {
            seen.add(view.ordersWithin(Duration.ofMinutes(1)));
            return RiskDecision.ALLOW;
        };
        onTick((context, tick) -> place(context, Side.BUY, "1", "100"));
        Bot bot = bench.bot(1, strategy, rule);
        bot.ready(List.of(), List.of(), BotPast.of(image, List.of(), List.of(), List.of()));
        bench.settle();
        tick();

        assertThat(seen).containsExactly(1);
    }

    @Test
    void anAmendAddsWhatIsMoreThanMayStillBeFilledAndNeverLessThanNothing() {
        bench.venue().onExecute = batch -> {
            bench.venue().obey(batch);
            batch.amends().forEach(amend -> bench.venue()
                    .events()
                    .outcome(amend.order(), Command.AMEND, new Outcome.Unknown("time-out")));
        };
        List<String> sizes = List.of("0.4", "2", "1.5", "2.5");
        onTick((context, tick) -> {
            if (tick == 1) {
                place(context, Side.BUY, "1", "100");
            } else {
                context.orders().amend(placed.get(0), price(BTC, "99"), size(BTC, sizes.get(tick - 2)));
            }
        });
        ProbeRule rule = new ProbeRule();
        bench.started(1, strategy, rule);
        for (int i = 0; i < 5; i++) {
            tick();
        }

        assertThat(rule.asked.stream().skip(1).map(asked -> asked.addedSize()
                        .toBigDecimal()
                        .stripTrailingZeros()
                        .toPlainString()))
                .as("0.4 is less than 1; 2 is 1 more; 1.5 is less than the 2 that may hold; 2.5 is 0.5 more")
                .containsExactly("0", "1", "0", "0.5");
    }

    @Test
    void onAQuoteThatIsTooOldNothingLeaves() {
        strategy.then = (context, call) -> {
            if (call.equals("start FIRST")) {
                context.timers().every("again", Duration.ofSeconds(10));
            } else if (call.startsWith("timer")) {
                place(context, Side.BUY, "0.1", "99");
                assertThat(context.market(BTC).isTradable())
                        .isEqualTo(placed.get(placed.size() - 1).state() != OrderState.REJECTED);
            }
        };
        bench.started(1, strategy);
        bench.quote(1000, 1001);
        bench.pass(Duration.ofSeconds(75));

        assertThat(states()).startsWith(OrderState.OPEN, OrderState.OPEN, OrderState.OPEN);
        assertThat(states().subList(5, 7)).containsExactly(OrderState.OPEN, OrderState.REJECTED);
        assertThat(placed.get(6).rejection().orElseThrow().reason()).isEqualTo(RejectReason.RISK);
        assertThat(placed.get(6).why())
                .isEqualTo("max-quote-age: limit 60 s, actual 70 s, the last quote of sim:BTC-USDC-PERP");
        assertThat(bench.status().sentence()).contains("max-quote-age");
        bench.quote(1000, 1001);
        bench.pass(Duration.ofSeconds(10));
        assertThat(states()).endsWith(OrderState.OPEN);
    }

    @Test
    void onAQuoteThatWasWithdrawnNothingLeaves() {
        strategy.then = (context, call) -> {
            if (call.startsWith("timer")) {
                place(context, Side.BUY, "0.1", "99");
            } else if (call.startsWith("tick")) {
                context.timers().once("later", Duration.ofSeconds(1));
            }
        };
        bench.started(1, strategy);
        bench.quote(1000, 1001);
        bench.venue(() -> bench.venue().events().gap(BTC, Feed.TOP, "sequence 5 is missing"));
        bench.pass(Duration.ofSeconds(2));

        assertThat(placed).singleElement().satisfies(order -> {
            assertThat(order.state()).isEqualTo(OrderState.REJECTED);
            assertThat(order.why()).isEqualTo("no quote of sim:BTC-USDC-PERP");
        });
    }

    @Test
    void worstNotionalIsThatOfTheLargerSide() {
        List<String> seen = new ArrayList<>();
        ProbeRule rule = new ProbeRule();
        rule.check = (order, view) -> {
            seen.add(view.exposure(BTC)
                    .worstNotional()
                    .amount()
                    .stripTrailingZeros()
                    .toPlainString());
            return RiskDecision.ALLOW;
        };
        onTick((context, tick) -> {
            place(context, Side.SELL, "2", "101");
            place(context, Side.BUY, "1", "100");
            place(context, Side.BUY, "2", "100");
            place(context, Side.BUY, "1", "100");
        });
        bench.started(1, strategy, rule);
        tick();

        assertThat(seen).containsExactly("0", "200.1", "200.1", "300.15");
    }

    @Test
    void exposureHasUnknownOutcomes() {
        bench.venue().onExecute = batch -> batch.submits()
                .forEach(submit ->
                        bench.venue().events().outcome(submit.ref(), Command.SUBMIT, new Outcome.Unknown("time-out")));
        onTick((context, tick) -> place(context, Side.BUY, "0.6", "100"));
        bench.started(1, strategy, ProbeRule.positionLimit("1"));
        tick();
        tick();

        assertThat(states()).containsExactly(OrderState.UNKNOWN, OrderState.REJECTED);
    }

    @Test
    void exposureHasWhatAFinalReportCountedBeforeItsFillComes() {
        onTick((context, tick) -> place(context, Side.BUY, "0.6", "100"));
        bench.started(1, strategy, ProbeRule.positionLimit("1"));
        tick();
        OrderRef first = bench.venue().resting().get(0).ref();
        bench.venue(() -> bench.venue()
                .events()
                .order(Markets.report(first, Side.BUY, "0.6", "100", OrderState.FILLED, bench.clock.epochNanos())
                        .filled(size(BTC, "0.6"))));
        tick();

        assertThat(states()).containsExactly(OrderState.FILLED, OrderState.REJECTED);
    }

    @Test
    void theFirstRefusalCountsAndLaterRulesAreNotAsked() {
        ProbeRule first = new ProbeRule();
        ProbeRule second = new ProbeRule();
        first.check = (order, view) -> RiskDecision.refuse("first", "1", "2");
        onTick((context, tick) -> place(context, Side.BUY, "1", "100"));
        bench.started(1, strategy, first, second);
        tick();

        assertThat(placed.get(0).why()).startsWith("first");
        assertThat(second.asked).isEmpty();
    }

    @Test
    void aRuleThatThrowsRefuses() {
        ProbeRule rule = new ProbeRule();
        rule.check = (order, view) -> {
            throw new IllegalStateException("broken by the test");
        };
        onTick((context, tick) -> place(context, Side.BUY, "1", "100"));
        bench.started(1, strategy, rule);
        tick();

        assertThat(states()).containsExactly(OrderState.REJECTED);
        assertThat(bench.venue().batches).isEmpty();
    }

    @Test
    void anAmendIsAskedAboutWithWhatIsLeftToFill() {
        ProbeRule rule = new ProbeRule();
        onTick((context, tick) -> {
            if (tick == 1) {
                place(context, Side.BUY, "1", "100");
            } else {
                context.orders().amend(placed.get(0), price(BTC, "99"), size(BTC, "1.5"));
            }
        });
        bench.started(1, strategy, rule);
        tick();
        bench.venue(() -> bench.venue()
                .events()
                .fill(Markets.fill(
                        "p", bench.venue().resting().get(0).ref(), Side.BUY, "0.4", "100", bench.clock.epochNanos())));
        tick();

        RiskOrder asked = rule.asked.get(1);
        assertThat(asked.amend()).isTrue();
        assertThat(asked.addedSize()).isEqualTo(size(BTC, "0.5"));
        assertThat(asked.request().size()).isEqualTo(size(BTC, "1.1"));
        assertThat(asked.notional().amount()).isEqualByComparingTo("108.9");
    }

    @Test
    void outcomesAreToldAsTheRulesWereAsked() {
        ProbeRule rule = new ProbeRule();
        onTick((context, tick) -> place(context, Side.BUY, "1", "100"));
        bench.started(1, strategy, rule);
        tick();

        assertThat(rule.outcomes).containsExactly("submit false Accepted");
    }

    @Test
    void rulesAreAskedForTheirTimeAfterFillsAndMarks() {
        ProbeRule rule = new ProbeRule();
        onTick((context, tick) -> {
            if (tick == 1) {
                place(context, Side.BUY, "1", "100");
            }
        });
        bench.started(1, strategy, rule);
        tick();
        int before = rule.times;
        bench.venue(() -> bench.venue().fill(bench.venue().resting().get(0).ref()));
        assertThat(rule.times).isEqualTo(before + 1);
        bench.venue(() ->
                bench.venue().events().mark(MarkPrice.of(price(BTC, "101"), Markets.at(bench.clock.epochNanos()))));
        assertThat(rule.times).isEqualTo(before + 2);
    }

    @Test
    void theViewKnowsItsMarketsAlone() {
        ProbeRule rule = new ProbeRule();
        rule.check = (order, view) -> {
            assertThatIllegalArgumentException().isThrownBy(() -> view.top(Markets.ETH));
            assertThatIllegalArgumentException().isThrownBy(() -> view.exposure(Markets.ETH));
            assertThat(view.markets()).containsExactly(BTC);
            assertThat(view.ordersWithin(Duration.ofHours(2))).isZero();
            return RiskDecision.ALLOW;
        };
        onTick((context, tick) -> place(context, Side.BUY, "1", "100"));
        bench.started(1, strategy, rule);
        tick();

        assertThat(states()).containsExactly(OrderState.OPEN);
    }
}
