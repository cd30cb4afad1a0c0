package io.jackstay.runtime.launch;

import com.google.inject.Inject;
import io.jackstay.runtime.launch.alert.AlertCommand;
import io.jackstay.runtime.launch.command.AccountCommand;
import io.jackstay.runtime.launch.command.BacktestCommand;
import io.jackstay.runtime.launch.command.CheckCommand;
import io.jackstay.runtime.launch.command.FillsCommand;
import io.jackstay.runtime.launch.command.JournalCommand;
import io.jackstay.runtime.launch.command.LedgerCommand;
import io.jackstay.runtime.launch.command.OrdersCommand;
import io.jackstay.runtime.launch.command.PlanCommand;
import io.jackstay.runtime.launch.command.PluginsCommand;
import io.jackstay.runtime.launch.command.PnlCommand;
import io.jackstay.runtime.launch.command.ReplayCommand;
import io.jackstay.runtime.launch.command.RunCommand;
import io.jackstay.runtime.launch.command.StatusCommand;
import io.jackstay.runtime.launch.command.WhyCommand;
import io.jackstay.runtime.launch.doctor.DoctorCommand;
import io.jackstay.runtime.launch.hub.HubCommand;
import io.jackstay.runtime.launch.operate.CancelAllCommand;
import io.jackstay.runtime.launch.operate.CancelOrderCommand;
import io.jackstay.runtime.launch.operate.FlattenCommand;
import io.jackstay.runtime.launch.operate.HaltCommand;
import io.jackstay.runtime.launch.operate.PauseCommand;
import io.jackstay.runtime.launch.operate.ReloadCommand;
import io.jackstay.runtime.launch.operate.ResumeCommand;
import io.jackstay.runtime.launch.operate.StopCommand;
import io.jackstay.runtime.launch.process.Debugging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code jackstay} itself: the options that all commands share. Not thread safe: owned by the main thread. */
@Command(
        name = "jackstay",
        description = "Runs trading bots whose exchanges, strategies and risk rules are plugins.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = VersionWords.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            PlanCommand.class,
            WhyCommand.class,
            AccountCommand.class,
            BacktestCommand.class,
            DoctorCommand.class,
            PluginsCommand.class,
            StatusCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            HaltCommand.class,
            CancelAllCommand.class,
            CancelOrderCommand.class,
            FlattenCommand.class,
            StopCommand.class,
            ReloadCommand.class,
            FillsCommand.class,
            OrdersCommand.class,
            PnlCommand.class,
            HubCommand.class,
            AlertCommand.class,
            LedgerCommand.class,
            JournalCommand.class,
            ReplayCommand.class,
            CompletionCommand.class,
            ReferenceCommand.class
        })
final class RootCommand implements Runnable {
    private final Debugging debugging;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Inject
    RootCommand(Debugging debugging) {
        this.debugging = debugging;
    }

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Prints every order transition and more of the log; JACKSTAY_DEBUG=1 does too")
    void debug(boolean on) {
        if (on) {
            debugging.turnOn();
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command");
    }
}
