package io.jackstay.risk.limits;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.FeedSource;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.bot.BotSurroundings;
import io.jackstay.runtime.execution.DecisionDigest;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.testkit.harness.TestMarkets;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** Forty seconds of a random strategy against an unreliable venue, on virtual time. Not thread safe: owned by one test. */
final class RandomRun {
    private static final MarketInfo BTC = TestMarkets.perpetual("sim:BTC-USDC-PERP", "0.1", "0.001");
    private static final Duration LENGTH = Duration.ofSeconds(40);
    private static final long STEP_NANOS = Duration.ofMillis(25).toNanos();
    private static final long START_NANOS = 1_767_225_600_000_000_000L;
    private static final VenueTraits TRAITS = VenueTraits.of(
                    Capability.TRADING, Capability.AMEND_IN_PLACE, Capability.REDUCE_ONLY, Capability.MARK)
            .settleTime(UnreliableVenue.SETTLE);

    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private final VenueCheck check = new VenueCheck();
    private final AtomicReference<UnreliableVenue> venue = new AtomicReference<>();

    private RandomRun() {}

    /** What the venue saw. */
    static VenueCheck of(long seed, List<RiskRule> rules) {
        RandomRun run = new RandomRun();
        run.run(seed, rules);
        return run.check;
    }

    private void run(long seed, List<RiskRule> rules) {
        AccountLoop account =
                new AccountLoop(BTC.id().venue(), TRAITS, clock, 0, new NoFeeds(), guard("connector"), context -> {
                    venue.set(new UnreliableVenue(seed, BTC, check, context));
                    return venue.get();
                });
        account.wakeBy(Work.Wakeup.NONE);
        account.start(started -> {});
        turn(account);
        Bot bot = new Bot(spec(seed, rules, account), surroundings());
        bot.wakeBy(Work.Wakeup.NONE);
        bot.attach();
        account.subscribe(Subscriptions.none().with(BTC.id(), List.of(Feed.MARK)));
        bot.ready(List.of(), List.of());
        long end = START_NANOS + LENGTH.toNanos();
        while (clock.nanoTime() < end) {
            clock.advanceTo(clock.nanoTime() + STEP_NANOS);
            account.execute(venue.get()::step);
            turn(account);
            turn(bot);
            turn(account);
        }
    }

    private static void turn(Work work) {
        while (work.doWork() > 0) {
            Thread.onSpinWait();
        }
    }

    private static BotSpec spec(long seed, List<RiskRule> rules, AccountLoop account) {
        TreeMap<Venue, AccountLoop> accounts = new TreeMap<>();
        accounts.put(BTC.id().venue(), account);
        return new BotSpec(
                "random",
                1,
                0,
                new RandomStrategy(seed + 1_000_000, BTC),
                guard("strategy"),
                Needs.none().market(BTC.id(), Feed.MARK),
                rules.stream()
                        .map(rule -> new BotSpec.NamedRule(rule.getClass().getSimpleName() + rules.indexOf(rule), rule))
                        .toList(),
                List.of(BTC),
                new Money("USDC", new BigDecimal("1000000")),
                accounts,
                false,
                false);
    }

    private BotSurroundings surroundings() {
        return new BotSurroundings(clock, false, new DecisionDigest().of("random"), line -> {}, LocalTime.MIDNIGHT);
    }

    private static PluginGuard guard(String what) {
        return new PluginGuard(what + " of the test", RandomRun.class.getClassLoader());
    }

    private static final class NoFeeds implements FeedSource {
        @Override
        public Optional<MarketFeed> recording(MarketId market) {
            return Optional.empty();
        }

        @Override
        public MarketFeed upstream(String source, LoopTimers timers, Executor loop) {
            throw new IllegalStateException("the venue of the test plays no recording");
        }
    }
}
