package io.jackstay.testkit.harness;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.strategy.Start;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One row of a {@link RiskTable}: what there is before the order. Immutable: each call returns a longer row. */
public final class RiskRow {
    private final MarketInfo info;
    private final RiskTable.HarnessSource source;
    private final List<Step> steps;

    /** A part of the row, done at its time. */
    private record Step(Time time, Act act) {
        private enum Time {
            BEFORE_START,
            BEFORE_TURN,
            IN_TURN
        }

        @FunctionalInterface
        private interface Act {
            void on(Bench bench, RowStrategy strategy);
        }
    }

    RiskRow(MarketInfo info, RiskTable.HarnessSource source) {
        this(info, source, List.of());
    }

    private RiskRow(MarketInfo info, RiskTable.HarnessSource source, List<Step> steps) {
        this.info = requireNonNull(info, "info is null");
        this.source = requireNonNull(source, "source is null");
        this.steps = List.copyOf(steps);
    }

    private RiskRow and(Step.Time time, Step.Act act) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(new Step(time, act));
        return new RiskRow(info, source, longer);
    }

    /** The bot holds this, signed, base, at a price of 1. */
    public RiskRow position(String size) {
        return position(size, "1");
    }

    /** The bot holds this, signed, base, bought or sold at the given price without a fee. */
    public RiskRow position(String size, String price) {
        BigDecimal signed = new BigDecimal(size);
        Side side = signed.signum() < 0 ? Side.SELL : Side.BUY;
        return and(Step.Time.BEFORE_START, (bench, strategy) -> {
            ScriptedVenue venue = bench.venue(info.id());
            Stamp stamp = bench.stamp();
            venue.before(OrderFill.of(
                    "before-" + venue.fills().size(),
                    OrderRef.none(info.id()),
                    side,
                    Price.of(info.id(), new BigDecimal(price)),
                    Size.of(info.id(), signed.abs()),
                    Money.zero(info.quoteAsset()),
                    stamp));
        });
    }

    /** This order of the bot rests at the venue already; the rule is not asked about it. */
    public RiskRow open(String order) {
        OrderRequest request = OrderText.parse(order).request(info);
        return and(Step.Time.BEFORE_START, (bench, strategy) -> {
            ScriptedVenue venue = bench.venue(info.id());
            Cloid cloid = Cloid.Layout.forBits(venue.traits().cloidBits())
                    .cloid(0, Bench.BOT_NUMBER, venue.open().size() + 1L);
            venue.put(new VenueOrder(OrderRef.of(info.id(), cloid, venue.nextOrderId()), request));
        });
    }

    /** These are the best prices. */
    public RiskRow top(String bid, String ask) {
        return and(Step.Time.BEFORE_TURN, (bench, strategy) -> new HarnessMarket(bench, info.id())
                .top(bid, "1", ask, "1"));
    }

    /** This is the venue's mark price. */
    public RiskRow mark(String price) {
        return and(Step.Time.BEFORE_TURN, (bench, strategy) -> new HarnessMarket(bench, info.id()).mark(price));
    }

    /** This order left in an earlier turn and was never answered: it may be live. The rule must allow it. */
    public RiskRow unanswered(String order) {
        OrderRequest request = OrderText.parse(order).request(info);
        return and(Step.Time.BEFORE_TURN, (bench, strategy) -> {
            bench.venue(info.id()).answer(request.label(), new ScriptedAnswer.LoseAnswer());
            strategy.place(request);
            bench.advance(RowStrategy.TURN);
            requireAllowed(strategy);
        });
    }

    /** This order was placed earlier in the same turn, and has not left. The rule must allow it. */
    public RiskRow placed(String order) {
        OrderRequest request = OrderText.parse(order).request(info);
        return and(Step.Time.IN_TURN, (bench, strategy) -> strategy.place(request));
    }

    /** What the rule says of this order. */
    public RiskVerdict when(String order) {
        return when(OrderText.parse(order).request(info));
    }

    /** What the rule says of an order that has more than terms: a market order, a reduce-only one. */
    public RiskVerdict when(OrderRequest order) {
        RowStrategy strategy = new RowStrategy();
        Bench bench = source.bench(strategy);
        run(Step.Time.BEFORE_START, bench, strategy);
        bench.start(Start.Kind.RESTART);
        run(Step.Time.BEFORE_TURN, bench, strategy);
        run(Step.Time.IN_TURN, bench, strategy);
        strategy.place(order);
        bench.advance(RowStrategy.TURN);
        int last = strategy.placed().size() - 1;
        strategy.placed().subList(0, last).forEach(RiskRow::requireAllowed);
        return new RiskVerdict(strategy.placed().get(last));
    }

    private void run(Step.Time time, Bench bench, RowStrategy strategy) {
        for (Step step : steps) {
            if (step.time == time) {
                step.act.on(bench, strategy);
            }
        }
    }

    private static void requireAllowed(RowStrategy strategy) {
        strategy.placed().forEach(RiskRow::requireAllowed);
    }

    private static void requireAllowed(Order order) {
        if (order.cloid().isEmpty()) {
            throw new AssertionError("the row says that %s %s @ %s has left, but: %s"
                    .formatted(order.side(), order.size(), order.price(), order.why()));
        }
    }
}
