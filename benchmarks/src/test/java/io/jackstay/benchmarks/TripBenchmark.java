package io.jackstay.benchmarks;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.risk.limits.CircuitBreakerConfig;
import io.jackstay.risk.limits.CircuitBreakerProvider;
import io.jackstay.risk.limits.OnHalt;
import io.jackstay.risk.limits.OnRestart;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotImage;
import io.jackstay.runtime.bot.BotJournal;
import io.jackstay.runtime.bot.BotListener;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotSurroundings;
import io.jackstay.runtime.bot.Memories;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.execution.ExecutionGateway;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.session.LiveDriver;
import io.jackstay.testkit.harness.TestMarkets;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * From the venue's answer that trips the circuit breaker of the plugin {@code limits} to the last of 200 cancels at the connector, with a
 * journal on the disk: the halt is synced before the cancels leave. Each trip is that of a bot of its own, on a thread of its own.
 */
public final class TripBenchmark {
    private static final int ORDERS = 200;
    private static final int WARM = 20;
    private static final int TRIPS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final SystemClock CLOCK = new SystemClock();
    private static final MarketInfo MARKET = TestMarkets.perpetual("sim:BTC-USDC-PERP", "0.1", "0.001");
    private static final PluginGuard GUARD = new PluginGuard("benchmark", TripBenchmark.class.getClassLoader());

    private TripBenchmark() {}

    /** @param args a folder for the journals, which is left there */
    public static void main(String[] args) {
        System.out.printf(
                "JDK %s, %d processors, load average %.2f, journal mode file, synced%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), load());
        long[] first = new long[WARM];
        long[] taken = new long[TRIPS];
        try (FileJournalStore store = new DataDirectory(Path.of(args[0]), CLOCK).own()) {
            for (int i = 0; i < WARM; i++) {
                first[i] = trip(store, i);
            }
            for (int i = 0; i < TRIPS; i++) {
                taken[i] = trip(store, WARM + i);
            }
        }
        print("the first " + WARM, first);
        print("the next " + TRIPS, taken);
        System.out.printf("load average %.2f%n", load());
    }

    private static void print(String name, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%-14s trips with %d open orders, milliseconds to the last cancel: p50 %.2f  p99 %.2f  most %.2f%n",
                name,
                ORDERS,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static long trip(FileJournalStore store, int number) {
        String name = "b" + number;
        AtomicReference<TripVenue> venue = new AtomicReference<>();
        try (Journal journal = store.open(StreamName.bot(name), OpenMode.OWN, Runnable::run);
                LiveDriver driver = new LiveDriver()) {
            AccountLoop account = new AccountLoop(
                    MARKET.id().venue(),
                    VenueTraits.of(Capability.TRADING).settleTime(Duration.ZERO),
                    CLOCK,
                    0,
                    new NoFeeds(),
                    GUARD,
                    context -> {
                        venue.set(new TripVenue(context, MARKET, ORDERS));
                        return venue.get();
                    });
            Bot bot = bot(
                    name,
                    account,
                    new BotJournal(Optional.of(journal), BotImage.read(Optional.of(journal)), Duration.ofSeconds(1)));
            driver.turn(account);
            driver.turn(bot, Threading.OWN);
            account.start(result -> {
                bot.attach();
                bot.ready(List.of(), List.of());
            });
            driver.await(() -> bot.status().state() == BotState.RUNNING, PATIENCE);
            account.execute(() -> venue.get().quote(600_000));
            driver.await(() -> venue.get().accepted() == ORDERS, PATIENCE);
            account.execute(() -> venue.get().quote(600_001));
            driver.await(() -> venue.get().tookNanos() != 0, PATIENCE);
            if (venue.get().tookNanos() == 0) {
                throw new IllegalStateException("the breaker has not tripped: " + bot.status());
            }
            return venue.get().tookNanos();
        }
    }

    private static Bot bot(String name, AccountLoop account, BotJournal journal) {
        SortedMap<Venue, AccountLoop> accounts = new TreeMap<>();
        accounts.put(account.venue(), account);
        BotSpec spec = new BotSpec(
                name,
                1,
                0,
                new Filler(),
                GUARD,
                Needs.none().market(MARKET.id(), Feed.TOP),
                List.of(new BotSpec.NamedRule("circuit-breaker", breaker())),
                List.of(MARKET),
                new Money("USDC", new BigDecimal("100000")),
                accounts,
                false,
                false);
        return new Bot(
                spec,
                new BotSurroundings(
                        CLOCK,
                        true,
                        ExecutionGateway.DecisionLog.NONE,
                        line -> {},
                        LocalTime.MIDNIGHT,
                        Memories.ofSession(),
                        BotListener.NONE,
                        journal));
    }

    private static RiskRule breaker() {
        CircuitBreakerConfig config = new CircuitBreakerConfig(
                Optional.of(1),
                Optional.empty(),
                Duration.ofMinutes(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "none",
                3,
                OnHalt.CANCEL,
                OnRestart.STAY);
        return new CircuitBreakerProvider().create(config, RiskScope.BOT);
    }

    /** Fills the book in its first tick, and places one more in the next. */
    private static final class Filler implements Strategy {
        private final Size size = MARKET.size(10);
        private int ticks;

        @Override
        public void onStart(Context context, Start start) {}

        @Override
        public void onTick(Context context, MarketId market) {
            int orders = ticks++ == 0 ? ORDERS : ticks == 2 ? 1 : 0;
            for (int i = 0; i < orders; i++) {
                context.orders().place(LimitOrderRequest.limit(Side.BUY, size, MARKET.price(599_000L - i)));
            }
        }
    }
}
