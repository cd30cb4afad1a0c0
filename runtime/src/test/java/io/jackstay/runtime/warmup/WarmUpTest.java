package io.jackstay.runtime.warmup;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotImage;
import io.jackstay.runtime.bot.BotJournal;
import io.jackstay.runtime.bot.BotListener;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.bot.BotSurroundings;
import io.jackstay.runtime.bot.Memories;
import io.jackstay.runtime.execution.DecisionDigest;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.fixture.ScriptedConnector;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sink is fed, and nothing else is. */
final class WarmUpTest {
    private static final int QUOTES = 60;

    /** All that a bot leaves behind: what it decided, what was written, what its venue was sent, how it stands. */
    private record Traces(String digest, List<String> records, List<OrderBatch> batches, String status) {}

    /** A real bot on a real login, both with journals, turned by hand on virtual time. */
    private static final class Life {
        private final VirtualClock clock = new VirtualClock(START_NANOS);
        private final MemoryJournalStore journals = new MemoryJournalStore(clock, JournalSettings.defaults());
        private final DecisionDigest digest = new DecisionDigest();
        private final AccountLoop account;
        private final Bot bot;
        private @Nullable ScriptedConnector venue;

        private Life() {
            PluginGuard guard = new PluginGuard("test", WarmUpTest.class.getClassLoader());
            account = new AccountLoop(
                    Markets.SIM,
                    VenueTraits.of(Capability.TRADING),
                    clock,
                    0,
                    new Bench.NoFeeds(),
                    executor -> Optional.of(journals.open(StreamName.account("sim"), OpenMode.OWN, executor)),
                    guard,
                    context -> {
                        venue = new ScriptedConnector(context, List.of(Bench.BTC_INFO));
                        return venue;
                    });
            SortedMap<Venue, AccountLoop> accounts = new TreeMap<>();
            accounts.put(Markets.SIM, account);
            Journal journal = journals.open(StreamName.bot("bot"), OpenMode.OWN, Runnable::run);
            BotSpec spec = new BotSpec(
                    "bot",
                    1,
                    0,
                    new MovingOrder(Bench.BTC_INFO),
                    guard,
                    Needs.none().market(BTC, Feed.TOP),
                    List.of(new BotSpec.NamedRule("looking", new LookingRule())),
                    List.of(Bench.BTC_INFO),
                    new Money("USDC", new BigDecimal("10000")),
                    accounts,
                    false,
                    true);
            bot = new Bot(
                    spec,
                    new BotSurroundings(
                            clock,
                            false,
                            digest.of("bot"),
                            line -> {},
                            LocalTime.MIDNIGHT,
                            Memories.ofSession(),
                            BotListener.NONE,
                            new BotJournal(
                                    Optional.of(journal), BotImage.read(Optional.of(journal)), Duration.ofSeconds(1))));
        }

        private ScriptedConnector venue() {
            return requireNonNull(venue, "venue is null");
        }

        private void turn() {
            while (account.doWork() + bot.doWork() + journals.writer().doWork() > 0) {
                clock.advanceTo(clock.nanoTime() + 1);
            }
        }

        private Traces live(Runnable between) {
            between.run();
            account.start(result -> {
                bot.attach();
                bot.ready(List.of(), List.of());
            });
            turn();
            for (int i = 0; i < QUOTES; i++) {
                if (i % 20 == 0) {
                    between.run();
                }
                long bid = 600_000L + i % 7;
                boolean fills = i % 5 == 4;
                clock.advanceTo(clock.nanoTime() + 1_000_000);
                account.execute(() -> {
                    venue().quote(Bench.BTC_INFO, bid, bid + 1);
                    if (fills) {
                        venue().fill(venue().resting().get(0).ref());
                    }
                });
                turn();
            }
            return new Traces(digest.hex(), records(), venue().batches, words(bot.status()));
        }

        private static String words(BotStatus status) {
            return "%s %s %s %s %s %s"
                    .formatted(
                            status.state(),
                            status.sentence(),
                            status.counts(),
                            status.pnl(),
                            status.equity(),
                            status.firstOrderNanos());
        }

        private List<String> records() {
            List<String> records = new ArrayList<>();
            for (StreamName stream : journals.streams()) {
                journals.open(stream, OpenMode.FOLLOW, Runnable::run)
                        .replay(
                                0,
                                record -> records.add("%s %d %x %s"
                                        .formatted(
                                                stream,
                                                record.sequence(),
                                                record.checksum(),
                                                Arrays.toString(record.entry().payload()))));
            }
            return records;
        }
    }

    @Test
    void leavesDecisionsJournalsVenueAndStateAsTheyAreWithoutIt() {
        Traces without = new Life().live(() -> {});
        Traces with =
                new Life().live(() -> assertThat(WarmUp.run(new Standing())).isPositive());

        assertThat(without.batches).hasSizeGreaterThanOrEqualTo(QUOTES);
        assertThat(without.records).hasSizeGreaterThan(2 * QUOTES);
        assertThat(with.digest).isEqualTo(without.digest);
        assertThat(with.records).isEqualTo(without.records);
        assertThat(with.batches.toString()).isEqualTo(without.batches.toString());
        assertThat(with.status).isEqualTo(without.status);
    }

    @Test
    void sendsAsManyOrdersAsAreWorthIt() {
        assertThat(WarmUp.run(new Standing())).isEqualTo(WarmUp.ORDERS);
    }

    @Test
    void endsWhenItsTimeIsOver() {
        VirtualClock late = new VirtualClock(START_NANOS);
        Clock hurried = new Clock() {
            @Override
            public long nanoTime() {
                late.advanceTo(late.nanoTime() + WarmUp.AT_MOST.toNanos());
                return late.nanoTime();
            }

            @Override
            public long epochNanos() {
                return START_NANOS;
            }
        };

        assertThat(WarmUp.run(hurried)).isEqualTo(WarmUp.FEWEST);
    }

    /** Time stands, so that only the orders count. */
    private static final class Standing implements Clock {
        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public long epochNanos() {
            return START_NANOS;
        }
    }
}
