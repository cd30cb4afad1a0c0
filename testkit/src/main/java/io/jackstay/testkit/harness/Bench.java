package io.jackstay.testkit.harness;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Result;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotPast;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.bot.BotSurroundings;
import io.jackstay.runtime.bot.Memories;
import io.jackstay.runtime.config.BotPolicies;
import io.jackstay.runtime.execution.DecisionDigest;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One bot on virtual time against scripted venues, put together as a session puts it together. Not thread safe: owned by the
 * test, whose thread turns everything.
 */
final class Bench {
    /** A script moves time without a quote. */
    private static final BotPolicies POLICIES = BotPolicies.DEFAULT.maxQuoteAge(Duration.ofDays(36_500));

    static final String BOT = "bot-under-test";

    static final int BOT_NUMBER = 1;
    private static final int MAX_TURNS = 100_000;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final long STEP_NANOS = Duration.ofSeconds(1).toNanos();

    private final BenchParts parts;
    private final VirtualClock clock;
    private final SortedMap<Venue, ScriptedVenue> venues = new TreeMap<>();
    private final SortedMap<Venue, AccountLoop> accounts = new TreeMap<>();
    private final BenchListener listener = new BenchListener();
    private final Memories memories = Memories.ofSession();
    private @Nullable Bot bot;
    private int reported;

    Bench(BenchParts parts) {
        this.parts = parts;
        this.clock = new VirtualClock(parts.startNanos());
        parts.venues().forEach(venue -> venues.put(venue.venue(), venue));
    }

    BenchListener listener() {
        return listener;
    }

    long nowNanos() {
        return clock.epochNanos();
    }

    Stamp stamp() {
        return new Stamp(nowNanos(), nowNanos());
    }

    ScriptedVenue venue(MarketId market) {
        ScriptedVenue venue = venues.get(market.venue());
        if (venue == null) {
            throw new IllegalArgumentException("%s is none of the markets of this test".formatted(market));
        }
        return venue;
    }

    List<ScriptedVenue> venues() {
        return new ArrayList<>(venues.values());
    }

    Memories memories() {
        return memories;
    }

    boolean isRunning() {
        return bot != null;
    }

    BotStatus status() {
        return requireBot().status();
    }

    private Bot requireBot() {
        if (bot == null) {
            throw new IllegalStateException("the bot is killed: start() comes first");
        }
        return bot;
    }

    /** Logs in and starts the bot with all that is remembered of it. */
    void start(Start.Kind kind) {
        if (bot != null) {
            throw new IllegalStateException("the bot runs already");
        }
        accounts.clear();
        venues.forEach((id, venue) -> accounts.put(id, logIn(venue)));
        SortedMap<Venue, AccountSnapshot> snapshots = new TreeMap<>();
        accounts.forEach((id, account) -> account.snapshot(result -> snapshots.put(id, require(result))));
        accounts.values().forEach(Bench::turnAll);
        Bot made = new Bot(spec(), surroundings());
        made.wakeBy(Work.Wakeup.NONE);
        made.attach();
        accounts.forEach((id, account) -> account.subscribe(wanted(id)));
        List<OrderReport> ours = new ArrayList<>();
        snapshots.forEach((id, snapshot) -> ours.addAll(requireAccount(id).ofBot(snapshot, BOT_NUMBER)));
        made.ready(ours, new ArrayList<>(snapshots.values()), past(kind));
        listener.forgetExplanations();
        bot = made;
        settle();
    }

    private AccountLoop logIn(ScriptedVenue venue) {
        AccountLoop account = new AccountLoop(
                venue.venue(), venue.traits(), clock, 0, NoFeeds.INSTANCE, guard("connector"), venue::connect);
        account.wakeBy(Work.Wakeup.NONE);
        account.start(Bench::require);
        turnAll(account);
        return account;
    }

    private static PluginGuard guard(String what) {
        return new PluginGuard(what + " of the test", Bench.class.getClassLoader());
    }

    private static <T> T require(Result<T> result) {
        if (result instanceof Result.Ok<T> ok) {
            return ok.value();
        }
        throw new IllegalStateException("the venue of the test did not start: " + result);
    }

    private static void turnAll(AccountLoop account) {
        while (account.doWork() > 0) {
            Thread.onSpinWait();
        }
    }

    private AccountLoop requireAccount(Venue venue) {
        AccountLoop account = accounts.get(venue);
        if (account == null) {
            throw new IllegalStateException("no login at " + venue);
        }
        return account;
    }

    private BotSpec spec() {
        return new BotSpec(
                BOT,
                BOT_NUMBER,
                0,
                parts.strategy(),
                guard("strategy"),
                parts.needs(),
                parts.rules(),
                parts.needs().markets().stream()
                        .map(market -> venue(market.id()).info(market.id()))
                        .toList(),
                parts.startEquity(),
                accounts,
                false,
                false,
                POLICIES);
    }

    private BotSurroundings surroundings() {
        return new BotSurroundings(
                clock, false, new DecisionDigest().of(BOT), line -> {}, LocalTime.MIDNIGHT, memories, listener);
    }

    private Subscriptions wanted(Venue venue) {
        Subscriptions wanted = Subscriptions.none();
        for (Needs.Market market : parts.needs().markets()) {
            if (market.id().venue().equals(venue)) {
                wanted = wanted.with(market.id(), market.feeds());
            }
        }
        for (Needs.Candles candles : parts.needs().candles()) {
            if (candles.market().venue().equals(venue)) {
                wanted = wanted.withCandles(candles.market(), candles.interval());
            }
        }
        return wanted;
    }

    /** What a journal, compared with the venue, would say. */
    private BotPast past(Start.Kind kind) {
        List<OrderFill> fills = new ArrayList<>();
        List<OrderFill> missed = new ArrayList<>();
        List<OrderUpdate> ended = new ArrayList<>();
        List<OrderReport> reports = new ArrayList<>();
        for (ScriptedVenue venue : venues.values()) {
            fills.addAll(venue.fills());
            missed.addAll(venue.takeUntold());
            for (VenueOrder order : venue.ended(listener::lastTold)) {
                OrderState told = listener.lastTold(order.ref().cloidOrZero());
                ended.add(order.update(told, "ended while the bot was away", stamp()));
                reports.add(order.report(stamp()));
            }
        }
        ended.forEach(listener::told);
        Comparator<OrderFill> oldestFirst =
                Comparator.comparingLong(fill -> fill.stamp().receivedNanos());
        fills.sort(oldestFirst);
        missed.sort(oldestFirst);
        return new BotPast(new Start(kind, missed, ended), fills, reports, listener.labels());
    }

    /** The process is gone at this instant; its strategy is told nothing. */
    void kill() {
        requireBot();
        bot = null;
        accounts.clear();
        venues.values().forEach(ScriptedVenue::abandon);
    }

    /** Something happens at a venue, on the loop of its login when there is one; then all loops turn until they rest. */
    void at(MarketId market, Runnable news) {
        AccountLoop account = accounts.get(market.venue());
        if (account == null) {
            news.run();
            return;
        }
        account.execute(news);
        settle();
    }

    /** Moves time, from one deadline to the next and at most a second at once, as the bot of a live session is turned. */
    void advance(Duration time) {
        long end = Math.addExact(clock.nanoTime(), time.toNanos());
        while (clock.nanoTime() < end) {
            clock.advanceTo(Math.min(Math.min(nextDeadline(), clock.nanoTime() + STEP_NANOS), end));
            settle();
        }
    }

    private long nextDeadline() {
        long next = Work.NO_DEADLINE;
        for (AccountLoop account : accounts.values()) {
            next = Math.min(next, account.nextDeadlineNanos());
        }
        return bot == null ? next : Math.min(next, bot.nextDeadlineNanos());
    }

    void stop(String why) {
        requireBot().stop(why, STOP_PATIENCE);
        settle();
        if (!requireBot().isStopped()) {
            advance(STOP_PATIENCE);
        }
    }

    private void settle() {
        int turns = 0;
        int done;
        do {
            done = 0;
            for (AccountLoop account : accounts.values()) {
                done += account.doWork();
            }
            done += bot == null ? 0 : bot.doWork();
            if (++turns > MAX_TURNS) {
                throw new AssertionError("the bot does not come to rest: after %d turns at %d it still works"
                        .formatted(MAX_TURNS, clock.epochNanos()));
            }
        } while (done > 0);
        if (!parts.toleratesFailures()) {
            raiseFailure();
        }
    }

    /** What a live bot survives fails the test, at the step that brought it about; once. */
    private void raiseFailure() {
        List<BenchListener.Failure> failures = listener.failures();
        if (failures.size() > reported) {
            BenchListener.Failure first = failures.get(reported);
            reported = failures.size();
            throw new AssertionError("the strategy threw at: " + first.event(), first.cause());
        }
    }
}
