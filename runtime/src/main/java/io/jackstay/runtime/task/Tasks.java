package io.jackstay.runtime.task;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Chase;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.Twap;
import java.time.Duration;
import java.util.function.Consumer;

/** Begins tasks of one bot; each takes its first step in a later turn. Not thread safe: owned by the bot loop. */
public final class Tasks {
    private final TaskParts parts;

    public Tasks(TaskParts parts) {
        this.parts = parts;
    }

    public Execution.Task chase(Chase what, Consumer<Execution.Done> then) {
        Leg leg = new Leg(parts.causeOf("chase"), Job.of(what), parts, Marks.NONE, then);
        parts.loop().nextTurn(leg::begin);
        return leg;
    }

    public Execution.Task twap(Twap what, Consumer<Execution.Done> then) {
        Slices slices = new Slices(what, parts, then);
        parts.loop().nextTurn(slices::begin);
        return slices;
    }

    /** @param cause what asks for it */
    public Execution.Task flatten(
            MarketId market, Percent maxSlippage, Duration timeout, String cause, Consumer<Execution.Done> then) {
        Flattener flattener = new Flattener(TaskParts.causeOf("flatten", cause), market, maxSlippage, parts, then);
        parts.loop().nextTurn(() -> flattener.begin(timeout));
        return flattener;
    }
}
