package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.bot.BotListener;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.JackstayConfig;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.config.RuntimeSettings;
import io.jackstay.runtime.config.Switch;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.execution.DecisionDigest;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.warmup.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Running bots and their logins, from a plan; bots and logins come and go while it runs. Not thread safe: owned by the thread that
 * drives it.
 */
public final class Session implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());
    /** Those logins that take longer come later, and so do their bots. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Patience of a run in which waiting costs nothing: longer than any number of tries takes. */
    private static final Duration VIRTUAL_PATIENCE = Duration.ofMinutes(5);

    private static final Duration STEP = Duration.ofMillis(100);

    /** How long a login may take that is added while others run. */
    private static final Duration PATIENCE_TO_ADD = Duration.ofSeconds(60);

    private final SessionPlan plan;
    private final Driver driver;
    private final Optional<RecordedData> data;
    private final SessionJournals journals;
    private final DecisionDigest digest = new DecisionDigest();
    private final SessionFeeds feeds;
    private final SessionLogins logins;
    private final SessionBots bots;
    private final FormerBots former;
    private final Overall overall;
    private final Pictures pictures = new Pictures(this);
    private final BotMaker maker;

    /**
     * @param data what a backtest feeds to its markets
     * @param transitions takes a line for each order transition where debugging is on
     */
    public Session(SessionPlan plan, Driver driver, Optional<RecordedData> data, Consumer<String> transitions) {
        this(plan, driver, data, transitions, SessionJournals.none());
    }

    /** The same with journals, and without a network: what earlier sessions wrote is behind this one. */
    public Session(
            SessionPlan plan,
            Driver driver,
            Optional<RecordedData> data,
            Consumer<String> transitions,
            SessionJournals journals) {
        this(plan, driver, data, transitions, journals, Network.NONE);
    }

    /**
     * The same with a network.
     *
     * @param journals closed with the session
     * @param network what connectors reach the world by
     */
    public Session(
            SessionPlan plan,
            Driver driver,
            Optional<RecordedData> data,
            Consumer<String> transitions,
            SessionJournals journals,
            Network network) {
        this(plan, driver, data, transitions, journals, network, ConnectorShell.NONE);
    }

    /**
     * The same with something between the runtime and its connectors.
     *
     * @param shell put around each connector that is made
     */
    public Session(
            SessionPlan plan,
            Driver driver,
            Optional<RecordedData> data,
            Consumer<String> transitions,
            SessionJournals journals,
            Network network,
            ConnectorShell shell) {
        this.plan = requireNonNull(plan, "plan is null");
        this.driver = requireNonNull(driver, "driver is null");
        this.data = requireNonNull(data, "data is null");
        this.journals = requireNonNull(journals, "journals are null");
        this.feeds = new SessionFeeds(data);
        RuntimeSettings settings = plan.config().settings();
        this.overall = new Overall(driver, journals);
        VenueQuestions questions = new VenueQuestions(driver);
        this.logins = new SessionLogins(driver, journals, feeds, settings, questions, network, shell);
        this.maker = new BotMaker(settings, driver, logins, journals, questions, digest, transitions, overall);
        this.bots = new SessionBots(driver, logins, journals, maker);
        this.former = new FormerBots(driver, logins, maker);
    }

    /** Before the start: who is told what each bot does, by its name. */
    public void listen(Function<String, BotListener> listeners) {
        maker.listen(listeners);
    }

    /**
     * Starts the logins, then the bots whose logins are there; returns when each of these has been told that all it needs is there. A
     * login that can't be started costs its bots alone, and one that takes long only delays them: {@link #look} goes on with both. On
     * virtual time either ends the run. What the venues' own lists show to be wrong is reported, and then nothing has been placed.
     *
     * @throws JackstayException for a mistake of the configuration that only the making of a part shows
     */
    public void start(Problems problems) {
        overall.begin(plan.rules(), plan.config().settings().dayStart());
        driver.idle(plan.config().settings().idle());
        plan.connectors().forEach(logins::begin);
        if (driver.isLive() && plan.config().settings().warmUp() == Switch.ON) {
            WarmUp.run(driver.clock());
        }
        driver.await(
                () -> logins.advance() || driver.isStopAsked(), STEP, driver.isLive() ? PATIENCE : VIRTUAL_PATIENCE);
        if (!driver.isLive()) {
            logins.all().forEach(Session::requireUp);
        }
        checkListed(plan, problems);
        PlanChecks checks = new PlanChecks(plan, problems);
        SortedSet<Venue> sources = connectFeeds(checks::reportSource);
        if (problems.hasErrors()) {
            return;
        }
        data.ifPresent(recorded -> {
            recorded.open(logins.allListed(), feeds.handedOut());
            recorded.from().ifPresent(first -> driver.startAt(first));
        });
        plan.bots().forEach(bots::wait);
        former.are(journals.others(bots.names()));
        former.settle(bots.all());
        bots.startDue(true);
        sources.forEach(bots::subscribe);
    }

    private static void requireUp(Login login) {
        if (!login.isUp()) {
            throw new JackstayException(ErrorCode.START_REFUSED, login.why());
        }
    }

    /** To be called a few times a second: starts what waits for a login, once that is there. */
    void look() {
        bots.reviveLogins();
        logins.advance();
        connectFeeds(Session::tellUnknown).forEach(bots::subscribe);
        former.settle(bots.all());
        bots.startDue(false);
    }

    private SortedSet<Venue> connectFeeds(BiConsumer<MarketId, List<String>> unknown) {
        return feeds.connect(logins.up(), venue -> logins.require(venue).listed(), unknown);
    }

    private static void tellUnknown(MarketId source, List<String> known) {
        LOG.log(System.Logger.Level.ERROR, () -> "no data from %s: %s lists %s"
                .formatted(source, source.venue(), String.join(", ", known)));
    }

    /** What is planned and running now, as one plan; what is given is added to it. */
    SessionPlan planWith(List<PlannedConnector> newConnectors, List<PlannedBot> newBots) {
        List<PlannedConnector> connectors = new ArrayList<>();
        logins.all().forEach(login -> connectors.add(login.planned()));
        connectors.addAll(newConnectors);
        List<PlannedBot> planned = new ArrayList<>();
        bots.all().forEach(running -> planned.add(running.planned()));
        planned.addAll(newBots);
        JackstayConfig config = new JackstayConfig(
                plan.config().file(),
                connectors.stream().map(PlannedConnector::block).toList(),
                planned.stream().map(PlannedBot::block).toList(),
                plan.config().settings());
        return new SessionPlan(config, connectors, planned, plan.rules());
    }

    /** The same with this in place of the bot of its name. */
    SessionPlan planInstead(PlannedBot changed) {
        SessionPlan now = planWith(List.of(), List.of());
        List<PlannedBot> planned = now.bots().stream()
                .map(bot -> bot.block().name().equals(changed.block().name()) ? changed : bot)
                .toList();
        JackstayConfig config = new JackstayConfig(
                now.config().file(),
                now.config().connectors(),
                planned.stream().map(PlannedBot::block).toList(),
                now.config().settings());
        return new SessionPlan(config, now.connectors(), planned, now.rules());
    }

    /** Reports those markets of a plan that a venue here does not list. */
    void checkListed(SessionPlan wanted, Problems problems) {
        PlanChecks checks = new PlanChecks(wanted, problems);
        ReportingChecks reporting = new ReportingChecks(wanted, problems);
        for (Login login : logins.all()) {
            if (login.isUp()) {
                checks.checkListed(login.venue(), login.listed());
                checks.checkLeast(login.venue(), login.listed());
                reporting.know(login.listed());
            }
        }
        reporting.run();
    }

    /** Starts one more login; throws {@link JackstayException} when that does not come about, and then there is none. */
    void addConnector(PlannedConnector connector) {
        boolean added = false;
        try {
            Login login = logins.begin(connector);
            driver.await(
                    () -> {
                        login.advance();
                        return !login.isStarting() || driver.isStopAsked();
                    },
                    STEP,
                    PATIENCE_TO_ADD);
            requireUp(login);
            added = true;
        } finally {
            if (!added) {
                logins.remove(connector.venue());
            }
        }
    }

    /** Ends a login that no bot uses; throws {@link JackstayException} while one does, or when an order of ours may rest there. */
    void removeConnector(Venue venue) {
        Login login = logins.require(venue);
        for (RunningBot running : bots.all()) {
            if (running.venues().contains(venue)) {
                throw new JackstayException(
                        ErrorCode.CONFIG_INVALID, "bot %s uses %s: remove it first".formatted(running.name(), venue));
            }
        }
        if (login.isUp()) {
            Shutdown shutdown = new Shutdown(driver, List.of(login.requireAccount()), bots);
            if (!shutdown.confirm("", List.of()).confirmed()) {
                throw new JackstayException(
                        ErrorCode.SHUTDOWN_UNCONFIRMED,
                        "%s has not confirmed that no order of ours rests".formatted(venue));
            }
        }
        logins.remove(venue);
    }

    SessionBots bots() {
        return bots;
    }

    Overall overall() {
        return overall;
    }

    SessionLogins logins() {
        return logins;
    }

    /** What each bot shows now, in the order of the file. */
    public List<BotStatus> statuses() {
        return bots.statuses();
    }

    /**
     * All of it as it is now.
     *
     * @param close whether somebody looks at the bots closely: they make then what nobody else needs
     */
    public SessionPicture picture(boolean close) {
        return pictures.make(close);
    }

    /** What measurements show of it now. */
    public SessionFigures figures() {
        long now = driver.clock().nanoTime();
        return new SessionFigures(
                now,
                bots.figures(),
                logins.figures(),
                logins.budgets().use(now),
                journals.oldestWaitingNanos(),
                driver.turnTimes());
    }

    /** Asks each login that is up what it holds; throws {@link JackstayException} when one does not say. */
    public void askAgain() {
        logins.up().keySet().forEach(logins::look);
    }

    /** The names of its bots by the numbers that their client order ids carry. */
    public SortedMap<Integer, String> botNumbers() {
        return bots.numbers();
    }

    /** What a person must know of a login now, of earlier processes too; nothing where it is not up. */
    public List<Alert> alertsOf(String login) {
        return logins.up().values().stream()
                .filter(account -> account.venue().name().equals(login))
                .flatMap(account -> account.alerts().stream())
                .toList();
    }

    /** What a person must know now, of bots as far as this process raised it, of logins and the process of earlier ones too. */
    public List<RaisedAlert> alerts() {
        List<RaisedAlert> alerts = new ArrayList<>();
        overall.alerts().forEach(alert -> alerts.add(new RaisedAlert(RaisedAlert.PROCESS, alert)));
        for (Login login : logins.all()) {
            login.account().ifPresent(account -> account.alerts()
                    .forEach(alert -> alerts.add(new RaisedAlert(login.venue().name(), alert))));
        }
        for (BotStatus bot : bots.statuses()) {
            bot.alerts().forEach(alert -> alerts.add(new RaisedAlert(bot.name(), alert)));
        }
        return alerts;
    }

    public Driver driver() {
        return driver;
    }

    /** SHA-256 over all requests so far; only on virtual time. */
    public String decisionDigest() {
        return digest.hex();
    }

    /** Stops the bots, then asks every venue whether an order of ours rests but those that are kept, and ends the logins. */
    public Ending stop(String why) {
        bots.stop(bots.all(), why);
        Shutdown shutdown = new Shutdown(driver, logins.up().values(), bots);
        Ending ending = shutdown.confirm(why, statuses());
        for (Login login : logins.silent()) {
            ending = ending.inDoubt(
                    "whether an order of ours rests at %s is not known: %s".formatted(login.venue(), login.why()));
        }
        shutdown.end();
        return ending;
    }

    /** Ends the logins and touches nothing: for a start that came to nothing before the first bot was made. */
    public void leave() {
        new Shutdown(driver, logins.up().values(), bots).end();
    }

    @Override
    public void close() {
        driver.close();
        bots.closeJournals();
        logins.all().forEach(Login::closeAll);
        overall.closeJournal();
        journals.close();
        data.ifPresent(RecordedData::close);
    }
}
