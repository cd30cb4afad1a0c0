package io.jackstay.runtime.launch.operate;

import com.google.inject.Inject;
import io.jackstay.runtime.control.ControlCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay reload BOT}. Not thread safe: owned by the main thread. */
@Command(
        name = "reload",
        description = "Reads the configuration file again and changes what of a running bot may change.",
        footer = {
            "",
            "That is its risk rules, debug, on-stop, flatten-within, on-error and restart; all else that has changed is"
                    + " listed and waits for a new start. With a mistake anywhere in the file nothing is changed. Ends with"
                    + " 0 when it is done, 1 when not, 3 when the bot has not confirmed it."
        })
public final class ReloadCommand implements Callable<Integer> {
    private final Operation operation;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Inject
    ReloadCommand(Operation operation) {
        this.operation = operation;
    }

    @Override
    public Integer call() {
        return operation.run(ControlCommand.RELOAD, false, target);
    }
}
