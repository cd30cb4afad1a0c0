package io.jackstay.runtime.launch.operate;

import com.google.inject.Inject;
import io.jackstay.runtime.control.ControlCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay halt BOT}. Not thread safe: owned by the main thread. */
@Command(
        name = "halt",
        description = "Lets a running bot only reduce until it is resumed, and cancels its orders.",
        footer = {
            "",
            "Its strategy goes on. A halt outlives the process. Ends with 0 when it is done and confirmed, 1 when not, 3 when a venue or the bot has not confirmed it."
        })
public final class HaltCommand implements Callable<Integer> {
    private final Operation operation;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Inject
    HaltCommand(Operation operation) {
        this.operation = operation;
    }

    @Override
    public Integer call() {
        return operation.run(ControlCommand.HALT, false, target);
    }
}
