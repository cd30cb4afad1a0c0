package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.emulator.base.Rehearsal;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.testkit.net.FakeHost;
import io.jackstay.testkit.net.FakeNetwork;
import io.jackstay.testkit.simulate.fault.Swarm;
import io.jackstay.testkit.simulate.venue.Agenda;
import io.jackstay.testkit.simulate.venue.BookWatcher;
import io.jackstay.testkit.simulate.venue.Gaps;
import io.jackstay.testkit.simulate.venue.Listing;
import io.jackstay.testkit.simulate.wire.EmulatedBooks;
import io.jackstay.testkit.simulate.wire.EmulatedServer;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The emulator of a venue behind a network in memory, and in front of it the shipped connector. Not thread safe: owned by the run. */
final class WiredVenue implements VenueBehind {
    private static final String HOST = "venue.test";
    private static final Duration WEATHER = Duration.ofSeconds(7);
    private static final int SHORTEST_MILLIS = 2;
    private static final int SPREAD_MILLIS = 60;

    private final FakeNetwork network;
    private final FakeHost host;
    private final EmulatedVenue venue;
    private final Agenda agenda;
    private final SplittableRandom random;

    private WiredVenue(Agenda agenda, SplittableRandom random, EmulatedVenue venue) {
        this.agenda = requireNonNull(agenda, "agenda is null");
        this.random = requireNonNull(random, "random is null");
        this.venue = requireNonNull(venue, "venue is null");
        this.network = new FakeNetwork(agenda::after);
        this.host = network.at("http://" + HOST).serve(new EmulatedServer(venue, agenda));
        weather();
    }

    private void weather() {
        host.latency(Duration.ofMillis(SHORTEST_MILLIS + random.nextInt(SPREAD_MILLIS)));
        agenda.after(WEATHER, this::weather);
    }

    /** The connector is the shipped one. */
    @Override
    public PluginCatalog pluggedInto(PluginCatalog shipped) {
        return shipped;
    }

    @Override
    public Network network() {
        return network.unwrap(Network.class);
    }

    @Override
    public void connect(String login, Consumer<Runnable> loop) {
        // its transports are turned with the login
    }

    @Override
    public void cut() {
        network.abandon();
    }

    /** It is not set here. */
    @Override
    public boolean isSwitchSet(String login) {
        return false;
    }

    @Override
    public void calm() {
        venue.calm();
    }

    /**
     * Seeds whose bots trade on an emulated venue.
     *
     * @param rehearsal how they do
     */
    record Kind(Rehearsal rehearsal) implements VenueKind {
        @Override
        public List<Listing> listings() {
            return rehearsal.markets().stream()
                    .map(market -> new Listing(
                            market.symbol(),
                            market.word(),
                            "",
                            market.price().movePointRight(Listing.PRICE_SCALE).longValueExact()))
                    .toList();
        }

        @Override
        public String connector(int login, SplittableRandom random) {
            String stream = "ws://" + HOST + rehearsal.streamPath();
            return "plugin = %s\n%s"
                    .formatted(
                            rehearsal.connector(),
                            rehearsal.settings(login, "http://" + HOST, stream).strip());
        }

        @Override
        public Extras extras(Swarm swarm) {
            return Extras.NONE;
        }

        @Override
        public String rule(Swarm swarm) {
            return "";
        }

        @Override
        public Duration rough() {
            return Duration.ofMinutes(20);
        }

        @Override
        public int enoughOrders() {
            return 40;
        }

        @Override
        public VenueBehind open(
                Agenda agenda,
                Swarm swarm,
                SplittableRandom random,
                List<String> accounts,
                BookWatcher watcher,
                Gaps gaps) {
            EmulatedBooks books = new EmulatedBooks(rehearsal, accounts, agenda, watcher);
            var time = new io.jackstay.emulator.base.Agenda(agenda.now());
            // Small enough to be a number in a configuration.
            long prices = random.nextLong(1L << 40);
            EmulatedVenue venue = new EmulatedVenue(time, rehearsal.open(time, books, prices), FaultPlan.NONE);
            return new WiredVenue(agenda, random.split(), venue);
        }
    }
}
