package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.order.Order;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.strategy.grid.config.ExitConfig;
import io.jackstay.strategy.grid.config.GridConfig;
import java.time.Duration;

/**
 * The end of the whole bot, which a restart carries on. Not thread safe: owned by the bot loop.
 *
 * <p>It is over when no order can fill any more and, unless the position is to be kept, nothing is held: an order that fills
 * while its cancel is under way is closed too.
 */
final class Closing implements Stage {
    private static final String CLEAR = "clear";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Percent SLIPPAGE = Percent.parse("1%");

    private final GridConfig config;
    private final GridMemory memory;
    private final String why;
    private boolean flattening;
    private boolean waiting;
    private boolean over;

    private Closing(GridConfig config, GridMemory memory, String why) {
        this.config = requireNonNull(config, "config is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.why = requireNonNull(why, "why is null");
    }

    static Stage begin(GridConfig config, String why, Context context) {
        GridMemory memory = new GridMemory(context.memory());
        memory.ending(why);
        context.explain(Explanation.waiting("grid", "ending: " + why));
        context.orders().cancelAll(config.market());
        return new Closing(config, memory, why).onMarket(context);
    }

    @Override
    public Stage onMarket(Context context) {
        if (flattening || over) {
            return over ? ENDED : this;
        }
        if (flattens() && !context.market(config.market()).position().isFlat()) {
            flattening = true;
            Percent slippage = config.exit().map(ExitConfig::slippage).orElse(SLIPPAGE);
            context.execution().flatten(config.market(), slippage, TIMEOUT, done -> flattened(done, context));
            return this;
        }
        if (mayStillFill(context)) {
            if (!waiting) {
                waiting = true;
                context.timers().once(CLEAR, config.refresh());
            }
            return this;
        }
        over = true;
        memory.ended();
        context.finish(true, why);
        return ENDED;
    }

    private boolean flattens() {
        return config.exit().filter(exit -> exit.then() == ExitConfig.Then.KEEP).isEmpty();
    }

    private boolean mayStillFill(Context context) {
        Exposure exposure = context.market(config.market()).exposure();
        return exposure.openOrders() > 0
                || !exposure.openBuys().isZero()
                || !exposure.openSells().isZero();
    }

    private void flattened(Execution.Done done, Context context) {
        flattening = false;
        if (done.complete()) {
            onMarket(context);
            return;
        }
        over = true;
        String words = "%s; the position is not closed: %s".formatted(why, done.why());
        context.alert(Context.Severity.CRITICAL, words);
        context.finish(false, words);
    }

    @Override
    public Stage onOrder(Context context, Order order) {
        return onMarket(context);
    }

    @Override
    public Stage onFill(Context context, Order order) {
        return onMarket(context);
    }

    @Override
    public Stage onTimer(Context context, String name) {
        if (name.equals(CLEAR)) {
            waiting = false;
            context.orders().cancelAll(config.market());
            return onMarket(context);
        }
        return this;
    }
}
