package io.jackstay.runtime.plugin.guard;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import java.util.List;
import java.util.Optional;

/** A connector provider behind its guard. Thread safe. */
public final class GuardedConnectorProvider extends GuardedProvider<ConnectorProvider<Record>>
        implements ConnectorProvider<Record> {
    public GuardedConnectorProvider(PluginGuard guard, ConnectorProvider<Record> provider) {
        super(guard, provider);
    }

    @Override
    public VenueTraits traits(Record config) {
        synchronized (provider) {
            return guard.ask("traits", ConnectorProvider::traits, provider, requireOwn(config));
        }
    }

    @Override
    public Optional<List<MarketInfo>> markets(Record config, Venue venue) {
        synchronized (provider) {
            return guard.ask("markets", GuardedConnectorProvider::copyOfMarkets, provider, requireOwn(config), venue);
        }
    }

    @Override
    public boolean isSimulated(Record config) {
        synchronized (provider) {
            return guard.ask("isSimulated", ConnectorProvider::isSimulated, provider, requireOwn(config));
        }
    }

    @Override
    public GuardedConnector create(Record config, ConnectorContext context) {
        synchronized (provider) {
            return new GuardedConnector(
                    guard, guard.ask("create", ConnectorProvider::create, provider, requireOwn(config), context));
        }
    }

    private static Optional<List<MarketInfo>> copyOfMarkets(
            ConnectorProvider<Record> provider, Record config, Venue venue) {
        return provider.markets(config, venue).map(List::copyOf);
    }
}
