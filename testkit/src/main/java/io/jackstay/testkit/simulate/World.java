package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.testkit.simulate.bot.Testimony;
import io.jackstay.testkit.simulate.check.Checker;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import io.jackstay.testkit.simulate.venue.Agenda;
import io.jackstay.testkit.simulate.venue.BookWatcher;
import io.jackstay.testkit.simulate.venue.Gaps;
import io.jackstay.testkit.simulate.venue.OrderView;
import io.jackstay.testkit.simulate.venue.VenueFill;
import io.jackstay.testkit.simulate.venue.VenueFlow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** All that outlives the processes of a run: time, venue, network, disk, and who watches. Not thread safe: owned by the run. */
final class World {
    /** 2026-01-01T00:00Z; a run begins within the day that follows. */
    private static final long FIRST_NANOS = 1_767_225_600_000_000_000L;

    private static final long DAY_NANOS = 86_400_000_000_000L;

    final SplittableRandom random;
    final Swarm swarm;
    final Scenario scenario;
    final ConfigFile.Loaded configuration;
    final Agenda agenda;
    final SimulatedClock clock;
    final Checker checker;
    final Trace trace = new Trace();
    final VenueKind kind;
    final VenueBehind venue;
    private final Gaps gaps;
    private final boolean firstOnly;
    SimulatedDisk disk;

    /** @param firstOnly whether the run may end with the first thing that does not hold */
    World(long seed, Faults faults, VenueKind kind, boolean firstOnly) {
        this.kind = requireNonNull(kind, "kind is null");
        this.firstOnly = firstOnly;
        SplittableRandom first = new SplittableRandom(seed);
        this.swarm = faults.swarm(first.split());
        this.scenario = Scenario.of(first.split(), faults.areShares(), kind, swarm);
        this.configuration = ConfigFile.parse("simulation.conf", scenario.configuration(), List.of(), Map.of());
        this.random = first.split();
        this.agenda = new Agenda(FIRST_NANOS + first.nextLong(DAY_NANOS));
        this.clock = new SimulatedClock(agenda);
        this.checker = new Checker(scenario.bots(), scenario.limited());
        this.gaps = new Gaps(agenda, checker::blind);
        this.venue = kind.open(agenda, swarm, first, scenario.accounts(), new Watcher(), gaps);
        this.disk = new SimulatedDisk(swarm, first.split());
    }

    /** Whether nothing more is to be found out: something did not hold, and nobody asks for more. */
    boolean isDecided() {
        return firstOnly && !checker.violations().isEmpty();
    }

    /** Whether nothing goes wrong any more. */
    boolean isCalm() {
        return swarm.isCalm();
    }

    void say(String words) {
        trace.add(agenda.now(), words);
    }

    Testimony testimony() {
        return new Witnessed();
    }

    /** The books' events go to the checker, and into the trace. */
    private final class Watcher implements BookWatcher {
        @Override
        public void arrived(OrderView order) {
            say("venue receives " + order.cloid());
            checker.arrived(order);
        }

        @Override
        public void wrong(String words) {
            say("venue: " + words);
            checker.wrong(words);
        }

        @Override
        public void changed(String account, String asset) {
            say("venue changes " + asset + " of " + account);
            checker.changed(account, asset);
        }

        @Override
        public void changed(OrderView order) {
            say("venue order " + order.cloid() + " " + order.state() + (order.buy() ? " buy " : " sell ")
                    + order.filled() + " of " + order.lots() + " at " + order.ticks() + " " + order.why());
            checker.changed(order);
        }

        @Override
        public void filled(VenueFill fill) {
            say("venue fill " + fill.id() + " of " + fill.cloid() + ": " + fill.signedLots() + " at " + fill.ticks());
            checker.filled(fill);
        }

        @Override
        public void flowed(VenueFlow flow) {
            say("venue flow " + flow.id() + " " + flow.amount());
            checker.flowed(flow);
        }
    }

    private final class Witnessed implements Testimony {
        @Override
        public void begins(String bot) {
            say(bot + " begins");
            checker.began(bot);
        }

        @Override
        public void book(MarketId market) {
            gaps.shown(market.venue().name(), market.symbol());
        }

        @Override
        public void fill(String bot, OrderFill fill) {
            say(bot + " is told fill " + fill.id());
            byte[] id = fill.id().getBytes(StandardCharsets.UTF_8);
            String folder = "account-" + fill.market().venue().name();
            checker.told(bot, fill.id(), disk.holdsForGood(folder, id));
        }

        @Override
        public void update(String bot, Order order, OrderUpdate update) {
            say(bot + " is told " + update.order() + " " + update.to() + " filled "
                    + order.filled().toBigDecimal());
            checker.stepped(
                    bot,
                    update.order().cloidOrZero(),
                    update.to().name(),
                    update.to().isFinal(),
                    order.filled().toBigDecimal());
        }

        @Override
        public boolean throwsNow() {
            return swarm.strikes(Fault.STRATEGY_THROWS, 0.02);
        }
    }
}
