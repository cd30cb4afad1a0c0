package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Bench.BTC_INFO;
import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.strategy.Context;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A position limit over random decisions, against the books of a venue that answers late. */
final class PositionLimitTest {
    private static final long LIMIT_LOTS = 100;

    private final Bench bench = new Bench(VenueTraits.of(Capability.TRADING, Capability.AMEND_IN_PLACE), BTC_INFO);
    private final Calls strategy = new Calls();
    private final List<Order> placed = new ArrayList<>();

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
        strategy.then = (context, call) -> {
            if (!call.startsWith("tick")) {
                return;
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                placed.add(context.orders().place(limit(side, decimal(random.nextLong(1, 60)), "100")));
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
        };
        bench.started(1, strategy, ProbeRule.positionLimit(decimal(LIMIT_LOTS)));
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
        assertThat(placed.stream().map(Order::state).toList())
                .contains(OrderState.REJECTED, OrderState.CANCELLED, OrderState.FILLED);
        assertThat(venue.amends).as("seed %d", seed).isPositive();
    }

    private static Exposure exposure(Context context) {
        return context.market(BTC).exposure();
    }
}
