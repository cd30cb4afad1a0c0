package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.api.strategy.MarketView;
import java.math.BigDecimal;
import java.util.Optional;

/** A grid that has not begun: it needs one price to know which levels buy. Not thread safe: owned by the bot loop. */
final class AwaitingPrice implements Stage {
    private final GridConfig config;

    private AwaitingPrice(GridConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    /** A bot that has no grid yet, or one of other settings whose orders are in the way. */
    static Stage begin(GridConfig config, Context context) {
        context.orders().cancelAll(config.market());
        context.explain(Explanation.waiting("grid", "no price of %s yet".formatted(config.market())));
        return new AwaitingPrice(config).onMarket(context);
    }

    /** A grid that was begun before: its origin and legs are in memory. */
    static Stage resume(GridConfig config, Origin origin, Context context) {
        MarketInfo info = context.market(config.market()).info();
        try {
            Ladder ladder = Ladder.of(config, origin.centre(), info);
            return run(config, origin, ladder, context);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return refuse(context, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Stage onMarket(Context context) {
        MarketView view = context.market(config.market());
        Optional<TopOfBook> top = view.top();
        if (top.isEmpty()) {
            return this;
        }
        BigDecimal mid = top.get().mid();
        BigDecimal centre = config.centre().orElse(mid);
        try {
            Ladder ladder = Ladder.of(config, centre, view.info());
            GridMemory memory = new GridMemory(context.memory());
            BigDecimal position = view.position().size().toBigDecimal();
            Origin origin = new Origin(centre, ladder.nearest(mid), position, memory.nextGeneration());
            memory.begin(config, origin);
            return run(config, origin, ladder, context);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return refuse(context, String.valueOf(e.getMessage()));
        }
    }

    private static Stage run(GridConfig config, Origin origin, Ladder ladder, Context context) {
        Optional<String> problem = LadderCheck.problem(ladder, config);
        if (problem.isPresent()) {
            return refuse(context, problem.get());
        }
        Legs legs = new Legs(ladder, origin, new GridMemory(context.memory()));
        return RunningGrid.begin(config, legs, context);
    }

    private static Stage refuse(Context context, String why) {
        context.explain(Explanation.blocked("grid", why));
        context.finish(false, why);
        return ENDED;
    }
}
