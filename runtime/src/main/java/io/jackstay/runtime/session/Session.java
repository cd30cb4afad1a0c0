package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.ConnectorBlock;
import io.jackstay.runtime.config.JackstayConfig;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.execution.DecisionDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Running bots and their logins, from a plan; bots and logins come and go while it runs. Not thread safe: owned by the thread that
 * drives it.
 */
public final class Session implements AutoCloseable {
    private static final Duration AFTER_PATIENCE = Duration.ofSeconds(2);

    private final SessionPlan plan;
    private final Driver driver;
    private final Optional<RecordedData> data;
    private final SessionJournals journals;
    private final DecisionDigest digest = new DecisionDigest();
    private final SessionFeeds feeds;
    private final SessionLogins logins;
    private final BotMaker maker;
    private final OldOrders oldOrders;
    private final List<RunningBot> bots = new ArrayList<>();
    private final List<OrderRef> leftByRemoved = new ArrayList<>();
    private int lastNumber;

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
        this.journals = requireNonNull(journals, "journals are null");
        SortedSet<Venue> venues = new TreeSet<>();
        plan.connectors().forEach(connector -> venues.add(connector.venue()));
        this.feeds = new SessionFeeds(data, venues);
        VenueQuestions questions = new VenueQuestions(driver);
        this.logins = new SessionLogins(
                driver, journals, feeds, plan.config().settings().installation(), questions);
        this.maker = new BotMaker(plan.config().settings(), driver, logins, journals, questions, digest, transitions);
        this.oldOrders = new OldOrders(driver, logins);
    }

    /**
     * Starts the logins, then the bots; returns when each bot has been told that all it needs is there. What the venues' own
     * lists show to be wrong is reported, and then nothing has been placed.
     *
     * @throws JackstayException when a venue refuses, or does not answer in time, or a bot must not start with what it has there
     */
    public void start(Problems problems) {
        plan.connectors().forEach(logins::start);
        PlanChecks checks = new PlanChecks(plan, problems);
        logins.listed().forEach(checks::checkListed);
        feeds.connect(logins.all(), logins.listed(), checks::reportSource);
        if (problems.hasErrors()) {
            return;
        }
        data.ifPresent(recorded -> {
            recorded.open(logins.allListed(), feeds.handedOut());
            recorded.from().ifPresent(first -> driver.startAt(first));
        });
        logins.all().keySet().forEach(logins::look);
        forget();
        plan.bots().forEach(planned -> oldOrders.settle(planned, maker.numberOf(planned)));
        for (PlannedBot planned : plan.bots()) {
            lastNumber = Math.max(lastNumber, planned.number());
            bots.add(new RunningBot(planned, maker.make(planned), driver.clock()));
        }
        logins.all().keySet().forEach(this::subscribe);
        bots.forEach(running -> maker.tellReady(running.bot(), false));
    }

    /** Bots of earlier processes that nobody runs any more. */
    private void forget() {
        Set<String> names = new TreeSet<>();
        plan.bots().forEach(planned -> names.add(planned.block().name()));
        journals.others(names).forEach((number, name) -> {
            oldOrders.abandon(name, number);
            maker.tellLeft(name, number);
        });
    }

    private void subscribe(Venue venue) {
        logins.subscribe(venue, bots.stream().map(RunningBot::planned).toList());
    }

    /** What is planned and running now, as one plan; what is given is added to it. */
    SessionPlan planWith(List<PlannedConnector> newConnectors, List<PlannedBot> newBots) {
        List<PlannedConnector> connectors = new ArrayList<>(logins.planned());
        connectors.addAll(newConnectors);
        List<PlannedBot> all = new ArrayList<>();
        bots.forEach(running -> all.add(running.planned()));
        all.addAll(newBots);
        List<ConnectorBlock> connectorBlocks = new ArrayList<>();
        connectors.forEach(connector -> connectorBlocks.add(connector.block()));
        List<BotBlock> botBlocks = new ArrayList<>();
        all.forEach(bot -> botBlocks.add(bot.block()));
        JackstayConfig config = new JackstayConfig(
                plan.config().file(), connectorBlocks, botBlocks, plan.config().settings());
        return new SessionPlan(config, connectors, all);
    }

    /** Reports those markets of a plan that a venue here does not list. */
    void checkListed(SessionPlan wanted, Problems problems) {
        PlanChecks checks = new PlanChecks(wanted, problems);
        logins.listed().forEach(checks::checkListed);
    }

    /** The number for a bot that comes later; none is given twice. */
    int nextNumber() {
        return ++lastNumber;
    }

    /** Starts one more login; throws {@link JackstayException} when its venue refuses, and then there is none. */
    void addConnector(PlannedConnector connector) {
        boolean started = false;
        try {
            logins.start(connector);
            logins.look(connector.venue());
            started = true;
        } finally {
            if (!started) {
                logins.end(connector.venue());
            }
        }
    }

    /** Ends a login that no bot uses; throws {@link JackstayException} while one does, or when an order of ours may rest there. */
    void removeConnector(Venue venue) {
        AccountLoop account = logins.require(venue);
        for (RunningBot running : bots) {
            if (running.planned().venues().contains(venue)) {
                throw new JackstayException(
                        ErrorCode.CONFIG_INVALID, "bot %s uses %s: remove it first".formatted(running.name(), venue));
            }
        }
        Shutdown shutdown = new Shutdown(driver, only(account), kept());
        if (!shutdown.confirm("", List.of()).confirmed()) {
            throw new JackstayException(
                    ErrorCode.SHUTDOWN_UNCONFIRMED,
                    "%s has not confirmed that no order of ours rests".formatted(venue));
        }
        shutdown.end();
        logins.end(account.venue());
    }

    private static SortedMap<Venue, AccountLoop> only(AccountLoop account) {
        SortedMap<Venue, AccountLoop> one = new TreeMap<>();
        one.put(account.venue(), account);
        return one;
    }

    /** Starts one more bot; throws {@link JackstayException} when it can't be started, and then it is not there. */
    void addBot(PlannedBot planned) {
        planned.venues().forEach(logins::look);
        oldOrders.settle(planned, maker.numberOf(planned));
        RunningBot running = new RunningBot(planned, maker.make(planned), driver.clock());
        bots.add(running);
        boolean begun = false;
        try {
            begin(running, false);
            begun = true;
        } finally {
            if (!begun) {
                letGo(running);
                bots.remove(running);
            }
        }
    }

    /** From when its events reach the bot on, the venue is asked: what happens after that arrives as an event. */
    private void begin(RunningBot running, boolean again) {
        boolean begun = false;
        try {
            running.planned().venues().forEach(logins::look);
            running.planned().venues().forEach(this::subscribe);
            maker.tellReady(running.bot(), again);
            begun = true;
        } finally {
            if (!begun) {
                running.bot().fail("it could not be started");
            }
        }
    }

    /** Stops a bot as its policy says and lets go of it and its plugins; tells how it ended. */
    BotStatus removeBot(String name, String why) {
        RunningBot running = require(name);
        stop(List.of(running), why);
        cancelPast(running);
        BotStatus last = running.status();
        leftByRemoved.addAll(running.bot().kept());
        letGo(running);
        bots.remove(running);
        running.planned().venues().forEach(this::subscribe);
        running.planned().close();
        return last;
    }

    /** What a bot that failed could not cancel itself. */
    private void cancelPast(RunningBot running) {
        if (running.status().failed()) {
            ListCancel cancel = new ListCancel(running.bot().spec(), driver.clock());
            driver.await(
                    () -> {
                        cancel.advance();
                        return cancel.isConfirmed();
                    },
                    running.patience());
        }
    }

    /** Stops a bot as its policy says; without effect when it has ended. */
    void stopBot(String name, String why) {
        stop(List.of(require(name)), why);
    }

    private void letGo(RunningBot running) {
        driver.drop(running.bot());
        running.bot().detach();
        journals.forget(running.name());
    }

    /**
     * Makes a bot that has ended anew: with a new strategy and new rules, and all that its journal remembers. Throws {@link
     * JackstayException} when it can't be started.
     */
    void restartBot(String name) {
        RunningBot running = require(name);
        if (!running.bot().isStopped() && !running.bot().isLost()) {
            throw new JackstayException(ErrorCode.INTERNAL, "bot %s has not ended".formatted(name));
        }
        if (!journals.areKept()) {
            throw new JackstayException(
                    ErrorCode.INTERNAL,
                    "bot %s has no journal: started again it would not know what it holds".formatted(name));
        }
        if (running.bot().turnUnderWay() != 0) {
            throw new JackstayException(ErrorCode.INTERNAL, "the last turn of bot %s has not ended".formatted(name));
        }
        letGo(running);
        PlannedBot planned = running.planned();
        planned.venues().forEach(logins::look);
        oldOrders.settle(planned, maker.numberOf(planned));
        running.replace(maker.make(planned));
        begin(running, true);
    }

    private RunningBot require(String name) {
        return bots.stream()
                .filter(running -> running.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no bot " + name));
    }

    List<RunningBot> running() {
        return List.copyOf(bots);
    }

    /** What each bot shows now, in the order of the file. */
    public List<BotStatus> statuses() {
        return bots.stream().map(RunningBot::status).toList();
    }

    public Driver driver() {
        return driver;
    }

    /** SHA-256 over all requests so far; only on virtual time. */
    public String decisionDigest() {
        return digest.hex();
    }

    /** True when every bot has ended and none is to start again. */
    public boolean allStopped() {
        return bots.stream().allMatch(running -> running.bot().isStopped() && !running.isToStartAgain());
    }

    /** Stops the bots, then asks every venue whether an order of ours rests but those that are kept, and ends the logins. */
    public Ending stop(String why) {
        stop(bots, why);
        Shutdown shutdown = new Shutdown(driver, logins.all(), kept());
        Ending ending = shutdown.confirm(why, statuses());
        shutdown.end();
        return ending;
    }

    private void stop(List<RunningBot> some, String why) {
        Duration longest = Duration.ZERO;
        for (RunningBot running : some) {
            running.next(Optional.empty());
            running.bot().stop(why, running.patience());
            longest = running.patience().compareTo(longest) > 0 ? running.patience() : longest;
        }
        driver.await(() -> some.stream().allMatch(this::isOver), longest.plus(AFTER_PATIENCE));
    }

    /** A bot that nobody counts on any more is not waited for. */
    private boolean isOver(RunningBot running) {
        Bot bot = running.bot();
        return bot.isStopped() || bot.isLost() || !driver.isTurned(bot);
    }

    private Kept kept() {
        return () -> {
            List<OrderRef> kept = new ArrayList<>(leftByRemoved);
            bots.forEach(running -> kept.addAll(running.bot().kept()));
            return kept;
        };
    }

    @Override
    public void close() {
        driver.close();
        bots.forEach(running -> running.bot().closeJournal());
        logins.all().values().forEach(AccountLoop::closeJournal);
        journals.close();
        data.ifPresent(RecordedData::close);
    }
}
