package io.jackstay.testkit.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.plugin.PluginProvider;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.Session;
import io.jackstay.runtime.session.SessionJournals;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.SessionPlanner;
import io.jackstay.testkit.simulate.bot.HedgeProvider;
import io.jackstay.testkit.simulate.fault.Swarm;
import io.jackstay.testkit.simulate.venue.Agenda;
import io.jackstay.testkit.simulate.venue.BookWatcher;
import io.jackstay.testkit.simulate.venue.Gaps;
import io.jackstay.testkit.simulate.venue.OrderView;
import io.jackstay.testkit.simulate.venue.VenueFill;
import io.jackstay.testkit.simulate.venue.VenueFlow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A process that runs a sequence over two logins is killed before each turn of each of its loops, and before each write and
 * each force of its disk: whenever that is, the next process brings the sequence to its one end.
 */
class KilledSequenceTest {
    /** Every place (1) takes minutes; the build looks at some, other ones for each seed. */
    private static final int STRIDE = Integer.getInteger("jackstay.kill-stride", 13);

    private static final long NEVER = Long.MAX_VALUE;
    private static final long START_NANOS = 1_767_225_600_000_000_000L;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final JournalSettings JOURNALS = JournalSettings.defaults().withSegments(1 << 16, 1 << 12, 1 << 13);

    @ParameterizedTest(name = "seed {0}, back: {1}")
    @CsvSource({"1, false", "2, false", "3, false", "1, true", "2, true"})
    void whereverItIsKilledTheSequenceEndsOnce(long seed, boolean fails) {
        QuietLog.during(() -> {
            killEverywhere(seed, fails);
            return seed;
        });
    }

    private static void killEverywhere(long seed, boolean fails) {
        Trip whole = new Trip(seed, fails, NEVER);
        whole.run();
        whole.check();
        assertThat(whole.overAt).as("steps of a whole run").isGreaterThan(100);
        assertThat(whole.lives).isEqualTo(1);

        for (long killAt = 1 + seed % STRIDE; killAt <= whole.overAt; killAt += STRIDE) {
            Trip trip = new Trip(seed, fails, killAt);
            trip.run();
            trip.check();
            assertThat(trip.lives).as("%s: processes", trip).isEqualTo(2);
        }
    }

    /** A run with at most one kill. */
    private static final class Trip implements BookWatcher {
        private final boolean fails;
        private final long killAt;
        private final long seed;
        private final SplittableRandom random;
        private final Agenda agenda = new Agenda(START_NANOS);
        private final SimulatedClock clock = new SimulatedClock(agenda);
        private final VenueBehind venue;
        private final SplittableRandom disks;
        private final Map<String, Long> bought = new TreeMap<>();
        private final Map<String, Long> sold = new TreeMap<>();
        private final Map<Long, OrderView> orders = new TreeMap<>();
        private final List<String> wrong = new ArrayList<>();
        private SimulatedDisk disk;
        private long steps;
        private boolean over;
        private boolean failed;
        private int lives;
        private long overAt;
        private String last = "";

        private Trip(long seed, boolean fails, long killAt) {
            this.seed = seed;
            this.fails = fails;
            this.killAt = killAt;
            this.random = new SplittableRandom(seed);
            Swarm swarm = new Swarm(random.split(), new TreeMap<>());
            Gaps gaps = new Gaps(agenda, (market, nanos) -> {});
            this.venue = PlainVenue.KIND.open(agenda, swarm, random, List.of("one", "two"), this, gaps);
            this.disks = random.split();
            this.disk = new SimulatedDisk(swarm, random.split());
        }

        void run() {
            while (!over && lives < 3) {
                lives++;
                live();
            }
        }

        private void live() {
            FileJournalStore store = FileJournalStore.on(disk, clock, JOURNALS);
            SimulatedDriver driver =
                    new SimulatedDriver(agenda, clock, venue, random.split(), store.writer(), this::diskNanos);
            disk.onStep(() -> step(driver));
            driver.beforeTurn(() -> step(driver));
            ConfigFile.Loaded configuration = ConfigFile.parse("killed.conf", configuration(), List.of(), Map.of());
            Problems problems = configuration.problems();
            try (SessionPlan plan = new SessionPlanner(catalog(), problems).plan(configuration);
                    Session session = new Session(
                            plan, driver, Optional.empty(), words -> {}, new SessionJournals(store), venue.network())) {
                session.start(problems);
                assertThat(problems.hasErrors()).as("%s", problems.sorted()).isFalse();
                over = driver.await(() -> session.statuses().stream().allMatch(Trip::isOver), PATIENCE);
                overAt = steps;
                last = session.statuses().get(0).sentence();
                failed = session.statuses().get(0).failed();
                session.stop("the test is over");
                venue.cut();
                disk.release();
            } catch (SimulatedDriver.Gone e) {
                last = "killed";
            }
        }

        /** Half of what is written is there before the next turn, half of it after it. */
        private long diskNanos() {
            return 50_000L * disks.nextInt(2);
        }

        private static boolean isOver(BotStatus bot) {
            return bot.state() == BotState.STOPPED;
        }

        private void step(SimulatedDriver driver) {
            if (!driver.isGone() && ++steps == killAt) {
                venue.cut();
                disk = disk.crashed();
                driver.kill();
            }
        }

        private PluginCatalog catalog() {
            PluginProvider<HedgeProvider.Config> hedge = new HedgeProvider();
            PluginCatalog none = PluginCatalog.scan(List.of(), PluginPolicy.DEFAULT);
            return venue.pluggedInto(none).with(PluginKind.STRATEGY, "hedge", hedge);
        }

        private String configuration() {
            return """
                connectors {
                  one { plugin = simulated, amends = false, budget = false }
                  two { plugin = simulated, amends = false, budget = false }
                }
                bots {
                  b {
                    strategy {
                      plugin = hedge, first = "one:BTC-USDC-PERP", second = "two:BTC-USDC-PERP"
                      order-size = 0.05, pause = 1s, rounds = 1, fail-one-in = %d
                    }
                    capital = 100000 USDC
                  }
                }
                jackstay { warm-up = off }
                """.formatted(fails ? 1 : 0);
        }

        void check() {
            assertThat(over).as("%s: over, last word: %s", this, last).isTrue();
            assertThat(failed).as("%s: %s", this, last).isFalse();
            assertThat(wrong).as("%s", this).isEmpty();
            long first = net("one");
            long second = net("two");
            assertThat(first + second)
                    .as("%s: %d here, %d there", this, first, second)
                    .isZero();
            if (fails) {
                assertThat(first).as("%s: taken back", this).isZero();
                assertThat(bought.getOrDefault("one", 0L))
                        .as("%s: bought once", this)
                        .isLessThanOrEqualTo(50);
            } else {
                assertThat(first).as("%s: bought once", this).isEqualTo(50);
                assertThat(bought.get("one")).as("%s: bought once", this).isEqualTo(50);
                assertThat(sold.get("two")).as("%s: sold once", this).isEqualTo(50);
            }
            assertThat(orders.values().stream().filter(OrderView::isOpen).toList())
                    .as("%s: open orders", this)
                    .isEmpty();
        }

        private long net(String account) {
            return bought.getOrDefault(account, 0L) - sold.getOrDefault(account, 0L);
        }

        @Override
        public String toString() {
            return "seed %d, fails=%s, killed at %s"
                    .formatted(seed, fails, killAt == NEVER ? "no step" : "step " + killAt);
        }

        @Override
        public void arrived(OrderView order) {}

        @Override
        public void wrong(String words) {
            wrong.add(words);
        }

        @Override
        public void changed(OrderView order) {
            orders.put(order.cloid(), order);
        }

        @Override
        public void changed(String account, String asset) {}

        @Override
        public void filled(VenueFill fill) {
            (fill.buy() ? bought : sold).merge(fill.account(), fill.lots(), Long::sum);
        }

        @Override
        public void flowed(VenueFlow flow) {}
    }
}
