package io.jackstay.testkit.conformance.command;

import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.runtime.launch.ToolCommand;
import io.jackstay.runtime.launch.ToolUsageException;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginDescriptor;
import io.jackstay.runtime.plugin.PluginFolders;
import io.jackstay.runtime.plugin.PluginHandle;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.testkit.conformance.Conformance;
import io.jackstay.testkit.conformance.emulated.EmulatedTrial;
import io.jackstay.testkit.conformance.report.ConformanceReport;
import io.jackstay.testkit.conformance.stand.Login;
import io.jackstay.testkit.conformance.venue.ConformanceVenue;
import io.jackstay.testkit.simulate.QuietLog;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/** {@code jackstay conformance CONNECTOR}. Not thread safe: one use. */
public final class ConformanceCommand implements ToolCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final String HELP = """
            Usage: jackstay conformance CONNECTOR [--level LEVEL] [--seeds N] [--json]
                                              [--folder DIR]

            Runs the conformance kit for a connector in plugins/, against a venue in tools/, and prints
            which level it has reached. Time is virtual; nothing of it reaches a network.
              --seeds N       so many simulated runs for the last level; default 500
              --level LEVEL   no further than market-data, trading, resilient or certified (the default)
              --json          one JSON object on standard output instead of a table
              --folder DIR    where CONNECTOR.json and CONNECTOR.md are written; default target/conformance

            Exit code 0: no case failed. 1: one did, or a suite ran none. See docs/conformance.md.
            """;

    @Override
    public String name() {
        return "conformance";
    }

    @Override
    public String summary() {
        return "Says how far a connector has come: conformance hyperliquid";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(HELP);
            return DONE;
        }
        ConformanceOptions options = ConformanceOptions.parse(arguments);
        ConformanceVenue venue = venue(options.connector());
        PluginCatalog catalog = PluginCatalog.scan(PluginFolders.searched(List.of()), PluginPolicy.DEFAULT);
        PluginDescriptor plugin = catalog.find(PluginKind.CONNECTOR, options.connector())
                .orElseThrow(() -> new ToolUsageException("there is no connector '%s' in %s; there are %s"
                        .formatted(options.connector(), catalog.searched(), catalog.names(PluginKind.CONNECTOR))));
        try (PluginHandle handle = catalog.open(plugin)) {
            ConformanceReport report = run(options, venue, handle.connector(), err);
            report.write(options.folder());
            out.println(options.json() ? report.json() : report.text());
            if (report.hasFailed()) {
                err.println("jackstay: conformance: %s does not do all that it must".formatted(options.connector()));
            }
            return report.hasFailed() ? FAILED : DONE;
        }
    }

    private static ConformanceReport run(
            ConformanceOptions options, ConformanceVenue venue, ConnectorProvider<Record> provider, PrintStream err) {
        String name = options.connector();
        Function<String, Record> binder = keys -> LoginBinder.bind(name, keys, provider.configType());
        Conformance kit = Conformance.of(name, provider, binder.apply(venue.login()), venue::open)
                .upTo(options.level())
                .seeds(options.seeds());
        venue.furtherMarkets().forEach(kit::alsoIn);
        if (venue.hasSockets()) {
            kit.overSockets(venue::openOnSockets, keys -> Login.of(name, provider, binder.apply(keys)));
        }
        SimulateSeeds.of(name, err).ifPresent(kit::simulatedBy);
        return QuietLog.during(kit::run);
    }

    private static ConformanceVenue venue(String connector) {
        List<ConformanceVenue> all = new ArrayList<>();
        ServiceLoader.load(ConformanceVenue.class, ConformanceCommand.class.getClassLoader())
                .forEach(all::add);
        all.addAll(EmulatedTrial.all());
        return all.stream()
                .filter(venue -> venue.connector().equals(connector))
                .findFirst()
                .orElseThrow(() -> new ToolUsageException("no venue among the tools to try '%s' on; there are for %s"
                        .formatted(
                                connector,
                                all.stream().map(ConformanceVenue::connector).toList())));
    }
}
