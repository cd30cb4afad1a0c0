package io.jackstay.testkit.simulate;

import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginFolders;
import io.jackstay.runtime.plugin.PluginPolicy;
import java.io.Closeable;
import java.util.List;
import java.util.function.LongFunction;

/** Runs seeds up to the first thing that does not hold, for who has loaded this class and all it uses. Not thread safe: one user. */
public final class PlantedRun implements LongFunction<String>, Closeable {
    private final Plugins plugins =
            new Plugins(PluginCatalog.scan(PluginFolders.searched(List.of()), PluginPolicy.DEFAULT));

    /** What did not hold with a seed; empty when all did. */
    @Override
    public String apply(long seed) {
        Verdict verdict = QuietLog.during(() -> new SeedRun(seed, Faults.drawn(), plugins, true).run());
        return verdict.isGood() ? "" : verdict.violations().get(0).toString();
    }

    @Override
    public void close() {
        plugins.close();
    }
}
