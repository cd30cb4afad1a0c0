package io.jackstay.runtime.session;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Cloid;
import io.jackstay.runtime.config.JackstayConfig;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that a configuration names, loaded and bound, before anything is started. Not thread safe: owned by the thread
 * that drives the session. Close it after the session.
 */
public final class SessionPlan implements AutoCloseable {
    private final JackstayConfig config;
    private final List<PlannedConnector> connectors;
    private final List<PlannedBot> bots;
    private final List<PlannedRule> rules;

    /** @param rules those over all bots */
    SessionPlan(
            JackstayConfig config, List<PlannedConnector> connectors, List<PlannedBot> bots, List<PlannedRule> rules) {
        this.config = config;
        this.connectors = List.copyOf(connectors);
        this.bots = List.copyOf(bots);
        this.rules = List.copyOf(rules);
    }

    JackstayConfig config() {
        return config;
    }

    List<PlannedConnector> connectors() {
        return connectors;
    }

    List<PlannedBot> bots() {
        return bots;
    }

    /** Those over all bots. */
    List<PlannedRule> rules() {
        return rules;
    }

    /** The markets that the bots trade, sorted. */
    public SortedSet<MarketId> markets() {
        SortedSet<MarketId> markets = new TreeSet<>();
        bots.forEach(bot -> bot.needs().markets().forEach(market -> markets.add(market.id())));
        return markets;
    }

    /** What the client order ids of each login are made of. */
    public SortedMap<Venue, Cloid.Layout> layouts() {
        SortedMap<Venue, Cloid.Layout> layouts = new TreeMap<>();
        connectors.forEach(connector -> layouts.put(
                connector.venue(), Cloid.Layout.forBits(connector.traits().cloidBits())));
        return layouts;
    }

    /** The number in client order ids that says which orders are ours. */
    public int installation() {
        return config.settings().installation();
    }

    /** The logins where money is at stake, in the order of the file. */
    public List<Venue> realVenues() {
        return connectors.stream()
                .filter(connector -> !connector.simulated())
                .map(PlannedConnector::venue)
                .toList();
    }

    @Override
    public void close() {
        bots.forEach(PlannedBot::close);
        connectors.forEach(PlannedConnector::close);
        rules.forEach(rule -> rule.plugin().close());
    }
}
