package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.emulator.base.Emulator;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.emulator.base.trial.OpenFloor;
import io.jackstay.emulator.base.trial.Rehearsal;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.testkit.emulate.EmulatedServer;
import io.jackstay.testkit.net.FakeHost;
import io.jackstay.testkit.net.FakeNetwork;
import io.jackstay.testkit.simulate.fault.Swarm;
import io.jackstay.testkit.simulate.venue.Agenda;
import io.jackstay.testkit.simulate.venue.BookWatcher;
import io.jackstay.testkit.simulate.venue.Gaps;
import io.jackstay.testkit.simulate.venue.Listing;
import io.jackstay.testkit.simulate.wire.EmulatedBooks;
import io.jackstay.testkit.simulate.wire.Others;
import io.jackstay.testkit.simulate.wire.VenueTurns;
import io.jackstay.testkit.simulate.wire.Weather;
import io.jackstay.testkit.simulate.wire.WireFaults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The emulator of a venue behind a network in memory, and in front of it the shipped connector. Not thread safe: owned by the run. */
final class WiredVenue implements VenueBehind {
    private static final String HOST = "venue.test";

    private final FakeNetwork network;
    private final EmulatedVenue venue;
    private final Weather weather;
    private final Optional<Others> others;

    private WiredVenue(FakeNetwork network, EmulatedVenue venue, Weather weather, Optional<Others> others) {
        this.network = requireNonNull(network, "network is null");
        this.venue = requireNonNull(venue, "venue is null");
        this.weather = requireNonNull(weather, "weather is null");
        this.others = requireNonNull(others, "others are null");
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
        weather.calm();
        others.ifPresent(Others::calm);
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
            String stream = "ws://" + HOST + rehearsal.places().stream();
            String block = rehearsal.block(login, "http://" + HOST, stream, random);
            // Without its braces.
            return "plugin = %s, %s".formatted(rehearsal.connector(), block.substring(1, block.length() - 1));
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
        public Duration longest() {
            return Duration.ofHours(1);
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
            WireFaults faults = new WireFaults(swarm, rehearsal);
            var time = new io.jackstay.emulator.base.Agenda(agenda.now());
            // Small enough to be a number in a configuration.
            long prices = random.nextLong(1L << 40);
            Emulator emulator = rehearsal.open(time, books, prices);
            EmulatedVenue venue = new EmulatedVenue(time, emulator, faults.plan(random.nextLong()));
            venue.onFault(faults::happened);
            VenueTurns turns = new VenueTurns(venue, agenda);
            FakeNetwork network = new FakeNetwork(agenda::after);
            FakeHost host = network.at("http://" + HOST).serve(new EmulatedServer(venue, turns::now));
            Weather weather = new Weather(host, agenda, swarm, random.split());
            Optional<Others> others = emulator instanceof OpenFloor open
                    ? Optional.of(new Others(open.floor(), rehearsal, turns, books, agenda, swarm, accounts.size()))
                    : Optional.empty();
            return new WiredVenue(network, venue, weather, others);
        }
    }
}
