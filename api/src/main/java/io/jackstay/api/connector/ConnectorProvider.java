package io.jackstay.api.connector;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.plugin.PluginProvider;
import java.util.List;
import java.util.Optional;

/**
 * Makes connectors of one kind of exchange from their configuration. Implemented by plugins: gains only defaults.
 *
 * <p>Shape: a public class with a public constructor without arguments, annotated with
 * {@link io.jackstay.api.plugin.Plugin} and named in the service file of its jar. Thread: one instance a jar; its
 * methods may be called on any thread, so it keeps no state.
 *
 * @param <C> the record that the connector's block of the configuration is bound to
 */
public interface ConnectorProvider<C extends Record> extends PluginProvider<C> {
    /**
     * What the venue can do, told from the configuration alone.
     *
     * <p>Pure: no I/O, no clock, the same answer each time. It is asked by {@code check} and {@code plan}, by simulated
     * venues that stand in for this one, and before {@link #create}. A capability that is missing here is never used;
     * the runtime does the next best thing itself.
     *
     * @throws IllegalArgumentException when the configuration contradicts itself; reported as a mistake of that block
     */
    VenueTraits traits(C config);

    /**
     * The markets that the login will list, where the configuration alone tells them, as for a simulated venue; empty where the
     * venue must be asked.
     *
     * <p>Pure, as {@link #traits}. {@code check} uses it to find markets that are not listed before anything runs; what
     * {@link Connector#start} answers later counts.
     *
     * @param venue the name under which the connector is configured; the ids of the markets carry it
     * @throws IllegalArgumentException when the configuration contradicts itself; reported as a mistake of that block
     */
    default Optional<List<MarketInfo>> markets(C config, Venue venue) {
        return Optional.empty();
    }

    /**
     * Whether the venue is a simulated one, where no money is at stake.
     *
     * <p>Pure, as {@link #traits}. What would be reckless elsewhere is allowed there, such as forgetting what a data directory
     * holds. False unless the plugin says so.
     */
    default boolean isSimulated(C config) {
        return false;
    }

    /**
     * A connector for one login. Called once a start, before the connector's loop turns; opens nothing yet, that is
     * {@link Connector#start}.
     *
     * @throws IllegalArgumentException when the configuration can't work, a malformed key for instance; the bots that
     *     need the connector do not start
     */
    Connector create(C config, ConnectorContext context);
}
