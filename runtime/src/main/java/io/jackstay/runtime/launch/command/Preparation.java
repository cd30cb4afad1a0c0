package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.Problem;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.config.Where;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Debugging;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginFolders;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.plugin.PluginProblem;
import io.jackstay.runtime.session.Grants;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.SessionPlanner;

/** From a command's options to a plan, with all that is wrong said. Not thread safe: owned by the main thread. */
public final class Preparation {
    private final Environment environment;
    private final Debugging debugging;
    private final Streams streams;

    @Inject
    Preparation(Environment environment, Debugging debugging, Streams streams) {
        this.environment = environment;
        this.debugging = debugging;
        this.streams = streams;
    }

    /** A plan and what was found wrong; it may be started when {@code problems} has no errors. */
    record Prepared(ConfigFile.Loaded loaded, PluginCatalog catalog, SessionPlan plan) implements AutoCloseable {
        Problems problems() {
            return loaded.problems();
        }

        @Override
        public void close() {
            plan.close();
        }
    }

    /** The file as it is now. */
    ConfigFile.Loaded reread(CommonOptions options) {
        ConfigFile.Loaded loaded =
                debugging.applied(ConfigFile.load(options.file(), options.overrides(), environment.variables()));
        Grants.policy(loaded.config().settings(), loaded.problems());
        return loaded;
    }

    /** Reads, loads and checks; throws nothing for whatever may stand in the file. */
    Prepared prepare(CommonOptions options) {
        ConfigFile.Loaded loaded =
                debugging.applied(ConfigFile.load(options.file(), options.overrides(), environment.variables()));
        PluginPolicy policy = Grants.policy(loaded.config().settings(), loaded.problems());
        PluginCatalog catalog = PluginCatalog.scan(PluginFolders.searched(options.plugins()), policy);
        catalog.problems().forEach(problem -> warn(problem, loaded.problems()));
        return new Prepared(loaded, catalog, new SessionPlanner(catalog, loaded.problems()).plan(loaded));
    }

    /** The same, with all problems printed; fails when one of them is an error. */
    Prepared require(CommonOptions options) {
        Prepared prepared = prepare(options);
        requireNoErrors(options, prepared.problems());
        return prepared;
    }

    /** Prints all problems; fails when one of them is an error. */
    void requireNoErrors(CommonOptions options, Problems problems) {
        print(problems);
        if (problems.hasErrors()) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "%s; nothing was started; first: %s".formatted(summary(options, problems), first(problems)));
        }
    }

    private static Problem first(Problems problems) {
        return problems.sorted().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .findFirst()
                .orElseThrow();
    }

    void print(Problems problems) {
        for (Problem problem : problems.sorted()) {
            streams.err().println((problem.severity() == Problem.Severity.ERROR ? "error: " : "warning: ") + problem);
        }
    }

    static String summary(CommonOptions options, Problems problems) {
        String errors = Words.count(problems.errors(), "error");
        return problems.warnings() == 0
                ? "%s: %s".formatted(options.file(), errors)
                : "%s: %s, %s".formatted(options.file(), errors, Words.count(problems.warnings(), "warning"));
    }

    /** A plugin that can't be used costs only those that need it. */
    private static void warn(PluginProblem problem, Problems problems) {
        String what = problem.plugin().isEmpty() ? problem.what() : problem.plugin() + ": " + problem.what();
        problems.warning(new Where(problem.jar().toString(), 0), "", "", what, "", "");
    }
}
