package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackstay ledger}. Not thread safe: owned by the main thread. */
@Command(
        name = "ledger",
        description =
                "Looks after the history of a data directory, which is a database beside its journals or elsewhere.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = LedgerRebuildCommand.class)
public final class LedgerCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Inject
    LedgerCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name rebuild");
    }
}
