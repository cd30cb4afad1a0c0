package io.jackstay.strategy.grid;

import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.strategy.grid.config.ExitConfig;
import io.jackstay.strategy.grid.config.GridConfig;
import java.time.Duration;

/** The end of the whole bot, which a restart carries on. Not thread safe: owned by the bot loop. */
final class Closing {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Percent SLIPPAGE = Percent.parse("1%");

    private Closing() {}

    static Stage begin(GridConfig config, String why, Context context) {
        GridMemory memory = new GridMemory(context.memory());
        memory.ending(why);
        context.explain(Explanation.waiting("grid", "ending: " + why));
        context.orders().cancelAll(config.market());
        boolean flattens = config.exit()
                .filter(exit -> exit.then() == ExitConfig.Then.KEEP)
                .isEmpty();
        if (flattens && !context.market(config.market()).position().isFlat()) {
            Percent slippage = config.exit().map(ExitConfig::slippage).orElse(SLIPPAGE);
            context.execution().flatten(config.market(), slippage, TIMEOUT, done -> end(memory, why, done, context));
        } else {
            memory.ended();
            context.finish(true, why);
        }
        return Stage.ENDED;
    }

    private static void end(GridMemory memory, String why, Execution.Done done, Context context) {
        if (done.complete()) {
            memory.ended();
            context.finish(true, why);
            return;
        }
        String words = "%s; the position is not closed: %s".formatted(why, done.why());
        context.alert(Context.Severity.CRITICAL, words);
        context.finish(false, words);
    }
}
