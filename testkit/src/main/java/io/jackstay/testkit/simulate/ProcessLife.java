package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.session.Ending;
import io.jackstay.runtime.session.Session;
import io.jackstay.runtime.session.SessionJournals;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.SessionPlanner;
import io.jackstay.runtime.session.Supervisor;
import io.jackstay.testkit.simulate.check.BotTerms;
import io.jackstay.testkit.simulate.check.BotWords;
import io.jackstay.testkit.simulate.check.Violation;
import io.jackstay.testkit.simulate.fault.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** One process of a run, put together as {@code run} does it, from its start to its end. Not thread safe: one use. */
final class ProcessLife {
    private static final JournalSettings JOURNALS = JournalSettings.defaults().withSegments(1 << 16, 1 << 12, 1 << 13);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final long SHORTEST_WRITE_NANOS = 50_000;

    private final World world;
    private final PluginCatalog catalog;
    private final Mishaps mishaps;
    private final SplittableRandom random;

    /** How a process ended. */
    enum End {
        /** It was gone from one step to the next. */
        CRASHED,
        /** It could not start. */
        NOT_STARTED,
        /** All bots ended before it was asked to. */
        OVER,
        /** It was asked to stop. */
        STOPPED
    }

    ProcessLife(World world, PluginCatalog catalog, Mishaps mishaps) {
        this.world = requireNonNull(world, "world is null");
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.mishaps = requireNonNull(mishaps, "mishaps are null");
        this.random = world.random.split();
    }

    /** Lives until an instant, unless something ends it before; by then all has become right when nothing goes wrong any more. */
    End liveUntil(LongSupplier nanos) {
        world.say("a process begins");
        SimulatedDisk disk = world.disk;
        FileJournalStore store = FileJournalStore.on(disk, world.clock, JOURNALS);
        SimulatedDriver driver = new SimulatedDriver(
                world.agenda, world.clock, world.venue, random.split(), store.writer(), this::diskNanos);
        mishaps.begin(driver, disk);
        Problems problems = world.configuration.problems();
        try (SessionPlan plan = new SessionPlanner(catalog, problems).plan(world.configuration)) {
            require(problems);
            SessionJournals journals = new SessionJournals(store);
            try (Session session =
                    new Session(plan, driver, Optional.empty(), words -> {}, journals, world.venue.network())) {
                session.start(problems);
                require(problems);
                return live(session, driver, nanos);
            }
        } catch (SimulatedDriver.Gone e) {
            world.say("the process is gone");
            return End.CRASHED;
        } catch (JackstayException e) {
            if (driver.isGone()) {
                world.say("the process is gone");
                return End.CRASHED;
            }
            world.say("the process does not start: " + e.getMessage());
            mishaps.refused(e);
            disk.release();
            world.venue.cut();
            return End.NOT_STARTED;
        }
    }

    private static void require(Problems problems) {
        if (problems.hasErrors()) {
            throw new IllegalStateException("the simulation's configuration is wrong: " + problems.sorted());
        }
    }

    private End live(Session session, SimulatedDriver driver, LongSupplier nanos) {
        Supervisor supervisor = new Supervisor(session, catalog);
        End end = End.STOPPED;
        while (world.agenda.now() < nanos.getAsLong() && !mishaps.isToStop() && !world.isDecided()) {
            supervisor.look();
            if (supervisor.isOver()) {
                end = End.OVER;
                break;
            }
            driver.await(() -> false, LOOK);
        }
        mishaps.segments().saw(session.statuses());
        hearAlerts(session);
        boolean quiet = !world.isDecided()
                && !mishaps.segments().isTaken()
                && world.isCalm()
                && world.agenda.now() >= nanos.getAsLong();
        if (quiet) {
            settle(session, driver, end);
            hearAlerts(session);
        }
        session.statuses().forEach(bot -> world.say("%s: %s".formatted(bot.name(), bot.sentence())));
        world.say("the process is stopped: " + end);
        Ending ending = session.stop("the simulation stops it");
        world.say("the process has ended: " + ending.why());
        world.checker.ended(ending.confirmed());
        if (quiet && !ending.confirmed()) {
            world.checker.stuck("the last stop was not confirmed: " + ending.why());
        }
        world.venue.cut();
        disk().release();
        return end;
    }

    private SimulatedDisk disk() {
        return world.disk;
    }

    /** Nothing goes wrong any more: the bots' words become those of the venue while they run. */
    private void settle(Session session, SimulatedDriver driver, End end) {
        if (end == End.OVER) {
            world.checker.stuck(
                    "all bots have ended: " + session.statuses().get(0).why());
        }
        List<Violation> off = new ArrayList<>();
        boolean agreed = driver.await(
                () -> {
                    off.clear();
                    for (BotStatus bot : session.statuses()) {
                        if (bot.failed()) {
                            continue;
                        }
                        off.addAll(world.checker.differences(words(bot)));
                        off.addAll(unguarded(bot));
                    }
                    return off.isEmpty();
                },
                Duration.ofMillis(100),
                world.scenario.patience());
        if (!agreed) {
            off.forEach(found -> world.checker.violated(found.invariant(), "while it runs: " + found.words()));
        }
    }

    private void hearAlerts(Session session) {
        for (String account : world.scenario.shown()) {
            for (Alert alert : session.alertsOf(account)) {
                if (alert.code() == AlertCode.BALANCE_DRIFT
                        && world.checker.balanceDiffers(account, alert.subject(), alert.text())) {
                    world.swarm.count(Fault.CHANGED_BALANCE);
                }
            }
        }
    }

    /** A bot that lives has the venue's dead-man switch set, where there is one. */
    private List<Violation> unguarded(BotStatus bot) {
        return world.scenario.bots().stream()
                .filter(terms -> terms.name().equals(bot.name()))
                .map(BotTerms::account)
                .filter(account -> world.scenario.watched().contains(account) && !world.venue.isSwitchSet(account))
                .map(account -> new Violation("I9", "the dead-man switch of %s is not set".formatted(account)))
                .toList();
    }

    private static BotWords words(BotStatus bot) {
        Pnl pnl = bot.pnl();
        return new BotWords(
                bot.name(),
                bot.markets().isEmpty() ? BigDecimal.ZERO : bot.markets().get(0).position(),
                pnl.realized().amount(),
                byAsset(pnl.fees()),
                byAsset(pnl.funding()),
                bot.counts().openOrders());
    }

    private static SortedMap<String, BigDecimal> byAsset(List<Money> money) {
        SortedMap<String, BigDecimal> amounts = new TreeMap<>();
        money.forEach(each -> amounts.put(each.asset(), each.amount()));
        return amounts;
    }

    private long diskNanos() {
        if (world.swarm.strikes(Fault.SLOW_DISK, 0.1)) {
            return Duration.ofMillis(100 + world.swarm.random(Fault.SLOW_DISK).nextInt(4_900))
                    .toNanos();
        }
        return random.nextLong(SHORTEST_WRITE_NANOS, 2 * SHORTEST_WRITE_NANOS);
    }
}
