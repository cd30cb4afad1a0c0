package io.jackstay.runtime.launch.operate;

import com.google.inject.Inject;
import io.jackstay.runtime.control.ControlCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay flatten BOT}. Not thread safe: owned by the main thread. */
@Command(
        name = "flatten",
        description = "Halts a running bot, cancels its orders and closes its positions.",
        footer = {
            "",
            "It sends reduce-only orders, no worse than the bot's flatten-within from the mark. Ends with 0 when it is done and confirmed, 1 when not, 2 without a yes, 3 when a venue or the bot has not confirmed it."
        })
public final class FlattenCommand implements Callable<Integer> {
    private final Operation operation;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Inject
    FlattenCommand(Operation operation) {
        this.operation = operation;
    }

    @Override
    public Integer call() {
        return operation.run(ControlCommand.FLATTEN, true, target);
    }
}
