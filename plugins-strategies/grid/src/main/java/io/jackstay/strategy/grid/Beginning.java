package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.strategy.grid.config.Entry;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.plan.Anchor;
import io.jackstay.strategy.grid.plan.FreshLegs;
import io.jackstay.strategy.grid.plan.Ladder;
import io.jackstay.strategy.grid.plan.LadderCheck;
import io.jackstay.strategy.grid.plan.Leg;
import io.jackstay.strategy.grid.plan.Move;
import io.jackstay.strategy.grid.plan.Origin;
import io.jackstay.strategy.grid.plan.Outlook;
import io.jackstay.strategy.grid.plan.Plan;
import io.jackstay.strategy.grid.plan.Planner;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A grid that has not begun, or begins anew after a move: it needs a price to know which levels buy. Not thread safe: owned by
 * the bot loop.
 *
 * <p>It waits until no order of before can fill any more, so that the position it begins with is all there is.
 */
final class Beginning implements Stage {
    private static final String CLEAR = "clear";

    private final GridConfig config;
    private final MarketReader reader;
    private final Optional<Move> move;
    private boolean clearing;
    private Optional<EntryOrder> entry = Optional.empty();
    private boolean entered;

    private Beginning(GridConfig config, Optional<Move> move) {
        this.config = requireNonNull(config, "config is null");
        this.reader = new MarketReader(config);
        this.move = requireNonNull(move, "move is null");
    }

    /** A bot that has no grid yet, or one of other settings whose orders are in the way. */
    static Stage begin(GridConfig config, Context context) {
        context.orders().cancelAll(config.market());
        return new Beginning(config, Optional.empty()).onMarket(context);
    }

    /** A grid whose orders have ended, to be built elsewhere or otherwise. */
    static Stage again(GridConfig config, Move move, Context context) {
        return new Beginning(config, Optional.of(move)).onMarket(context);
    }

    /** A grid that was begun before: its plan, origin and legs are in memory. */
    static Stage resume(GridConfig config, Origin origin, Context context) {
        try {
            GridMemory memory = new GridMemory(context.memory());
            Ladder ladder =
                    Ladder.of(memory.plan(), context.market(config.market()).info());
            return run(config, origin, ladder, context);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return refuse(context, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Stage onMarket(Context context) {
        if (entry.isPresent()) {
            return this;
        }
        if (!isClear(context)) {
            return this;
        }
        Optional<String> missing = reader.missing(context);
        if (missing.isPresent()) {
            context.explain(Explanation.waiting("grid", missing.get()));
            return this;
        }
        try {
            return plan(context, reader.outlook(context));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return refuse(context, String.valueOf(e.getMessage()));
        }
    }

    /** A cancel that failed is asked for again; what a venue may still tell of an order that ended is waited for. */
    private boolean isClear(Context context) {
        Exposure exposure = context.market(config.market()).exposure();
        boolean clear = exposure.openOrders() == 0
                && exposure.openBuys().isZero()
                && exposure.openSells().isZero();
        if (!clear) {
            context.explain(
                    Explanation.waiting("grid", "%d orders of before may still fill".formatted(exposure.openOrders())));
            if (!clearing) {
                clearing = true;
                context.timers().once(CLEAR, config.refresh());
            }
        }
        return clear;
    }

    @Override
    public Stage onTimer(Context context, String name) {
        if (name.equals(CLEAR) && entry.isEmpty()) {
            clearing = false;
            context.orders().cancelAll(config.market());
            return onMarket(context);
        }
        return this;
    }

    private Stage plan(Context context, Outlook outlook) {
        Anchor anchor = reader.range(context, outlook.mid())
                .filter(range -> move.isEmpty() || move.get().kind() == Move.Kind.RECENTRE)
                .or(() -> move.map(Move::anchor))
                .orElseGet(() -> Planner.anchor(config, outlook.mid()));
        Plan plan = Planner.plan(config, anchor, outlook);
        Ladder ladder = Ladder.of(plan, outlook.info());
        Optional<String> problem = LadderCheck.problem(ladder, config);
        if (problem.isPresent()) {
            return refuse(context, problem.get());
        }
        int empty = ladder.nearest(outlook.mid());
        BigDecimal position = context.market(config.market()).position().size().toBigDecimal();
        GridMemory memory = new GridMemory(context.memory());
        if (config.entry() == Entry.TAKE && move.isEmpty() && !entered) {
            entry = EntryOrder.place(config, ladder, empty, position, memory.nextGeneration(), context);
            entered = true;
            if (entry.isPresent()) {
                return this;
            }
        }
        int generation = memory.nextGeneration();
        List<Leg> legs = FreshLegs.of(ladder, empty, generation, config.direction(), position);
        BigDecimal held = legs.stream().map(leg -> leg.held().toBigDecimal()).reduce(BigDecimal.ZERO, BigDecimal::add);
        int moves = memory.origin(config).map(Origin::moves).orElse(0)
                + (move.filter(made -> made.kind() != Move.Kind.RESHAPE).isPresent() ? 1 : 0);
        Origin origin = new Origin(
                anchor, empty, position.subtract(held), generation, moves, outlook.multiplier(), outlook.trend());
        memory.begin(config, origin, plan, legs);
        if (memory.begun().isEmpty()) {
            memory.save(new Beginnings(
                    context.now(), context.market(config.market()).pnl().net().amount()));
        }
        move.ifPresent(made -> context.explain(Explanation.ok("move", made.why())));
        return run(config, origin, ladder, context);
    }

    @Override
    public Stage onOrder(Context context, Order order) {
        if (entry.filter(placed -> !placed.isOver(order)).isPresent()) {
            return this;
        }
        entry = Optional.empty();
        return onMarket(context);
    }

    @Override
    public Stage onFill(Context context, Order order) {
        return onMarket(context);
    }

    private static Stage run(GridConfig config, Origin origin, Ladder ladder, Context context) {
        Optional<String> problem = LadderCheck.problem(ladder, config);
        if (problem.isPresent()) {
            return refuse(context, problem.get());
        }
        Legs legs = new Legs(config, ladder, origin, new GridMemory(context.memory()));
        return RunningGrid.begin(config, legs, context);
    }

    private static Stage refuse(Context context, String why) {
        context.explain(Explanation.blocked("grid", why));
        context.finish(false, why);
        return ENDED;
    }
}
