package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackstay journal}. Not thread safe: owned by the main thread. */
@Command(
        name = "journal",
        description = "Looks after the journals of a data directory: shows, checks, exports and repairs them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            JournalInspectCommand.class,
            JournalVerifyCommand.class,
            JournalExportCommand.class,
            JournalRepairCommand.class
        })
public final class JournalCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Inject
    JournalCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name one of inspect, verify, export and repair");
    }
}
