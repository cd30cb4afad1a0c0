package io.jackstay.benchmarks;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.bot.BotSurroundings;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.execution.DecisionDigest;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.session.LiveDriver;
import io.jackstay.testkit.harness.TestMarkets;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * From a quote on the loop of its login to the callback of a bot, while a neighbour on a thread of its own is idle, waits for a lock
 * that never comes, or spins; in turns, so that a noisy machine disturbs all. The idle neighbour is the floor.
 */
public final class BlockedNeighbourBenchmark {
    private static final int ROUNDS = 15;
    private static final int QUOTES = 2_000;
    private static final long GAP_NANOS = 200_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final SystemClock CLOCK = new SystemClock();
    private static final MarketInfo MARKET = TestMarkets.perpetual("sim:BTC-USDC-PERP", "0.1", "0.001");

    /** What the neighbour does in its first tick. */
    private enum Neighbour {
        IDLE,
        WAITS,
        SPINS
    }

    private BlockedNeighbourBenchmark() {}

    public static void main(String[] args) {
        System.out.printf(
                "JDK %s, %d processors, load average %.2f, journal mode none%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), load());
        System.out.printf(
                "microseconds from event to callback, medians of %d rounds of %d quotes, one each %d us%n",
                ROUNDS, QUOTES, GAP_NANOS / 1_000);
        double[][] p99 = new double[Neighbour.values().length][ROUNDS];
        double[][] p50 = new double[Neighbour.values().length][ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            for (Neighbour neighbour : Neighbour.values()) {
                long[] sorted = measure(neighbour);
                if (round >= 0) {
                    p50[neighbour.ordinal()][round] = sorted[QUOTES / 2] / 1_000.0;
                    p99[neighbour.ordinal()][round] = sorted[QUOTES * 99 / 100] / 1_000.0;
                }
            }
        }
        for (Neighbour neighbour : Neighbour.values()) {
            double[] ratio = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                ratio[i] = p99[neighbour.ordinal()][i] / p99[0][i];
            }
            System.out.printf(
                    "neighbour %-5s  p50 %7.1f  p99 %7.1f  p99 beside the idle one of its round %.2f (%.2f..%.2f)%n",
                    neighbour,
                    median(p50[neighbour.ordinal()]),
                    median(p99[neighbour.ordinal()]),
                    median(ratio),
                    Arrays.stream(ratio).min().orElseThrow(),
                    Arrays.stream(ratio).max().orElseThrow());
        }
        System.out.printf("load average %.2f%n", load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Nanoseconds of each quote, sorted. */
    private static long[] measure(Neighbour neighbour) {
        CountDownLatch release = new CountDownLatch(1);
        try (LiveDriver driver = new LiveDriver()) {
            AtomicReference<QuietConnector> venue = new AtomicReference<>();
            AccountLoop account = new AccountLoop(
                    new Venue("sim"),
                    VenueTraits.of(Capability.TRADING),
                    CLOCK,
                    0,
                    new NoFeeds(),
                    new PluginGuard("benchmark", BlockedNeighbourBenchmark.class.getClassLoader()),
                    context -> {
                        venue.set(new QuietConnector(context, MARKET));
                        return venue.get();
                    });
            driver.turn(account);
            CountDownLatch listed = new CountDownLatch(1);
            account.start(result -> listed.countDown());
            driver.await(() -> listed.getCount() == 0, PATIENCE);
            Listener listener = new Listener();
            begin(driver, account, 1, listener);
            begin(driver, account, 2, new Blocker(neighbour, release));
            long[] taken = new long[QUOTES];
            for (int i = 0; i < QUOTES; i++) {
                long bid = 600_000L + i;
                long seen = listener.seen.get();
                account.execute(() -> {
                    listener.sentNanos = CLOCK.nanoTime();
                    venue.get().quote(bid);
                });
                while (listener.seen.get() == seen) {
                    Thread.onSpinWait();
                }
                taken[i] = listener.tookNanos;
                LockSupport.parkNanos(GAP_NANOS);
            }
            release.countDown();
            Arrays.sort(taken);
            return taken;
        } finally {
            release.countDown();
        }
    }

    private static void begin(LiveDriver driver, AccountLoop account, int number, Strategy strategy) {
        SortedMap<Venue, AccountLoop> accounts = new TreeMap<>();
        accounts.put(account.venue(), account);
        BotSpec spec = new BotSpec(
                "bot" + number,
                number,
                0,
                strategy,
                new PluginGuard("benchmark", BlockedNeighbourBenchmark.class.getClassLoader()),
                Needs.none().market(MARKET.id(), Feed.TOP),
                List.of(),
                List.of(MARKET),
                new Money("USDC", BigDecimal.TEN),
                accounts,
                true,
                false);
        Bot bot = new Bot(
                spec, new BotSurroundings(CLOCK, true, new DecisionDigest().of("b"), line -> {}, LocalTime.MIDNIGHT));
        bot.attach();
        driver.turn(bot, Threading.OWN);
        bot.ready(List.of(), List.of());
    }

    /** Takes the time of each tick. */
    private static final class Listener implements Strategy {
        private volatile long sentNanos;
        private volatile long tookNanos;
        private final AtomicLong seen = new AtomicLong();

        @Override
        public void onStart(Context context, Start start) {}

        @Override
        public void onTick(Context context, MarketId market) {
            tookNanos = CLOCK.nanoTime() - sentNanos;
            seen.incrementAndGet();
        }
    }

    /** Does in its first tick what its kind does. */
    private record Blocker(Neighbour kind, CountDownLatch release) implements Strategy {
        @Override
        public void onStart(Context context, Start start) {}

        @Override
        public void onTick(Context context, MarketId market) {
            if (kind == Neighbour.WAITS) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            while (kind == Neighbour.SPINS && release.getCount() > 0) {
                Thread.onSpinWait();
            }
        }
    }
}
