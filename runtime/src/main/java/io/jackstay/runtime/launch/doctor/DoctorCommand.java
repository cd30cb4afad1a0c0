package io.jackstay.runtime.launch.doctor;

import com.google.inject.Inject;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.Problem;
import io.jackstay.runtime.config.RuntimeSettings;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.launch.command.JsonText;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Style;
import io.jackstay.runtime.launch.screen.Terminal;
import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.net.noted.NotedNetwork;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginFolders;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.Grants;
import io.jackstay.runtime.session.LiveDriver;
import io.jackstay.runtime.session.LoginProbe;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.SessionPlanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackstay doctor [CONF]}. Not thread safe: owned by the main thread. */
@Command(
        name = "doctor",
        description = "Says whether machine, data directory, plugins and logins are fit to trade with; sends no order.",
        footer = {
            "",
            "Without CONF it looks at the machine, the plugins and the data directory alone.",
            "It may be asked while a run goes on. Ends with 0, warnings or not; 1 when there is an error."
        })
public final class DoctorCommand implements Callable<Integer> {
    private final Streams streams;
    private final Environment environment;
    private final Clock clock;
    private final Network network;
    private final List<Finding> findings = new ArrayList<>();

    @Parameters(index = "0", arity = "0..1", paramLabel = "CONF", description = "The configuration file")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Overrides a key of the configuration; may be repeated")
    private final List<String> overrides = new ArrayList<>();

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "Searches this folder for plugins too; may be repeated")
    private final List<Path> plugins = new ArrayList<>();

    @Option(names = "--data-dir", paramLabel = "DIR", description = "Looks at this data directory, whatever CONF says")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--json", description = "Makes the answer one JSON object")
    private boolean json;

    @Inject
    DoctorCommand(Streams streams, Environment environment, Clock clock, Network network) {
        this.streams = streams;
        this.environment = environment;
        this.clock = clock;
        this.network = network;
    }

    @Override
    public Integer call() {
        Consumer<Finding> told = json ? finding -> {} : this::print;
        add(MachineChecks.run(), told);
        Optional<ConfigFile.Loaded> loaded =
                file.map(conf -> ConfigFile.load(conf, overrides, environment.variables()));
        RuntimeSettings settings = loaded.map(read -> read.config().settings()).orElse(RuntimeSettings.DEFAULT);
        Path dataDir = folder.orElse(settings.dataDir());
        add(new DataDirChecks(dataDir, settings.journalStall(), clock).run(), told);
        PluginPolicy policy =
                loaded.map(read -> Grants.policy(settings, read.problems())).orElse(PluginPolicy.DEFAULT);
        PluginCatalog catalog = PluginCatalog.scan(PluginFolders.searched(plugins), policy);
        add(PluginChecks.run(catalog), told);
        loaded.ifPresent(read -> addOf(read, catalog, dataDir, told));
        return end().number();
    }

    private void addOf(ConfigFile.Loaded read, PluginCatalog catalog, Path dataDir, Consumer<Finding> told) {
        try (SessionPlan plan = new SessionPlanner(catalog, read.problems()).plan(read)) {
            add(configuration(read), told);
            add(SecretChecks.run(read.config()), told);
            if (!read.problems().hasErrors()) {
                addLogins(plan, dataDir, told);
            }
        }
    }

    private static List<Finding> configuration(ConfigFile.Loaded read) {
        List<Finding> found = new ArrayList<>();
        for (Problem problem : read.problems().sorted()) {
            boolean error = problem.severity() == Problem.Severity.ERROR;
            found.add(
                    error
                            ? Finding.error(
                                    "configuration", problem.toString(), "mend the file; no login is looked at before")
                            : Finding.warning("configuration", problem.toString(), "mend the file"));
        }
        return found.isEmpty() ? List.of(Finding.ok("configuration", "no mistake")) : found;
    }

    private void addLogins(SessionPlan plan, Path dataDir, Consumer<Finding> told) {
        NotedNetwork noted = new NotedNetwork(network);
        try (LiveDriver driver = new LiveDriver()) {
            DataDirectory directory = new DataDirectory(dataDir, clock);
            for (LoginProbe.Probed login :
                    new LoginProbe(driver, noted, directory::memory, directory.folder()).probe(plan)) {
                add(VenueChecks.run(login, noted.contacts(login.venue().name())), told);
            }
        } catch (JackstayException e) {
            add(List.of(Finding.error("logins", String.valueOf(e.getMessage()), "mend what it says")), told);
        }
    }

    private void add(List<Finding> more, Consumer<Finding> told) {
        findings.addAll(more);
        more.forEach(told);
    }

    private void print(Finding finding) {
        Terminal terminal = new Terminal(environment.variables());
        Style style = terminal.isInteractive() ? terminal.style() : Style.PLAIN;
        String level = "%-7s".formatted(finding.level().word());
        String coloured =
                switch (finding.level()) {
                    case OK -> style.good(level);
                    case WARNING -> style.warn(level);
                    case ERROR -> style.bad(level);
                };
        String todo = finding.todo().isEmpty() ? "" : ": " + finding.todo();
        streams.out().println("%s  %s: %s%s".formatted(coloured, finding.what(), finding.words(), todo));
    }

    private long count(Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private ExitCode end() {
        long errors = count(Finding.Level.ERROR);
        String summary = "%s, %s, %d ok"
                .formatted(
                        Words.count(errors, "error"),
                        Words.count(count(Finding.Level.WARNING), "warning"),
                        count(Finding.Level.OK));
        if (json) {
            streams.out().println(JsonText.of(object(errors, summary)));
        } else {
            streams.out().println(summary);
        }
        if (errors > 0) {
            streams.err().println("jackstay: not fit to trade: " + summary);
        }
        return errors == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Map<String, Object> object(long errors, String summary) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("status", errors == 0 ? "done" : "failed");
        object.put("why", summary);
        object.put("checks", findings.stream().map(DoctorCommand::object).toList());
        return object;
    }

    private static Map<String, Object> object(Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("level", finding.level().word());
        object.put("what", finding.what());
        object.put("words", finding.words());
        object.put("do", finding.todo());
        return object;
    }
}
