package io.jackstay.runtime.launch.operate;

import com.google.inject.Inject;
import io.jackstay.runtime.control.ControlCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay resume BOT}. Not thread safe: owned by the main thread. */
@Command(
        name = "resume",
        description = "Ends a running bot's pause and its halts, but for those of rules over its login or the process.",
        footer = {
            "",
            "Ends with 0 when it is done and confirmed, 1 when not, 2 without a yes, 3 when a venue or the bot has not confirmed it."
        })
public final class ResumeCommand implements Callable<Integer> {
    private final Operation operation;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Inject
    ResumeCommand(Operation operation) {
        this.operation = operation;
    }

    @Override
    public Integer call() {
        return operation.run(ControlCommand.RESUME, true, target);
    }
}
