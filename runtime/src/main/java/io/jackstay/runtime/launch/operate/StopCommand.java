package io.jackstay.runtime.launch.operate;

import com.google.inject.Inject;
import io.jackstay.runtime.control.ControlCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay stop BOT}. Not thread safe: owned by the main thread. */
@Command(
        name = "stop",
        description = "Ends a running bot as its on-stop says; it stays ended while its process lives.",
        footer = {
            "",
            "The process ends with its last bot. Ends with 0 when it is done and confirmed, 1 when not, 2 without a yes, 3 when a venue or the bot has not confirmed it."
        })
public final class StopCommand implements Callable<Integer> {
    private final Operation operation;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Inject
    StopCommand(Operation operation) {
        this.operation = operation;
    }

    @Override
    public Integer call() {
        return operation.run(ControlCommand.STOP, true, target);
    }
}
