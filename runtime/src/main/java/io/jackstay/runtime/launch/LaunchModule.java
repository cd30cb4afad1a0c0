package io.jackstay.runtime.launch;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import io.jackstay.runtime.launch.alert.AlertCommand;
import io.jackstay.runtime.launch.alert.AlertListCommand;
import io.jackstay.runtime.launch.alert.AlertSeenCommand;
import io.jackstay.runtime.launch.alert.AlertTestCommand;
import io.jackstay.runtime.launch.command.AccountCommand;
import io.jackstay.runtime.launch.command.BacktestCommand;
import io.jackstay.runtime.launch.command.CheckCommand;
import io.jackstay.runtime.launch.command.FillsCommand;
import io.jackstay.runtime.launch.command.JournalCommand;
import io.jackstay.runtime.launch.command.JournalExportCommand;
import io.jackstay.runtime.launch.command.JournalInspectCommand;
import io.jackstay.runtime.launch.command.JournalRepairCommand;
import io.jackstay.runtime.launch.command.JournalVerifyCommand;
import io.jackstay.runtime.launch.command.LedgerCommand;
import io.jackstay.runtime.launch.command.LedgerRebuildCommand;
import io.jackstay.runtime.launch.command.OrdersCommand;
import io.jackstay.runtime.launch.command.PlanCommand;
import io.jackstay.runtime.launch.command.PluginsCommand;
import io.jackstay.runtime.launch.command.PluginsDescribeCommand;
import io.jackstay.runtime.launch.command.PluginsListCommand;
import io.jackstay.runtime.launch.command.PluginsReferenceCommand;
import io.jackstay.runtime.launch.command.PluginsVerifyCommand;
import io.jackstay.runtime.launch.command.PnlCommand;
import io.jackstay.runtime.launch.command.Preparation;
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
import io.jackstay.runtime.launch.operate.Operation;
import io.jackstay.runtime.launch.operate.PauseCommand;
import io.jackstay.runtime.launch.operate.Question;
import io.jackstay.runtime.launch.operate.ReloadCommand;
import io.jackstay.runtime.launch.operate.ResumeCommand;
import io.jackstay.runtime.launch.operate.StopCommand;
import io.jackstay.runtime.launch.process.Debugging;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.net.netty.NettyNetwork;

/** What exists once in a process, and the commands that use it. Not thread safe: used once. */
final class LaunchModule extends AbstractModule {
    private final Streams streams;
    private final Environment environment;
    private final StopSignal signal;
    private final Debugging debugging;

    LaunchModule(Streams streams, Environment environment, StopSignal signal, Debugging debugging) {
        this.streams = streams;
        this.environment = environment;
        this.signal = signal;
        this.debugging = debugging;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireAtInjectOnConstructors();
        binder().requireExactBindingAnnotations();
        binder().disableCircularProxies();
        bind(Streams.class).toInstance(streams);
        bind(Environment.class).toInstance(environment);
        bind(StopSignal.class).toInstance(signal);
        bind(Debugging.class).toInstance(debugging);
        bind(Clock.class).toInstance(new SystemClock());
        bind(Network.class).toInstance(new NettyNetwork());
        bind(Tools.class).in(Scopes.SINGLETON);
        bind(ToolRunner.class);
        bind(Preparation.class);
        bind(RootCommand.class);
        bind(VersionWords.class);
        bind(CompletionCommand.class);
        bind(ReferenceCommand.class);
        bind(RunCommand.class);
        bind(CheckCommand.class);
        bind(AccountCommand.class);
        bind(PlanCommand.class);
        bind(WhyCommand.class);
        bind(BacktestCommand.class);
        bind(FillsCommand.class);
        bind(OrdersCommand.class);
        bind(StatusCommand.class);
        bind(PnlCommand.class);
        bind(Operation.class);
        bind(Question.class);
        bind(DoctorCommand.class);
        bind(PauseCommand.class);
        bind(ResumeCommand.class);
        bind(HaltCommand.class);
        bind(CancelAllCommand.class);
        bind(CancelOrderCommand.class);
        bind(FlattenCommand.class);
        bind(StopCommand.class);
        bind(ReloadCommand.class);
        bind(HubCommand.class);
        bind(AlertCommand.class);
        bind(AlertTestCommand.class);
        bind(AlertListCommand.class);
        bind(AlertSeenCommand.class);
        bind(ReplayCommand.class);
        bind(JournalCommand.class);
        bind(JournalInspectCommand.class);
        bind(JournalVerifyCommand.class);
        bind(JournalExportCommand.class);
        bind(JournalRepairCommand.class);
        bind(LedgerCommand.class);
        bind(LedgerRebuildCommand.class);
        bind(PluginsCommand.class);
        bind(PluginsListCommand.class);
        bind(PluginsDescribeCommand.class);
        bind(PluginsReferenceCommand.class);
        bind(PluginsVerifyCommand.class);
    }
}
