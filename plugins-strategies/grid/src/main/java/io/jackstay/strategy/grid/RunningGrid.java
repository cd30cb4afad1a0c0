package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.strategy.grid.config.ExitConfig;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.plan.Exits;
import io.jackstay.strategy.grid.plan.Ladder;
import io.jackstay.strategy.grid.plan.LadderCheck;
import io.jackstay.strategy.grid.plan.Leg;
import io.jackstay.strategy.grid.plan.Move;
import io.jackstay.strategy.grid.plan.Moves;
import io.jackstay.strategy.grid.plan.Outlook;
import io.jackstay.strategy.grid.plan.Planner;
import io.jackstay.strategy.grid.plan.Wanted;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A grid whose orders rest. Not thread safe: owned by the bot loop.
 *
 * <p>A tick costs one look at an empty set while nothing is due. What depends on the price, the position or candles is looked
 * at when an order changes and once each {@code refresh}; a stop-loss and a floor at each tick.
 */
final class RunningGrid implements Stage {
    private static final String RETRY = "retry-";
    private static final String WATCH = "watch";
    private static final String COMPARE = "compare";

    private final GridConfig config;
    private final Legs legs;
    private final MarketReader reader;
    private final Refusals refusals;
    private final GridWords words;
    private final Resting resting;
    private Optional<Move> leaving = Optional.empty();
    private final Optional<Beginnings> begun;
    private boolean comparing;

    private RunningGrid(GridConfig config, Legs legs, Optional<Beginnings> begun) {
        this.config = requireNonNull(config, "config is null");
        this.legs = requireNonNull(legs, "legs is null");
        this.reader = new MarketReader(config);
        this.refusals = new Refusals(config.refresh());
        this.words = new GridWords(config.market());
        this.resting = new Resting(config, legs);
        this.begun = requireNonNull(begun, "begun is null");
    }

    /** Takes over the orders that are there, and asks for those that are not. */
    static RunningGrid begin(GridConfig config, Legs legs, Context context) {
        RunningGrid grid = new RunningGrid(config, legs, new GridMemory(context.memory()).begun());
        grid.resting.settleMissed(context);
        boolean inTheWay = grid.resting.adopt(context);
        grid.words.lines(context, legs.ladder());
        grid.onForeignFill(context);
        grid.decide(context);
        grid.placeDue(context);
        grid.tell(context);
        if (config.isWatchful()) {
            context.timers().every(WATCH, config.refresh());
        } else if (inTheWay) {
            grid.compareSoon(context);
        }
        return grid;
    }

    @Override
    public Stage onMarket(Context context) {
        if (config.exit().isPresent() || config.bounds().isPresent()) {
            Optional<String> end = end(context);
            if (end.isPresent()) {
                return Closing.begin(config, end.get(), context);
            }
        }
        if (leaving.isPresent()) {
            return left(context);
        }
        if (placeDue(context)) {
            tell(context);
        }
        return this;
    }

    @Override
    public boolean isQuiet() {
        return leaving.isEmpty()
                && !resting.hasDue()
                && config.exit().isEmpty()
                && config.bounds().isEmpty();
    }

    private Optional<String> end(Context context) {
        MarketView view = context.market(config.market());
        Optional<String> byPrice = view.top().map(TopOfBook::mid).flatMap(mid -> Exits.byPrice(config, mid));
        if (byPrice.isPresent() || config.exit().isEmpty()) {
            return byPrice;
        }
        ExitConfig rule = config.exit().get();
        Beginnings first = begun.orElseThrow();
        Money net = view.pnl().net();
        Money since = new Money(net.asset(), net.amount().subtract(first.net()));
        return Exits.byProfit(rule, since).or(() -> Exits.byTime(rule, Duration.between(first.when(), context.now())));
    }

    @Override
    public Stage onOrder(Context context, Order order) {
        OptionalInt found = legs.find(order.label());
        if (found.isEmpty() || !resting.isLive(found.getAsInt(), order)) {
            return this;
        }
        int leg = found.getAsInt();
        if (!order.state().isFinal()) {
            if (order.state() == OrderState.OPEN) {
                accepted(context, leg);
            }
            if (resting.isWithdrawn(leg)) {
                compareSoon(context);
            }
            return this;
        }
        boolean ours = resting.ended(leg);
        Size filled = Resting.filled(order);
        if (filled.signum() > 0) {
            accepted(context, leg);
            legs.filled(leg, filled, filled.compareTo(order.size()) >= 0);
            resting.due(leg);
            words.profit(context, legs.profit(), config.market());
        } else if (ours) {
            legs.settle(leg);
            resting.due(leg);
        } else {
            pause(context, leg, order);
        }
        if (leaving.isPresent()) {
            return left(context);
        }
        decide(context);
        if (filled.signum() > 0 || ours) {
            placeDue(context);
        }
        tell(context);
        compareSoon(context);
        return this;
    }

    /** What filled before an order's end may be told after it. */
    @Override
    public Stage onFill(Context context, Order order) {
        Size filled = resting.late(order);
        if (filled.signum() <= 0) {
            return this;
        }
        OptionalInt leg = Leg.index(order.label(), legs.origin().generation());
        if (leg.isPresent() && leg.getAsInt() < legs.count()) {
            legs.late(leg.getAsInt(), order, filled, resting.withdraw(context, leg.getAsInt()));
        }
        onForeignFill(context);
        decide(context);
        tell(context);
        return this;
    }

    private void accepted(Context context, int leg) {
        if (refusals.accepted(leg)) {
            words.accepted(context);
        }
    }

    private void compareSoon(Context context) {
        if (!comparing && !config.isWatchful()) {
            comparing = true;
            context.timers().once(COMPARE, config.refresh());
        }
    }

    @Override
    public Stage onTimer(Context context, String name) {
        if (name.startsWith(RETRY)) {
            resting.retry(Integer.parseInt(name.substring(RETRY.length())));
            decide(context);
            return onMarket(context);
        }
        if (name.equals(COMPARE)) {
            comparing = false;
            repair(context);
            if (resting.awaitsEnds()) {
                compareSoon(context);
            }
        }
        return name.equals(WATCH) ? watch(context) : this;
    }

    /** Once each refresh: whether the whole grid is to change, and which of its orders. */
    private Stage watch(Context context) {
        if (leaving.isPresent()) {
            resting.withdrawAll(context);
            return onMarket(context);
        }
        if (context.market(config.market()).top().isEmpty()) {
            return onMarket(context);
        }
        Outlook now = reader.outlook(context);
        reader.signals(context, now).ifPresent(context::explain);
        Optional<Move> move = Moves.next(config, legs.origin(), legs.ladder(), now);
        if (move.isPresent() && move.get().kind() == Move.Kind.EXTEND) {
            extend(context);
        } else if (move.isPresent()) {
            leaving = move;
            words.moving(context, move.get());
            resting.withdrawAll(context);
            return left(context);
        }
        decide(context);
        repair(context);
        words.profit(context, legs.profit(), config.market());
        return onMarket(context);
    }

    private void extend(Context context) {
        int first = legs.extend(Planner.extended(config, legs.plan(), reader.outlook(context)));
        if (first == legs.count()) {
            return;
        }
        for (int leg = first; leg < legs.count(); leg++) {
            resting.due(leg);
        }
        words.lines(context, legs.ladder());
    }

    /** The grid after a move begins when no order of the one before can fill any more. */
    private Stage left(Context context) {
        return resting.isEmpty() ? Beginning.again(config, leaving.orElseThrow(), context) : this;
    }

    private void repair(Context context) {
        int drift = resting.repair(context);
        words.drift(context, drift);
        if (drift > 0) {
            placeDue(context);
            tell(context);
        }
    }

    /** Which orders should rest, as far as that depends on more than the levels. */
    private void decide(Context context) {
        if (config.isSelective() && leaving.isEmpty()) {
            resting.decide(context);
            words.left(context, resting.wanted());
        }
    }

    /** Orders that rest stay where they are; new ones fit the new rules, where the grid can. */
    @Override
    public void onRules(Context context, MarketInfo now) {
        try {
            Ladder ladder = Ladder.of(legs.plan(), now);
            if (LadderCheck.unfit(ladder, config).isEmpty()) {
                legs.measure(ladder);
            }
            words.rules(context, LadderCheck.problem(ladder, config));
        } catch (IllegalArgumentException | ArithmeticException e) {
            words.rules(context, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void onForeignFill(Context context) {
        BigDecimal explained = legs.position();
        for (Order order : resting.orders()) {
            BigDecimal filled = order.filled().toBigDecimal();
            explained = order.side() == Side.BUY ? explained.add(filled) : explained.subtract(filled);
        }
        BigDecimal actual = context.market(config.market()).position().size().toBigDecimal();
        words.position(context, explained, actual, legs.ladder().info().baseAsset());
    }

    /** True when something was asked for, or could be again. */
    private boolean placeDue(Context context) {
        if (leaving.isPresent()) {
            return false;
        }
        if (!resting.hasDue()) {
            return words.free();
        }
        MarketView view = context.market(config.market());
        Optional<TopOfBook> top = view.top();
        if (top.isEmpty() || !view.isTradable()) {
            words.kept(context, view);
            return false;
        }
        boolean changed = words.free();
        for (Wanted want : resting.takeDue(top.get())) {
            Order order = context.orders().place(want.request());
            if (order.state().isFinal()) {
                pause(context, want.leg(), order);
            } else {
                resting.placed(want.leg(), order);
            }
            changed = true;
        }
        return changed;
    }

    private void pause(Context context, int leg, Order order) {
        RejectReason reason = order.rejection().map(Rejection::reason).orElse(RejectReason.OTHER);
        Duration pause = refusals.refused(leg, reason);
        resting.pause(leg);
        context.timers().once(RETRY + leg, pause);
        if (reason != RejectReason.POST_ONLY_WOULD_CROSS) {
            words.refused(context, order, refusals.legs(), pause);
        }
    }

    private void tell(Context context) {
        if (leaving.isEmpty()) {
            words.rest(context, resting.orders(), legs.count());
        }
    }
}
