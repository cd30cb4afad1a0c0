package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.strategy.StrategyProvider;
import io.jackstay.emulator.base.trial.Rehearsal;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginHandle;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.testkit.simulate.bot.ChurnProvider;
import io.jackstay.testkit.simulate.bot.HedgeProvider;
import io.jackstay.testkit.simulate.bot.Testimony;
import io.jackstay.testkit.simulate.bot.WitnessedProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shipped plugins, loaded once for all seeds, and those of one run beside them. Thread safe. */
final class Plugins implements AutoCloseable {
    private static final String GRID = "grid";

    private final PluginCatalog shipped;
    private final List<PluginHandle> kept = new ArrayList<>();
    private final StrategyProvider<Record> grid;
    private final VenueKind kind;

    /** @param shipped with the grid strategy and the risk limits */
    Plugins(PluginCatalog shipped) {
        this(shipped, Optional.empty());
    }

    /** @param rehearsal how the bots use an emulated venue, if they are to, with the shipped connector of that venue */
    Plugins(PluginCatalog shipped, Optional<Rehearsal> rehearsal) {
        this.shipped = requireNonNull(shipped, "shipped is null");
        this.kind = rehearsal.<VenueKind>map(WiredVenue.Kind::new).orElse(PlainVenue.KIND);
        rehearsal.ifPresent(found -> keep(PluginKind.CONNECTOR, found.connector()));
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

    /** What kind of venue the runs have. */
    VenueKind kind() {
        return kind;
    }

    /** What the processes of one run find. */
    PluginCatalog of(VenueBehind venue, Testimony testimony) {
        return venue.pluggedInto(shipped)
                .with(PluginKind.STRATEGY, "churn", new WitnessedProvider<>(new ChurnProvider(), testimony))
                .with(PluginKind.STRATEGY, "hedge", new WitnessedProvider<>(new HedgeProvider(), testimony))
                .with(PluginKind.STRATEGY, GRID, new WitnessedProvider<>(grid, testimony));
    }

    @Override
    public void close() {
        kept.forEach(PluginHandle::close);
    }
}
