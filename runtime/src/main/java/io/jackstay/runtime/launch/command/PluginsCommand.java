package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackstay plugins}. Not thread safe: owned by the main thread. */
@Command(
        name = "plugins",
        description = "Shows the plugins that are found, describes one, or loads each to see whether it can be used.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PluginsListCommand.class,
            PluginsDescribeCommand.class,
            PluginsReferenceCommand.class,
            PluginsVerifyCommand.class
        })
public final class PluginsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Inject
    PluginsCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name one of list, describe, reference and verify");
    }
}
