package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import io.jackstay.testkit.simulate.venue.Agenda;
import io.jackstay.testkit.simulate.venue.BookWatcher;
import io.jackstay.testkit.simulate.venue.Books;
import io.jackstay.testkit.simulate.venue.CancelTimers;
import io.jackstay.testkit.simulate.venue.Exchange;
import io.jackstay.testkit.simulate.venue.Gaps;
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
    private final CancelTimers switches;

    private PlainVenue(
            io.jackstay.testkit.simulate.venue.Network way, SimulatedProvider provider, CancelTimers switches) {
        this.way = requireNonNull(way, "way is null");
        this.provider = requireNonNull(provider, "provider is null");
        this.switches = requireNonNull(switches, "switches are null");
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

    @Override
    public boolean isSwitchSet(String login) {
        return switches.isSet(login);
    }

    /** All that goes wrong here asks the swarm. */
    @Override
    public void calm() {
        // nothing beside the swarm
    }

    private static final class Kind implements VenueKind {
        /** Of a dead-man switch, seconds. */
        private static final int[] HORIZONS = {15, 30, 60};

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
        public Extras extras(Swarm swarm) {
            StringBuilder keys = new StringBuilder();
            if (swarm.has(Fault.NONCE)) {
                keys.append(", signed = true");
            }
            boolean showsBalances = swarm.has(Fault.CHANGED_BALANCE);
            if (showsBalances) {
                keys.append(", balances = true");
            }
            boolean hasSwitch = false;
            if (swarm.has(Fault.DEAD_MAN)) {
                SplittableRandom own = swarm.random(Fault.DEAD_MAN);
                hasSwitch = own.nextInt(4) > 0;
                keys.append(", own-switch = %s, dead-man = %ds"
                        .formatted(hasSwitch, HORIZONS[own.nextInt(HORIZONS.length)]));
            }
            return new Extras(keys.toString(), hasSwitch, showsBalances);
        }

        @Override
        public String rule(Swarm swarm) {
            return swarm.has(Fault.DEAD_MAN) && swarm.random(Fault.DEAD_MAN).nextBoolean()
                    ? "{ plugin = dead-man-required }"
                    : "";
        }

        @Override
        public Duration rough() {
            return Duration.ofMinutes(125);
        }

        @Override
        public Duration longest() {
            return Duration.ofHours(10);
        }

        @Override
        public int enoughOrders() {
            return 200;
        }

        @Override
        public VenueBehind open(
                Agenda agenda,
                Swarm swarm,
                SplittableRandom random,
                List<String> accounts,
                BookWatcher watcher,
                Gaps gaps) {
            var way = new io.jackstay.testkit.simulate.venue.Network(agenda, random.split());
            Exchange exchange =
                    new Exchange(agenda, new Books(agenda, watcher), swarm, random.split(), LISTINGS, accounts);
            exchange.open();
            SimulatedProvider provider = new SimulatedProvider(exchange, agenda, way, swarm, gaps);
            return new PlainVenue(way, provider, exchange.cancelTimers());
        }
    }
}
