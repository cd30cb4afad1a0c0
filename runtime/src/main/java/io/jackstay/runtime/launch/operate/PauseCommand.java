package io.jackstay.runtime.launch.operate;

import com.google.inject.Inject;
import io.jackstay.runtime.control.ControlCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay pause BOT}. Not thread safe: owned by the main thread. */
@Command(
        name = "pause",
        description = "Has a running bot's strategy rest and cancels its orders, until it is resumed.",
        footer = {
            "",
            "Its position stays; risk rules go on. A pause outlives the process. Ends with 0 when it is done and confirmed, 1 when not, 3 when a venue or the bot has not confirmed it."
        })
public final class PauseCommand implements Callable<Integer> {
    private final Operation operation;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Inject
    PauseCommand(Operation operation) {
        this.operation = operation;
    }

    @Override
    public Integer call() {
        return operation.run(ControlCommand.PAUSE, false, target);
    }
}
