package io.jackstay.runtime.warmup;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.FeedSource;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotImage;
import io.jackstay.runtime.bot.BotJournal;
import io.jackstay.runtime.bot.BotListener;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.bot.BotSurroundings;
import io.jackstay.runtime.bot.Memories;
import io.jackstay.runtime.execution.ExecutionGateway;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.plugin.guard.GuardedConnector;
import io.jackstay.runtime.plugin.guard.GuardedRiskRule;
import io.jackstay.runtime.plugin.guard.GuardedStrategy;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The loops of a real login and a real bot, behind the guards that plugins have, with nothing real around them: time is virtual, the
 * journal is in memory, the venue keeps nothing. Not thread safe: owned by the thread that makes it.
 */
final class SinkBot {
    private static final String NAME = "warm-up";
    private static final long STEP_NANOS = 1_000_000;
    private static final long FIRST_BID = 600_000;
    private static final int BIDS = 16;

    private final MarketInfo market = MarketInfo.of(MarketId.parse(NAME + ":BTC-USDC-PERP"), MarketKind.PERPETUAL)
            .assets("BTC", "USDC", "USDC")
            .priceGrid(new PriceGrid.Tick(new BigDecimal("0.1")))
            .lotSize(new BigDecimal("0.001"))
            .build();
    private final PluginGuard guard = new PluginGuard(NAME, SinkBot.class.getClassLoader());
    private final VirtualClock clock;
    private final MemoryJournalStore journals;
    private final AccountLoop account;
    private final Bot bot;
    private @Nullable SinkVenue venue;
    private long quotes;

    /** @param epochNanos what the clock of it all shows at first */
    SinkBot(long epochNanos) {
        this.clock = new VirtualClock(epochNanos);
        this.journals = new MemoryJournalStore(clock, JournalSettings.defaults());
        this.account = new AccountLoop(
                market.id().venue(),
                VenueTraits.of(Capability.TRADING).settleTime(Duration.ZERO),
                clock,
                0,
                new NoFeeds(),
                executor -> Optional.of(
                        journals.open(StreamName.account(market.id().venue().name()), OpenMode.OWN, executor)),
                guard,
                context -> {
                    venue = new SinkVenue(context, market);
                    return new GuardedConnector(guard, venue);
                });
        this.bot = new Bot(spec(), surroundings());
        account.start(result -> {
            bot.attach();
            bot.ready(List.of(), List.of());
        });
        turn();
    }

    private BotSpec spec() {
        SortedMap<Venue, AccountLoop> accounts = new TreeMap<>();
        accounts.put(account.venue(), account);
        return new BotSpec(
                NAME,
                1,
                0,
                new GuardedStrategy(guard, new MovingOrder(market)),
                guard,
                Needs.none().market(market.id(), Feed.TOP, Feed.BOOK),
                List.of(new BotSpec.NamedRule(NAME, new GuardedRiskRule(guard, new LookingRule()))),
                List.of(market),
                new Money("USDC", new BigDecimal("1000000")),
                accounts,
                false,
                false);
    }

    private BotSurroundings surroundings() {
        Journal journal = journals.open(StreamName.bot(NAME), OpenMode.OWN, Runnable::run);
        return new BotSurroundings(
                clock,
                false,
                ExecutionGateway.DecisionLog.NONE,
                line -> {},
                LocalTime.MIDNIGHT,
                Memories.ofSession(),
                BotListener.NONE,
                new BotJournal(Optional.of(journal), BotImage.read(Optional.of(journal)), Duration.ofSeconds(1)));
    }

    /** How many orders have reached the venue. */
    long orders() {
        return requireNonNull(venue, "venue is null").orders();
    }

    /** A quote, and all that comes of it. */
    void quote() {
        quotes++;
        long bid = FIRST_BID + quotes % BIDS;
        boolean wholeBook = (quotes & 1) == 0;
        clock.advanceTo(clock.epochNanos() + STEP_NANOS);
        account.execute(() -> requireNonNull(venue, "venue is null").tell(bid, wholeBook));
        turn();
    }

    private void turn() {
        int done;
        do {
            done = account.doWork() + bot.doWork() + journals.writer().doWork();
        } while (done > 0);
    }

    /** The venue tells its own prices. */
    private static final class NoFeeds implements FeedSource {
        @Override
        public Optional<MarketFeed> recording(MarketId of) {
            return Optional.empty();
        }

        @Override
        public MarketFeed upstream(String source, LoopTimers timers, Executor loop) {
            throw new UnsupportedOperationException("nothing here is fed from elsewhere");
        }
    }
}
