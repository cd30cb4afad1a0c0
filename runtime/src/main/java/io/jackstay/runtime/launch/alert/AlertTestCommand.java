package io.jackstay.runtime.launch.alert;

import com.google.inject.Inject;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.Nearest;
import io.jackstay.runtime.config.Problem;
import io.jackstay.runtime.config.alert.AlertsBlock;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.notify.AlertTrial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackstay alert test CONF}. Not thread safe: owned by the main thread. */
@Command(
        name = "test",
        description = "Sends a test message by each channel of a configuration, at once, and says what came of it.",
        footer = "Ends with 0 when all of them were taken, 1 when one was not.")
public final class AlertTestCommand implements Callable<Integer> {
    private final Streams streams;
    private final Environment environment;
    private final Clock clock;

    @Parameters(paramLabel = "CONF", description = "The configuration file")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Overrides a key of the configuration; may be repeated")
    private final List<String> overrides = new ArrayList<>();

    @Option(names = "--channel", paramLabel = "NAME", description = "Tries this channel alone; may be repeated")
    private final List<String> chosen = new ArrayList<>();

    @Inject
    AlertTestCommand(Streams streams, Environment environment, Clock clock) {
        this.streams = streams;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        AlertsBlock settings = settings();
        List<String> names = new ArrayList<>(settings.channels().keySet());
        if (names.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.FAILED, "%s has no channel: name one below jackstay.alerts.channels".formatted(file));
        }
        for (String name : chosen) {
            if (!names.contains(name)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "%s has no channel %s; there are %s%s"
                                .formatted(
                                        file,
                                        name,
                                        String.join(", ", names),
                                        Nearest.name(name, names)
                                                .map(near -> "; did you mean %s?".formatted(near))
                                                .orElse("")));
            }
        }
        return report(AlertTrial.run(settings, chosen.isEmpty() ? names : chosen, clock));
    }

    private AlertsBlock settings() {
        ConfigFile.Loaded loaded = ConfigFile.load(file, overrides, environment.variables());
        for (Problem problem : loaded.problems().sorted()) {
            streams.err().println((problem.severity() == Problem.Severity.ERROR ? "error: " : "warning: ") + problem);
        }
        if (loaded.problems().hasErrors()) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "%s: %s; nothing was sent"
                            .formatted(file, Words.count(loaded.problems().errors(), "error")));
        }
        return loaded.config().settings().outreach().alerts();
    }

    private int report(List<AlertTrial.Result> results) {
        for (AlertTrial.Result result : results) {
            streams.out()
                    .printf("%s: %s%n", result.channel(), result.isTaken() ? "taken" : "NOT TAKEN: " + result.why());
        }
        long refused = results.stream().filter(result -> !result.isTaken()).count();
        if (refused > 0) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "%d of %s did not take the message".formatted(refused, Words.count(results.size(), "channel")));
        }
        return ExitCode.DONE.number();
    }
}
