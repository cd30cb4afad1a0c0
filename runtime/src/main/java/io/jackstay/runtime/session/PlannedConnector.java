package io.jackstay.runtime.session;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.runtime.config.ConnectorBlock;
import io.jackstay.runtime.plugin.PluginHandle;
import java.util.List;
import java.util.Optional;

/**
 * A connector that can be started: its plugin is loaded, its record bound.
 *
 * @param rules over all bots of the login
 * @param simulated whether no money is at stake there
 * @param markets what the configuration alone says of its markets; empty when only the venue knows
 */
record PlannedConnector(
        Venue venue,
        ConnectorBlock block,
        PluginHandle plugin,
        Record config,
        VenueTraits traits,
        Optional<List<MarketInfo>> markets,
        List<PlannedRule> rules,
        boolean simulated) {
    PlannedConnector {
        rules = List.copyOf(rules);
    }

    /** Lets go of its plugins. */
    void close() {
        rules.forEach(rule -> rule.plugin().close());
        plugin.close();
    }
}
