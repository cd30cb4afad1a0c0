package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.config.LogFormat;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.LogLines;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Terminal;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackstay run CONF}. Not thread safe: owned by the main thread. */
@Command(
        name = "run",
        description = "Starts the bots of a configuration and shows what they do, until Ctrl-C, SIGTERM or --for.",
        footer = {
            "",
            "What bots and paper exchanges have and remember is in the data directory, and the next run goes on there.",
            "A stop cancels all orders and asks each venue whether one of ours still rests. Ends with 0 when the stop was"
                    + " orderly and confirmed, by a signal too; 1 when a bot failed; 3 when a venue has not confirmed that no"
                    + " order rests; 78 when the configuration has mistakes."
        })
public final class RunCommand implements Callable<Integer> {
    private final Preparation preparation;
    private final Streams streams;
    private final Environment environment;
    private final StopSignal signal;
    private final Clock clock;
    private final Network network;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "Stops after this time, such as 30s, 10m or 8h")
    private Optional<Duration> duration = Optional.empty();

    @Option(
            names = "--fresh",
            description =
                    "Forgets what the data directory remembers and starts empty; only where every venue is simulated")
    private boolean fresh;

    @Option(
            names = "--resume",
            paramLabel = "BOT",
            completionCandidates = BotNames.class,
            description = "Ends the halts that an earlier run has left this bot with; may be given several times")
    private List<String> resumed = new ArrayList<>();

    @Option(
            names = "--resume-login",
            paramLabel = "LOGIN",
            description = "Ends the halts that an earlier run has left this login with; may be given several times")
    private List<String> resumedLogins = new ArrayList<>();

    @Option(
            names = "--resume-process",
            description = "Ends the halts of all bots that an earlier run has left; those of single bots stay")
    private boolean resumedProcess;

    @Option(
            names = "--open",
            description =
                    "Opens a browser at the web page, signed in; where there is no screen the address is only told, good once, for a minute")
    private boolean open;

    @Option(names = "--json", description = "Makes the last line one JSON object; the status goes to standard error")
    private boolean json;

    @Inject
    RunCommand(
            Preparation preparation,
            Streams streams,
            Environment environment,
            StopSignal signal,
            Clock clock,
            Network network) {
        this.preparation = preparation;
        this.streams = streams;
        this.environment = environment;
        this.signal = signal;
        this.clock = clock;
        this.network = network;
    }

    @Override
    public Integer call() {
        RunReport report = run();
        report.summary().forEach((json ? streams.err() : streams.out())::println);
        if (json) {
            streams.out().println(report.json());
        }
        return report.exit().number();
    }

    private RunReport run() {
        signal.install();
        try (Preparation.Prepared prepared = preparation.require(options);
                StatusView view = view()) {
            if (prepared.loaded().config().settings().log() == LogFormat.JSON) {
                LogLines.asJson();
            }
            LiveRun live = new LiveRun(
                    prepared,
                    preparation,
                    signal,
                    clock,
                    network,
                    view,
                    version(),
                    open ? Optional.of(environment) : Optional.empty());
            return live.run(options, duration, fresh, new Resumed(resumed, resumedLogins, resumedProcess));
        }
    }

    /** As the jar's manifest has it; classes that were not started from the jar have none. */
    private static String version() {
        return Optional.ofNullable(RunCommand.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    private StatusView view() {
        Terminal terminal = new Terminal(environment.variables());
        return json || !terminal.isInteractive()
                ? StatusView.lines(json ? streams.err() : streams.out(), streams.err())
                : StatusView.block(streams, terminal);
    }
}
