package io.jackstay.runtime.launch.hub;

import com.google.inject.Inject;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.LogFormat;
import io.jackstay.runtime.config.Problem;
import io.jackstay.runtime.config.RuntimeSettings;
import io.jackstay.runtime.config.alert.HubServerBlock;
import io.jackstay.runtime.config.alert.HubServerBlock.HubRole;
import io.jackstay.runtime.hub.HubServer;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.LogLines;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.web.WebServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackstay hub}. Not thread safe: owned by the main thread. */
@Command(
        name = "hub",
        description = "Hears what the bots of many processes do, and tells who asks, until Ctrl-C or SIGTERM.",
        footer = {
            "",
            "Processes tell it when their configuration has jackstay.hub. Without tokens in CONF, one of each role is made at"
                    + " the first start and kept in data-dir/hub, for their owner's eyes alone. See docs/hub.md."
        })
public final class HubCommand implements Callable<Integer> {
    private static final String NO_FILE = "no file";
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Streams streams;
    private final Environment environment;
    private final StopSignal signal;
    private final Clock clock;

    @Parameters(arity = "0..1", paramLabel = "CONF", description = "A configuration with jackstay.hub-server")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Listens on this port, whatever CONF says; 0 for a free one")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--data-dir", paramLabel = "DIR", description = "Takes this data directory, whatever CONF says")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Overrides a key of the configuration; may be repeated")
    private final List<String> overrides = new ArrayList<>();

    @Inject
    HubCommand(Streams streams, Environment environment, StopSignal signal, Clock clock) {
        this.streams = streams;
        this.environment = environment;
        this.signal = signal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        signal.install();
        RuntimeSettings settings = settings();
        if (settings.log() == LogFormat.JSON) {
            LogLines.asJson();
        }
        HubServerBlock block = settings.outreach().hubServer();
        try (HubServer hub = HubServer.open(
                port.map(block::onPort).orElse(block),
                folder.orElse(settings.dataDir()),
                clock,
                WebServer.builtInHub())) {
            streams.out().println("hub at " + hub.address());
            hub.tokenOf(HubRole.INGEST).ifPresent(token -> streams.out()
                    .println("tokens: %s for runtimes; token-view and token-control beside it, for its page too"
                            .formatted(token)));
            while (!signal.await(LOOK)) {
                // All of it happens on the hub's own threads.
                continue;
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "the hub can't be started: " + e.getMessage());
        }
        return ExitCode.DONE.number();
    }

    private RuntimeSettings settings() {
        if (file.isEmpty() && overrides.isEmpty()) {
            return RuntimeSettings.DEFAULT;
        }
        ConfigFile.Loaded loaded = file.isPresent()
                ? ConfigFile.load(file.get(), overrides, environment.variables())
                : ConfigFile.parse(NO_FILE, "jackstay.hub-server {}", overrides, environment.variables());
        for (Problem problem : loaded.problems().sorted()) {
            streams.err().println((problem.severity() == Problem.Severity.ERROR ? "error: " : "warning: ") + problem);
        }
        if (loaded.problems().hasErrors()) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "%s: %s; nothing was started"
                            .formatted(
                                    file.map(Path::toString).orElse(NO_FILE),
                                    Words.count(loaded.problems().errors(), "error")));
        }
        return loaded.config().settings();
    }
}
