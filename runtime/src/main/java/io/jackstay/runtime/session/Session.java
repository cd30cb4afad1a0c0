package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.PastMoney;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotImage;
import io.jackstay.runtime.bot.BotJournal;
import io.jackstay.runtime.bot.BotListener;
import io.jackstay.runtime.bot.BotPast;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.bot.BotSurroundings;
import io.jackstay.runtime.bot.Memories;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.execution.DecisionDigest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Running bots and their logins, from a plan. Not thread safe: owned by the thread that drives it. */
public final class Session implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final SessionPlan plan;
    private final Driver driver;
    private final Optional<RecordedData> data;
    private final Consumer<String> transitions;
    private final VenueQuestions questions;
    private final SessionJournals journals;
    private final DecisionDigest digest = new DecisionDigest();
    private final SessionFeeds feeds;
    private final SortedMap<Venue, AccountLoop> accounts = new TreeMap<>();
    private final SortedMap<Venue, List<MarketInfo>> listed = new TreeMap<>();
    private final SortedMap<Venue, AccountSnapshot> snapshots = new TreeMap<>();
    private final List<Bot> bots = new ArrayList<>();

    /**
     * @param data what a backtest feeds to its markets
     * @param transitions takes a line for each order transition where debugging is on
     */
    public Session(SessionPlan plan, Driver driver, Optional<RecordedData> data, Consumer<String> transitions) {
        this(plan, driver, data, transitions, SessionJournals.none());
    }

    /**
     * The same with journals: what earlier sessions wrote is behind this one.
     *
     * @param journals closed with the session
     */
    public Session(
            SessionPlan plan,
            Driver driver,
            Optional<RecordedData> data,
            Consumer<String> transitions,
            SessionJournals journals) {
        this.plan = requireNonNull(plan, "plan is null");
        this.driver = requireNonNull(driver, "driver is null");
        this.data = requireNonNull(data, "data is null");
        this.transitions = requireNonNull(transitions, "transitions is null");
        this.journals = requireNonNull(journals, "journals are null");
        this.questions = new VenueQuestions(driver);
        SortedSet<Venue> venues = new TreeSet<>();
        plan.connectors().forEach(connector -> venues.add(connector.venue()));
        this.feeds = new SessionFeeds(data, venues);
    }

    /**
     * Starts the logins, then the bots; returns when each bot has been told that all it needs is there. What the venues' own
     * lists show to be wrong is reported, and then nothing has been placed.
     *
     * @throws JackstayException when a venue refuses, or does not answer in time
     */
    public void start(Problems problems) {
        plan.connectors().forEach(this::startAccount);
        PlanChecks checks = new PlanChecks(plan, problems);
        listed.forEach(checks::checkListed);
        feeds.connect(accounts, listed, checks::reportSource);
        if (problems.hasErrors()) {
            return;
        }
        data.ifPresent(recorded -> {
            List<MarketInfo> all = new ArrayList<>();
            listed.values().forEach(all::addAll);
            recorded.open(all, feeds.handedOut());
            recorded.from().ifPresent(first -> driver.startAt(first));
        });
        accounts.forEach((venue, account) -> snapshots.put(venue, questions.snapshot(account)));
        plan.bots().forEach(this::startBot);
        accounts.forEach((venue, account) -> account.subscribe(feeds.wanted(account, wanted(venue))));
        bots.forEach(this::tellReady);
    }

    private void startAccount(PlannedConnector planned) {
        AccountLoop account = new AccountLoop(
                planned.venue(),
                planned.traits(),
                driver.clock(),
                plan.config().settings().installation(),
                feeds,
                journals.account(planned.venue()),
                planned.plugin().guard(),
                context -> planned.plugin().connector().create(planned.config(), context));
        accounts.put(planned.venue(), account);
        driver.turn(account);
        listed.put(planned.venue(), questions.start(account));
    }

    private void startBot(PlannedBot planned) {
        List<MarketInfo> markets = new ArrayList<>();
        for (Needs.Market market : planned.needs().markets()) {
            markets.add(PlanChecks.require(listed.getOrDefault(market.id().venue(), List.of()), market.id()));
        }
        SortedMap<Venue, AccountLoop> own = new TreeMap<>();
        planned.venues().forEach(venue -> own.put(venue, requireAccount(venue)));
        planned.needs()
                .markets()
                .forEach(market ->
                        questions.setLeverage(requireAccount(market.id().venue()), market));
        MadeBot made = MadeBot.of(planned);
        boolean debug = planned.block().debug()
                || plan.connectors().stream()
                        .anyMatch(connector -> connector.block().debug() && own.containsKey(connector.venue()));
        BotSpec spec = new BotSpec(
                planned.block().name(),
                journals.numberOf(planned.block().name(), planned.number()),
                plan.config().settings().installation(),
                made.strategy(),
                planned.plugin().guard(),
                planned.needs(),
                made.rules(),
                markets,
                startEquity(planned, markets.get(0)),
                own,
                planned.block().shared(),
                debug);
        BotJournal journal = new BotJournal(
                journals.bot(spec.name()),
                journals.image(spec.name()),
                plan.config().settings().journalStall());
        BotSurroundings surroundings = new BotSurroundings(
                driver.clock(),
                driver.isLive(),
                digest.of(spec.name()),
                transitions,
                plan.config().settings().dayStart(),
                Memories.of(journal, journals.image(spec.name())),
                BotListener.NONE,
                journal);
        Bot bot = new Bot(spec, surroundings);
        bots.add(bot);
        bot.attach();
        for (Needs.Candles wanted : planned.needs().candles()) {
            bot.candles(questions.candles(requireAccount(wanted.market().venue()), wanted));
        }
        driver.turn(bot, planned.block().threading());
    }

    private AccountLoop requireAccount(Venue venue) {
        return requireNonNull(accounts.get(venue), "account is null");
    }

    /** The bot's capital as configured, else what the account has of the quote asset. */
    private Money startEquity(PlannedBot planned, MarketInfo first) {
        Optional<Money> capital = planned.block()
                .capital()
                .or(() -> journals.image(planned.block().name()).startEquity());
        if (capital.isPresent()) {
            return capital.get();
        }
        AccountSnapshot snapshot = requireNonNull(snapshots.get(first.id().venue()), "snapshot is null");
        Optional<Money> equity = snapshot.margin()
                .map(margin -> margin.equity())
                .filter(money -> money.asset().equals(first.quoteAsset()));
        return equity.orElseGet(() -> new Money(
                first.quoteAsset(),
                snapshot.balances().stream()
                        .filter(balance -> balance.asset().equals(first.quoteAsset()))
                        .map(balance -> balance.total())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    private Subscriptions wanted(Venue venue) {
        Subscriptions wanted = Subscriptions.none();
        for (PlannedBot bot : plan.bots()) {
            for (Needs.Market market : bot.needs().markets()) {
                if (market.id().venue().equals(venue)) {
                    wanted = wanted.with(market.id(), market.feeds());
                }
            }
            for (Needs.Candles candles : bot.needs().candles()) {
                if (candles.market().venue().equals(venue)) {
                    wanted = wanted.withCandles(candles.market(), candles.interval());
                }
            }
        }
        return wanted;
    }

    private void tellReady(Bot bot) {
        List<OrderReport> ours = new ArrayList<>();
        List<AccountSnapshot> own = new ArrayList<>();
        bot.spec().accounts().forEach((venue, account) -> {
            AccountSnapshot snapshot = requireNonNull(snapshots.get(venue), "snapshot is null");
            own.add(snapshot);
            ours.addAll(account.ofBot(snapshot, bot.spec().number()));
        });
        bot.ready(ours, own, past(bot, ours));
    }

    /** What the journals remember of the bot, compared with what its venues say of the orders that they show no more. */
    private BotPast past(Bot bot, List<OrderReport> ours) {
        BotImage image = journals.image(bot.spec().name());
        List<PastMoney> money = new ArrayList<>();
        bot.spec()
                .accounts()
                .values()
                .forEach(
                        account -> money.add(questions.money(account, bot.spec().number())));
        Leftovers leftovers = new Leftovers(questions, accounts, driver.clock());
        image.unended().forEach(order -> leftovers.look(order, ours));
        return BotPast.of(image, money, leftovers.neverSent(), leftovers.ended());
    }

    /** What each bot shows now, in the order of the file. Any thread, when the driver is live. */
    public List<BotStatus> statuses() {
        return bots.stream().map(Bot::status).toList();
    }

    public Driver driver() {
        return driver;
    }

    /** SHA-256 over all requests so far; only on virtual time. */
    public String decisionDigest() {
        return digest.hex();
    }

    /** True when every bot has ended of itself. */
    public boolean allStopped() {
        return bots.stream().allMatch(Bot::isStopped);
    }

    /** Stops the bots, then asks every venue whether an order of ours rests, and ends the logins. */
    public Ending stop(String why) {
        bots.forEach(bot -> bot.stop(why, STOP_PATIENCE));
        driver.await(this::allStopped, STOP_PATIENCE.plusSeconds(2));
        Shutdown shutdown = new Shutdown(driver, accounts);
        Ending ending = shutdown.confirm(why, statuses());
        shutdown.end();
        return ending;
    }

    @Override
    public void close() {
        driver.close();
        bots.forEach(Bot::closeJournal);
        accounts.values().forEach(AccountLoop::closeJournal);
        journals.close();
        data.ifPresent(RecordedData::close);
    }
}
