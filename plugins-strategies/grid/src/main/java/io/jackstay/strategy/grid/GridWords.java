package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.strategy.grid.plan.Ladder;
import io.jackstay.strategy.grid.plan.Move;
import io.jackstay.strategy.grid.plan.WantedGrid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the grid says of itself, to people. Not thread safe: owned by the bot loop. */
final class GridWords {
    private static final String GRID = "grid";
    private static final String ORDERS = "orders";
    private static final int PERCENT_DECIMALS = 2;

    private final MarketId market;
    private String kept = "";
    private Map<WantedGrid.Reason, Integer> left = Map.of();

    GridWords(MarketId market) {
        this.market = requireNonNull(market, "market is null");
    }

    /**
     * What rests and what the grid waits for, unless it is kept from it: {@code 20 orders rest; next buy 59940 (-0.10 %),
     * next sell 60060 (+0.10 %)}.
     */
    void rest(Context context, Collection<Order> live, int legs) {
        if (!kept.isEmpty()) {
            return;
        }
        Optional<BigDecimal> mid = context.market(market).top().map(TopOfBook::mid);
        String count = live.size() == legs ? Integer.toString(legs) : live.size() + " of " + legs;
        context.explain(Explanation.waiting(
                GRID,
                count + " orders rest; next buy " + next(live, Side.BUY, mid) + ", next sell "
                        + next(live, Side.SELL, mid)));
    }

    private static String next(Collection<Order> live, Side side, Optional<BigDecimal> mid) {
        Optional<Price> best = Optional.empty();
        for (Order order : live) {
            if (order.side() == side && (side == Side.BUY || best.isEmpty())) {
                best = Optional.of(order.price());
            }
        }
        return best.map(price -> price + mid.map(from -> distance(price, from)).orElse(""))
                .orElse("none");
    }

    private static String distance(Price price, BigDecimal mid) {
        BigDecimal percent = price.toBigDecimal()
                .subtract(mid)
                .movePointRight(2)
                .divide(mid, PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
        return (percent.signum() > 0 ? " (+" : " (") + percent.toPlainString() + " %)";
    }

    /** Orders are wanted and can't leave. */
    void kept(Context context, MarketView view) {
        String why = view.whyNot().isBlank() ? "no price of %s".formatted(market) : view.whyNot();
        if (!why.equals(kept)) {
            kept = why;
            context.explain(Explanation.blocked(GRID, why));
        }
    }

    /** Orders can leave; true when they could not before. */
    boolean free() {
        boolean before = !kept.isEmpty();
        kept = "";
        return before;
    }

    void refused(Context context, Order order, int legs, Duration pause) {
        String why = order.rejection().map(Rejection::toString).orElse(order.why());
        String others = legs > 1 ? ", %d levels in all".formatted(legs) : "";
        context.explain(Explanation.blocked(
                        ORDERS, "%s at %s did not rest%s: %s".formatted(order.label(), order.price(), others, why))
                .until(context.now().plus(pause)));
    }

    void accepted(Context context) {
        context.explain(Explanation.ok(ORDERS, "every level was accepted"));
    }

    /** Whether the grid's own fills explain the position. */
    void position(Context context, BigDecimal explained, BigDecimal actual, String asset) {
        if (explained.compareTo(actual) == 0) {
            context.explain(Explanation.ok("position", "the grid's own fills explain the position"));
            return;
        }
        String words = "the position is %s %s, the grid's own fills explain %s"
                .formatted(plain(actual), asset, plain(explained));
        context.explain(Explanation.blocked("position", words).limit(plain(explained), plain(actual)));
        context.alert(Context.Severity.WARNING, words);
    }

    /** What matched pairs have earned, apart from what the position has; fees are in the second. */
    void profit(Context context, PairProfit pairs, MarketId id) {
        Money net = context.market(id).pnl().net();
        BigDecimal inventory = net.amount().subtract(pairs.amount());
        context.meters().gauge("grid-profit").set(pairs.amount().doubleValue());
        context.meters().gauge("grid-pairs").set((double) pairs.pairs());
        context.meters().gauge("inventory-profit").set(inventory.doubleValue());
        context.explain(Explanation.ok(
                "profit",
                pairs.pairs() + " matched pairs earned " + new Money(net.asset(), pairs.amount())
                        + ", inventory and fees " + plain(inventory) + " " + net.asset()));
    }

    /** How far what rests was from what should rest; it is repaired already. */
    void drift(Context context, int orders) {
        context.meters().gauge("grid-drift").set(orders);
        if (orders > 0) {
            context.explain(Explanation.ok(
                    "drift", "%d orders differed from the grid and were asked for again".formatted(orders)));
        }
    }

    void moving(Context context, Move move) {
        String words = move.why() + ": its orders are withdrawn first";
        context.explain(Explanation.waiting("move", words));
        context.explain(Explanation.waiting(GRID, words));
    }

    /** Which orders are left out, and why; said when it changes. */
    void left(Context context, WantedGrid wanted) {
        if (wanted.left().equals(left)) {
            return;
        }
        left = wanted.left();
        if (left.isEmpty()) {
            context.explain(Explanation.ok("left out", "every order of the grid should rest"));
            return;
        }
        List<String> parts = new ArrayList<>();
        left.forEach((reason, count) -> parts.add(count + " " + reason.words()));
        context.explain(Explanation.waiting("left out", "orders not wanted now: " + String.join(", ", parts)));
    }

    void rules(Context context, Optional<String> problem) {
        if (problem.isPresent()) {
            String words = "the rules of %s changed: %s".formatted(market, problem.get());
            context.explain(Explanation.blocked("rules", words));
            context.alert(Context.Severity.WARNING, words);
        } else {
            context.explain(Explanation.ok("rules", "the grid fits the rules of %s".formatted(market)));
        }
    }

    void lines(Context context, Ladder ladder) {
        String name = market.toString();
        context.meters().line(name, "grid-lowest").set(ladder.lowest().toBigDecimal());
        context.meters().line(name, "grid-highest").set(ladder.highest().toBigDecimal());
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
