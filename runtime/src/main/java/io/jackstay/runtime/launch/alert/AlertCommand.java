package io.jackstay.runtime.launch.alert;

import com.google.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackstay alert}. Not thread safe: owned by the main thread. */
@Command(
        name = "alert",
        description =
                "Tries the channels by which alerts are sent, shows what was sent by them, and says that an alert was seen.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AlertTestCommand.class, AlertListCommand.class, AlertSeenCommand.class})
public final class AlertCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Inject
    AlertCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name one of test, list and seen");
    }
}
