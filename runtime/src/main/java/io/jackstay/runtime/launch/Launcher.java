package io.jackstay.runtime.launch;

import static java.util.Objects.requireNonNull;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.jackstay.runtime.launch.command.FailureJson;
import io.jackstay.runtime.launch.process.Debugging;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.Failure;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Runs one command line. Not thread safe: one use, by the main thread. */
final class Launcher {
    /** Its log is for weeks; those of the other commands are read at once, and virtual time has many minutes in one. */
    private static final String RUN = "run";

    private final Streams streams;
    private final Environment environment;
    private final StopSignal signal;
    private final Debugging debugging = new Debugging();

    Launcher(Streams streams, Environment environment, StopSignal signal) {
        this.streams = requireNonNull(streams, "streams is null");
        this.environment = requireNonNull(environment, "environment is null");
        this.signal = requireNonNull(signal, "signal is null");
    }

    /** Returns the exit code. */
    int run(String[] arguments) {
        if (environment.debug() || List.of(arguments).contains(Arguments.DEBUG)) {
            debugging.turnOn();
        }
        String[] words = Arguments.withCommandFirst(arguments);
        if (words.length > 0 && words[0].equals(RUN) && new Terminal(environment.variables()).isLogApart()) {
            debugging.tellQuiet();
        }
        Injector injector = injector();
        CommandLine commands = commands(injector);
        Tools tools = injector.getInstance(Tools.class);
        Optional<ToolCommand> tool = words.length == 0 ? Optional.empty() : tool(commands, tools, words[0]);
        if (tool.isPresent()) {
            return injector.getInstance(ToolRunner.class)
                    .run(tool.get(), List.of(words).subList(1, words.length));
        }
        tools.describeIn(commands, words);
        return commands.execute(words);
    }

    /** While this makes the commands, another thread sets up the log, which takes as long. */
    private Injector injector() {
        Thread log = new Thread(() -> System.getLogger("jackstay"), "log-start");
        log.setDaemon(true);
        log.start();
        // Guice makes classes for faster calls, which pays after thousands of them; here are a few dozen.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        Injector injector =
                Guice.createInjector(Stage.PRODUCTION, new LaunchModule(streams, environment, signal, debugging));
        try {
            log.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return injector;
    }

    private static Optional<ToolCommand> tool(CommandLine commands, Tools tools, String name) {
        return name.startsWith("-") || commands.getSubcommands().containsKey(name)
                ? Optional.empty()
                : tools.find(name);
    }

    private CommandLine commands(Injector injector) {
        CommandLine commands = new CommandLine(RootCommand.class, new InjectedCommands(injector));
        commands.setOut(writer(streams.out()));
        commands.setErr(writer(streams.err()));
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(
                environment.isSet("NO_COLOR") ? CommandLine.Help.Ansi.OFF : CommandLine.Help.Ansi.AUTO));
        commands.setExecutionExceptionHandler((failure, command, result) -> onFailure(
                failure, command.getCommandName(), command.getParseResult().hasMatchedOption(Arguments.JSON)));
        commands.setParameterExceptionHandler(new UsageErrors(injector.getInstance(Tools.class)));
        return commands;
    }

    private int onFailure(Exception thrown, String command, boolean json) {
        Failure failure = Failure.of(thrown);
        if (json) {
            streams.out().println(FailureJson.of(command, failure.exit(), failure.why()));
        }
        if (debugging.isOn() || !failure.foreseen()) {
            thrown.printStackTrace(streams.err());
        }
        streams.err().println("jackstay: " + failure.why());
        return failure.exit().number();
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
