package io.jackstay.runtime.session;

import io.jackstay.api.market.Venue;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.plugin.PluginHandle;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A bot that can be started: its plugins are loaded, its records bound.
 *
 * @param number its number in client order ids, from 1 in the order of the file
 */
record PlannedBot(
        int number, BotBlock block, PluginHandle plugin, Record config, Needs needs, List<PlannedRule> rules) {
    /** Lets go of its plugins. */
    void close() {
        rules.forEach(rule -> rule.plugin().close());
        plugin.close();
    }

    /** Lets go of those of its rules alone. */
    void closeRules() {
        rules.forEach(rule -> rule.plugin().close());
    }

    SortedSet<Venue> venues() {
        SortedSet<Venue> venues = new TreeSet<>();
        needs.markets().forEach(market -> venues.add(market.id().venue()));
        venues.addAll(needs.actions());
        return venues;
    }
}
