package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.strategy.StrategyProvider;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginHandle;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.testkit.simulate.bot.ChurnProvider;
import io.jackstay.testkit.simulate.bot.Testimony;
import io.jackstay.testkit.simulate.bot.WitnessedProvider;
import io.jackstay.testkit.simulate.venue.SimulatedProvider;
import java.util.ArrayList;
import java.util.List;

/** The shipped plugins, loaded once for all seeds, and those of one run beside them. Thread safe. */
final class Plugins implements AutoCloseable {
    private static final String GRID = "grid";

    private final PluginCatalog shipped;
    private final List<PluginHandle> kept = new ArrayList<>();
    private final StrategyProvider<Record> grid;

    /** @param shipped with the grid strategy and the risk limits */
    Plugins(PluginCatalog shipped) {
        this.shipped = requireNonNull(shipped, "shipped is null");
        this.grid = keep(PluginKind.STRATEGY, GRID).strategy();
        keep(PluginKind.RISK, "position-limit");
    }

    /** Held open: its classes are loaded once, and not with each process of each seed. */
    private PluginHandle keep(PluginKind kind, String name) {
        PluginHandle handle = shipped.open(shipped.find(kind, name)
                .orElseThrow(() -> new JackstayException(
                        ErrorCode.PLUGIN_INVALID,
                        "no %s plugin %s in %s: start this command with the launcher"
                                .formatted(kind, name, shipped.searched()))));
        kept.add(handle);
        return handle;
    }

    /** What the processes of one run find. */
    PluginCatalog of(SimulatedProvider venue, Testimony testimony) {
        return shipped.with(PluginKind.CONNECTOR, "simulated", venue)
                .with(PluginKind.STRATEGY, "churn", new WitnessedProvider<>(new ChurnProvider(), testimony))
                .with(PluginKind.STRATEGY, GRID, new WitnessedProvider<>(grid, testimony));
    }

    @Override
    public void close() {
        kept.forEach(PluginHandle::close);
    }
}
