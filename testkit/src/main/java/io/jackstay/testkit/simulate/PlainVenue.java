package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.testkit.simulate.fault.Swarm;
import io.jackstay.testkit.simulate.venue.Agenda;
import io.jackstay.testkit.simulate.venue.BookWatcher;
import io.jackstay.testkit.simulate.venue.Books;
import io.jackstay.testkit.simulate.venue.Exchange;
import io.jackstay.testkit.simulate.venue.Listing;
import io.jackstay.testkit.simulate.venue.SimulatedProvider;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A venue that is nobody's, with a connector of the simulation's own. Not thread safe: owned by the run. */
final class PlainVenue implements VenueBehind {
    static final VenueKind KIND = new Kind();

    private final io.jackstay.testkit.simulate.venue.Network way;
    private final SimulatedProvider provider;

    private PlainVenue(io.jackstay.testkit.simulate.venue.Network way, SimulatedProvider provider) {
        this.way = requireNonNull(way, "way is null");
        this.provider = requireNonNull(provider, "provider is null");
    }

    @Override
    public PluginCatalog pluggedInto(PluginCatalog shipped) {
        return shipped.with(PluginKind.CONNECTOR, "simulated", provider);
    }

    @Override
    public Network network() {
        return Network.NONE;
    }

    @Override
    public void connect(String login, Consumer<Runnable> loop) {
        way.connect(login, loop);
    }

    @Override
    public void cut() {
        way.cut();
    }

    /** All that goes wrong here asks the swarm. */
    @Override
    public void calm() {
        // nothing beside the swarm
    }

    private static final class Kind implements VenueKind {
        private static final List<Listing> LISTINGS = List.of(
                new Listing("BTC-USDC-PERP", "BTC", "USDC", 600_000),
                new Listing("ETH-USDC-PERP", "ETH", "USDC", 30_000));

        @Override
        public List<Listing> listings() {
            return LISTINGS;
        }

        @Override
        public String connector(int login, SplittableRandom random) {
            return "plugin = simulated, amends = %s, budget = %s"
                    .formatted(random.nextBoolean(), random.nextInt(3) == 0);
        }

        @Override
        public Duration rough() {
            return Duration.ofMinutes(125);
        }

        @Override
        public int enoughOrders() {
            return 200;
        }

        @Override
        public VenueBehind open(
                Agenda agenda, Swarm swarm, SplittableRandom random, List<String> accounts, BookWatcher watcher) {
            var way = new io.jackstay.testkit.simulate.venue.Network(agenda, random.split());
            Exchange exchange =
                    new Exchange(agenda, new Books(agenda, watcher), swarm, random.split(), LISTINGS, accounts);
            exchange.open();
            return new PlainVenue(way, new SimulatedProvider(exchange, agenda, way, swarm));
        }
    }
}
