package io.jackstay.runtime.launch.operate;

import com.google.inject.Inject;
import io.jackstay.runtime.control.ControlCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay cancel-all BOT}. Not thread safe: owned by the main thread. */
@Command(
        name = "cancel-all",
        description = "Cancels a running bot's orders once; its strategy goes on and may place new ones.",
        footer = {
            "",
            "Ends with 0 when it is done and confirmed, 1 when not, 2 without a yes, 3 when a venue or the bot has not confirmed it."
        })
public final class CancelAllCommand implements Callable<Integer> {
    private final Operation operation;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Inject
    CancelAllCommand(Operation operation) {
        this.operation = operation;
    }

    @Override
    public Integer call() {
        return operation.run(ControlCommand.CANCEL_ALL, true, target);
    }
}
