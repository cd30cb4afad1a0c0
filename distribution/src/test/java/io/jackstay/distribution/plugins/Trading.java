package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.backtest.VirtualRun;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.plugin.PluginProblem;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.SessionPlanner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One configuration run on virtual time with the plugins of a folder and those of the distribution. Not thread safe. */
final class Trading {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final PluginCatalog catalog;
    private final ConfigFile.Loaded loaded;
    private final List<String> transitions = new ArrayList<>();

    Trading(Path folder, PluginPolicy policy, String config) {
        Path ours = Path.of(System.getProperty("jackstay.home"), "plugins");
        this.catalog = PluginCatalog.scan(List.of(ours, folder), policy);
        this.loaded = ConfigFile.parse("guests.conf", config, List.of(), Map.of());
    }

    PluginCatalog catalog() {
        return catalog;
    }

    /** What is wrong with the jars, a line each. */
    List<String> refused() {
        return catalog.problems().stream().map(PluginProblem::line).toList();
    }

    /** What is wrong with the configuration and with the plugins that it names, a line each. */
    List<String> mistakes() {
        return loaded.problems().sorted().stream().map(Object::toString).toList();
    }

    List<String> transitions() {
        return transitions;
    }

    /** Everything that could be planned; the mistakes are complete after this. */
    SessionPlan plan() {
        return new SessionPlanner(catalog, loaded.problems()).plan(loaded);
    }

    /** Runs what could be planned for a time, and closes it. */
    BacktestResult run(Duration time) {
        try (SessionPlan plan = plan()) {
            Problems later = new Problems();
            BacktestResult result = new VirtualRun(plan, new SystemClock(), later, transitions::add)
                    .forDuration(BEGIN, time)
                    .orElseThrow();
            assertThat(later.sorted()).isEmpty();
            return result;
        }
    }

    static BotStatus bot(BacktestResult result, String name) {
        return result.bots().stream()
                .filter(bot -> bot.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
