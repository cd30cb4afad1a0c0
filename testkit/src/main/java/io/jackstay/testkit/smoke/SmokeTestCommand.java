package io.jackstay.testkit.smoke;

import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.Problem;
import io.jackstay.runtime.launch.ToolCommand;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginFolders;
import io.jackstay.runtime.session.Grants;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code jackstay smoke-test CONF}. Not thread safe: one use. */
public final class SmokeTestCommand implements ToolCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int CONFIGURATION = 78;
    private static final String HELP = """
        Usage: jackstay smoke-test CONF [--connector NAME] [--set PATH=VALUE]... [--json]

        Tries each connector of a configuration with one small position: size from the market's rules, a
        limit order chased until it is filled, every state seen on the stream and by request, a reduce-only
        way out, nothing left on both; and a clean-up, whatever came before. It trades with real money where
        the configuration does. A connector whose block has 'emulator' is led to an emulated venue that is
        started for it.
          --connector NAME  this one alone
          --set PATH=VALUE  overrides a key of the file
          --json            one JSON object on standard output instead of the table

        Exit code 0: every step holds. 1: one does not, and the last line says which. 78: the configuration.
        See docs/smoke-test.md.
        """;

    @Override
    public String name() {
        return "smoke-test";
    }

    @Override
    public String summary() {
        return "Tries connectors with one small position each: smoke-test sample-configs/smoke-test-emulators.conf";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(HELP);
            return DONE;
        }
        SmokeTestOptions options = SmokeTestOptions.parse(arguments);
        StopSignal signal = new StopSignal();
        signal.install();
        ConfigFile.Loaded file = ConfigFile.load(options.file(), options.overrides(), System.getenv());
        int code = FAILED;
        try (Emulators emulators =
                Emulators.start(file.config().connectors(), options.connector(), new SystemClock())) {
            emulators.words().forEach(err::println);
            List<String> overrides = new ArrayList<>(emulators.overrides());
            overrides.addAll(options.overrides());
            overrides.addAll(SmokeSetup.overrides(file.config(), options.connector()));
            code = run(options, overrides, signal, out, err);
        } catch (EmulatorException e) {
            err.println("jackstay: smoke-test: " + e.getMessage());
            code = CONFIGURATION;
        } catch (IOException e) {
            err.println("jackstay: smoke-test: " + e.getMessage());
        } finally {
            signal.finished(code);
        }
        return code;
    }

    private static int run(
            SmokeTestOptions options, List<String> overrides, StopSignal signal, PrintStream out, PrintStream err) {
        ConfigFile.Loaded loaded = SmokeSetup.alone(ConfigFile.load(options.file(), overrides, System.getenv()));
        PluginCatalog catalog = PluginCatalog.scan(
                PluginFolders.searched(List.of()), Grants.policy(loaded.config().settings(), loaded.problems()));
        Optional<SmokeResult> result = new SmokeRun(loaded, catalog, signal, err::println).run();
        for (Problem problem : loaded.problems().sorted()) {
            err.println((problem.severity() == Problem.Severity.ERROR ? "error: " : "warning: ") + problem);
        }
        if (result.isEmpty()) {
            err.println("jackstay: smoke-test: %s: nothing was tried".formatted(options.file()));
            return CONFIGURATION;
        }
        if (options.json()) {
            out.println(result.get().json());
        } else {
            result.get().table().forEach(out::println);
        }
        if (!result.get().passed()) {
            err.println("jackstay: smoke-test: " + result.get().why());
        }
        return result.get().passed() ? DONE : FAILED;
    }
}
