package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Bench.BTC_INFO;
import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import io.jackstay.api.strategy.Context;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate of one bot, behind its real loop. */
final class BotRiskTest {
    private static final long LIMIT_LOTS = 100;

    private final Bench bench = new Bench(VenueTraits.of(Capability.TRADING, Capability.AMEND_IN_PLACE), BTC_INFO);
    private final Calls strategy = new Calls();
    private final List<Order> placed = new ArrayList<>();

    /** A rule made of what a test says. */
    private static final class Probe implements RiskRule {
        private BiFunction<RiskOrder, RiskView, RiskDecision> check = (order, view) -> RiskDecision.ALLOW;
        private BiConsumer<RiskView, RiskActions> onTime = (view, actions) -> {};
        private BiConsumer<RiskView, RiskActions> onFill = (view, actions) -> {};
        private final List<RiskOrder> asked = new ArrayList<>();
        private final List<String> outcomes = new ArrayList<>();
        private int times;

        @Override
        public RiskDecision check(RiskOrder order, RiskView view) {
            asked.add(order);
            return check.apply(order, view);
        }

        @Override
        public void onOutcome(RiskOrder order, Outcome outcome, RiskView view, RiskActions actions) {
            outcomes.add((order.amend() ? "amend " : "submit ") + order.reducing() + " "
                    + outcome.getClass().getSimpleName());
        }

        @Override
        public void onFill(OrderFill fill, RiskView view, RiskActions actions) {
            onFill.accept(view, actions);
        }

        @Override
        public void onTime(RiskView view, RiskActions actions) {
            times++;
            onTime.accept(view, actions);
        }
    }

    private static RiskRule positionLimit(String limit) {
        Probe rule = new Probe();
        Size max = size(BTC, limit);
        rule.check = (order, view) -> {
            Size worst = view.exposure(order.market()).worst(order.request().side());
            Size after =
                    order.request().side() == Side.BUY ? worst.plus(order.addedSize()) : worst.minus(order.addedSize());
            return after.abs().compareTo(max) > 0 && !order.reducing()
                    ? RiskDecision.refuse("position-limit", max.toString(), after.toString())
                    : RiskDecision.ALLOW;
        };
        return rule;
    }

    private void onTick(BiConsumer<Context, Integer> what) {
        int[] ticks = {0};
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                what.accept(context, ++ticks[0]);
            }
        };
    }

    private Order place(Context context, Side side, String size, String price) {
        Order order = context.orders().place(limit(side, size, price));
        placed.add(order);
        return order;
    }

    private void tick() {
        bench.quote(1000, 1001);
    }

    private List<OrderState> states() {
        return placed.stream().map(Order::state).toList();
    }

    @Test
    void exposureHasTheTurnsEarlierOrders() {
        onTick((context, tick) -> {
            place(context, Side.BUY, "0.6", "100");
            place(context, Side.BUY, "0.6", "99");
            place(context, Side.SELL, "0.6", "101");
        });
        bench.started(1, strategy, positionLimit("1"));
        tick();

        assertThat(states()).containsExactly(OrderState.OPEN, OrderState.REJECTED, OrderState.OPEN);
        assertThat(placed.get(1).rejection().orElseThrow().reason()).isEqualTo(RejectReason.RISK);
        assertThat(placed.get(1).why()).isEqualTo("position-limit: limit 1, actual 1.2");
    }

    @Test
    void exposureHasUnknownOutcomes() {
        bench.venue().onExecute = batch -> batch.submits()
                .forEach(submit ->
                        bench.venue().events().outcome(submit.ref(), Command.SUBMIT, new Outcome.Unknown("time-out")));
        onTick((context, tick) -> place(context, Side.BUY, "0.6", "100"));
        bench.started(1, strategy, positionLimit("1"));
        tick();
        tick();

        assertThat(states()).containsExactly(OrderState.UNKNOWN, OrderState.REJECTED);
    }

    @Test
    void exposureHasWhatAFinalReportCountedBeforeItsFillComes() {
        onTick((context, tick) -> place(context, Side.BUY, "0.6", "100"));
        bench.started(1, strategy, positionLimit("1"));
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
        Probe first = new Probe();
        Probe second = new Probe();
        first.check = (order, view) -> RiskDecision.refuse("first", "1", "2");
        onTick((context, tick) -> place(context, Side.BUY, "1", "100"));
        bench.started(1, strategy, first, second);
        tick();

        assertThat(placed.get(0).why()).startsWith("first");
        assertThat(second.asked).isEmpty();
    }

    @Test
    void aRuleThatThrowsRefuses() {
        Probe rule = new Probe();
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
    void aRuleThatFailsAgainAndAgainHaltsTheBot() {
        Probe rule = new Probe();
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

    private Probe haltingOnce(BiConsumer<RiskView, RiskActions> then) {
        Probe rule = new Probe();
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
        onTick((context, tick) -> {
            if (tick == 1) {
                place(context, Side.BUY, "1", "100");
                place(context, Side.SELL, "1", "105");
            }
        });
        Probe rule = haltingOnce((view, actions) -> actions.flatten("too far"));
        bench.started(1, strategy, rule);
        buyOneAndFill();
        bench.pass(Duration.ofSeconds(1));

        assertThat(bench.venue().resting()).singleElement().satisfies(order -> {
            assertThat(order.request().side()).isEqualTo(Side.SELL);
            assertThat(order.request().reduceOnly()).isTrue();
            assertThat(order.request().size()).isEqualTo(size(BTC, "1"));
            assertThat(order.request().worstPrice()).isGreaterThanOrEqualTo(price(BTC, "99"));
        });
        bench.venue(() -> bench.venue().fill(bench.venue().resting().get(0).ref()));
        bench.pass(Duration.ofSeconds(2));
        assertThat(bench.status().markets().get(0).position()).isEqualByComparingTo("0");
        assertThat(bench.venue().resting()).isEmpty();
    }

    @Test
    void anAmendIsAskedAboutWithWhatIsLeftToFill() {
        Probe rule = new Probe();
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
        Probe rule = new Probe();
        onTick((context, tick) -> place(context, Side.BUY, "1", "100"));
        bench.started(1, strategy, rule);
        tick();

        assertThat(rule.outcomes).containsExactly("submit false Accepted");
    }

    @Test
    void rulesAreAskedForTheirTimeAfterFillsAndMarks() {
        Probe rule = new Probe();
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
        Probe rule = new Probe();
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

    /** A venue that answers late, fills when it likes and amends; what it could hold at worst is counted there. */
    private final class SlowVenue {
        private final SplittableRandom random;
        private final Deque<Runnable> late = new ArrayDeque<>();
        private final Map<Long, LimitOrderRequest> book = new LinkedHashMap<>();
        private final Map<Long, Long> filledLots = new LinkedHashMap<>();
        private final Map<Long, OrderRequest> asked = new LinkedHashMap<>();
        private final String note;
        private long lots;
        private int fills;
        private int amends;

        private SlowVenue(long seed) {
            this.random = new SplittableRandom(seed);
            this.note = "seed " + seed;
        }

        void execute(OrderBatch batch) {
            batch.cancels().forEach(cancel -> {
                boolean known = book.remove(cancel.order().cloidOrZero()) != null;
                late.add(() -> report(cancel.order(), known));
            });
            batch.amends().forEach(amend -> {
                long id = amend.order().cloidOrZero();
                LimitOrderRequest now = book.get(id);
                long done = filledLots.getOrDefault(id, 0L);
                if (now != null && lots(amend.totalSize()) > done) {
                    amends++;
                    book.put(id, LimitOrderRequest.limit(now.side(), amend.totalSize(), amend.price()));
                    late.add(() -> outcome(amend.order(), Command.AMEND, new Outcome.Accepted("", "")));
                } else {
                    late.add(() -> outcome(amend.order(), Command.AMEND, new Outcome.Unknown("lost")));
                }
            });
            batch.submits().forEach(submit -> {
                book.put(submit.cloid().value(), (LimitOrderRequest) submit.request());
                asked.put(submit.cloid().value(), submit.request());
                Outcome outcome = random.nextInt(5) == 0
                        ? new Outcome.Unknown("lost")
                        : new Outcome.Accepted("v" + submit.cloid(), "");
                late.add(() -> outcome(submit.ref(), Command.SUBMIT, outcome));
            });
            check();
        }

        private void outcome(OrderRef order, Command command, Outcome outcome) {
            bench.venue().events().outcome(order, command, outcome);
        }

        /** The answer to a cancel is what became of the order, with what was filled of it. */
        private void report(OrderRef order, boolean known) {
            if (known) {
                long done = filledLots.getOrDefault(order.cloidOrZero(), 0L);
                OrderRequest request = asked.get(order.cloidOrZero());
                OrderReport report = Markets.report(
                                order,
                                request.side(),
                                Math.max(done, 1) > lots(request.size())
                                        ? decimal(Math.max(done, 1))
                                        : request.size().toBigDecimal().toPlainString(),
                                "100",
                                OrderState.CANCELLED,
                                bench.clock.epochNanos())
                        .filled(size(BTC, decimal(done)));
                bench.venue().events().order(report);
            }
        }

        void fillOne() {
            if (book.isEmpty()) {
                return;
            }
            List<Long> ids = new ArrayList<>(book.keySet());
            long id = ids.get(random.nextInt(ids.size()));
            LimitOrderRequest request = book.get(id);
            long left = lots(request.size()) - filledLots.getOrDefault(id, 0L);
            long quantity = random.nextLong(1, left + 1);
            filledLots.merge(id, quantity, Long::sum);
            if (quantity == left) {
                book.remove(id);
            }
            lots += request.side() == Side.BUY ? quantity : -quantity;
            OrderRef ref = new OrderRef(BTC, id, "");
            String fillId = "fill" + ++fills;
            late.add(() -> bench.venue()
                    .events()
                    .fill(Markets.fill(
                            fillId, ref, request.side(), decimal(quantity), "100", bench.clock.epochNanos())));
            check();
        }

        void answerOne() {
            if (!late.isEmpty()) {
                late.remove().run();
            }
        }

        private void check() {
            long buys = lots;
            long sells = lots;
            for (Map.Entry<Long, LimitOrderRequest> order : book.entrySet()) {
                long left = lots(order.getValue().size()) - filledLots.getOrDefault(order.getKey(), 0L);
                buys += order.getValue().side() == Side.BUY ? left : 0;
                sells -= order.getValue().side() == Side.SELL ? left : 0;
            }
            assertThat(buys).as(note).isLessThanOrEqualTo(LIMIT_LOTS);
            assertThat(sells).as(note).isGreaterThanOrEqualTo(-LIMIT_LOTS);
        }
    }

    private static long lots(Size size) {
        return size.toBigDecimal().movePointRight(3).longValueExact();
    }

    private static String decimal(long lots) {
        return BigDecimal.valueOf(lots, 3).toPlainString();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void seenFromTheVenueThePositionLimitIsNeverExceeded(long seed) {
        SlowVenue venue = new SlowVenue(seed);
        bench.venue().onExecute = venue::execute;
        SplittableRandom random = new SplittableRandom(seed + 1_000);
        onTick((context, tick) -> {
            for (int i = random.nextInt(4); i > 0; i--) {
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                place(context, side, decimal(random.nextLong(1, 60)), "100");
            }
            List<Order> open = context.orders().open();
            if (!open.isEmpty()) {
                Order order = open.get(random.nextInt(open.size()));
                if (random.nextBoolean()) {
                    context.orders().cancel(order);
                } else {
                    context.orders().amend(order, price(BTC, "100"), size(BTC, decimal(random.nextLong(1, 90))));
                }
            }
            assertThat(exposure(context).worst(Side.BUY)).isLessThanOrEqualTo(size(BTC, decimal(LIMIT_LOTS)));
        });
        bench.started(1, strategy, positionLimit(decimal(LIMIT_LOTS)));
        for (int i = 0; i < 2_000; i++) {
            bench.clock.advanceTo(bench.clock.epochNanos() + 1_000_000);
            int what = random.nextInt(4);
            bench.venue(() -> {
                if (what == 0) {
                    venue.fillOne();
                } else if (what == 1) {
                    bench.venue().quote(BTC_INFO, 1000 + random.nextInt(2), 1010);
                } else {
                    venue.answerOne();
                }
            });
        }

        assertThat(venue.fills).as("seed %d", seed).isGreaterThan(20);
        assertThat(bench.status().counts().strikes()).as("seed %d", seed).isZero();
        assertThat(bench.status().state()).isEqualTo(BotState.RUNNING);
        assertThat(states()).contains(OrderState.REJECTED, OrderState.CANCELLED, OrderState.FILLED);
        assertThat(venue.amends).as("seed %d", seed).isPositive();
    }

    private static Exposure exposure(Context context) {
        return context.market(BTC).exposure();
    }
}
