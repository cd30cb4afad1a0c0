package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.GuardingRule;
import io.jackstay.runtime.account.LoginReach;
import io.jackstay.runtime.budget.RequestBudgets;
import io.jackstay.runtime.config.RuntimeSettings;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.net.Transports;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The logins of a session, what they list and what they were seen to hold. Not thread safe: owned by the driving thread. */
final class SessionLogins {
    private final Driver driver;
    private final SessionJournals journals;
    private final SessionFeeds feeds;
    private final RuntimeSettings settings;
    private final VenueQuestions questions;
    private final RequestBudgets budgets = new RequestBudgets();
    private final Transports transports;
    private final ConnectorShell shell;
    private final SortedMap<Venue, Login> logins = new TreeMap<>();
    private final SortedMap<Venue, SessionMeters> meters = new TreeMap<>();

    SessionLogins(
            Driver driver,
            SessionJournals journals,
            SessionFeeds feeds,
            RuntimeSettings settings,
            VenueQuestions questions,
            Network network,
            ConnectorShell shell) {
        this.driver = requireNonNull(driver, "driver is null");
        this.journals = requireNonNull(journals, "journals are null");
        this.feeds = requireNonNull(feeds, "feeds are null");
        this.settings = requireNonNull(settings, "settings are null");
        this.questions = requireNonNull(questions, "questions are null");
        this.transports = new Transports(network, budgets, journals.nonces());
        this.shell = requireNonNull(shell, "shell is null");
    }

    /** Adds a login and asks for its start; throws {@link JackstayException} for what {@link Login#begin} does. */
    Login begin(PlannedConnector connector) {
        Login login = new Login(connector, driver, this::make, () -> feeds.drop(connector.venue()));
        feeds.name(connector.venue());
        logins.put(connector.venue(), login);
        login.begin();
        return login;
    }

    private AccountLoop make(PlannedConnector connector) {
        List<GuardingRule> rules = new ArrayList<>();
        for (PlannedRule rule : connector.rules()) {
            rules.add(new GuardingRule(rule.name(), rule.plugin().risk().create(rule.config(), RiskScope.ACCOUNT)));
        }
        AccountLoop account = new AccountLoop(
                connector.venue(),
                connector.traits(),
                driver.clock(),
                settings.installation(),
                feeds.of(connector.venue()),
                journals.account(connector.venue()),
                new LoginReach(
                        budgets.of(connector.traits().requestBudgets()),
                        transports,
                        TransportSettings.of(connector, settings.dataDir(), driver.clock()),
                        meters(connector.venue())),
                connector.plugin().guard(),
                context -> shell.around(context, connector.plugin().connector().create(connector.config(), context)));
        account.guard().by(rules, settings.dayStart(), journals.takeResumed(connector.venue()));
        return account;
    }

    /** They go on when the login is made anew, so that what they count only rises. */
    private SessionMeters meters(Venue venue) {
        return meters.computeIfAbsent(venue, any -> new SessionMeters());
    }

    /** What measurements show of them. */
    List<SessionFigures.OfLogin> figures() {
        List<SessionFigures.OfLogin> figures = new ArrayList<>();
        for (Login login : logins.values()) {
            Optional<AccountLoop> account = login.isUp() ? Optional.of(login.requireAccount()) : Optional.empty();
            figures.add(SessionFigures.OfLogin.of(
                    login.venue(),
                    account,
                    meters(login.venue()),
                    account.isPresent() && driver.isTurned(account.get()),
                    login.blocked().isPresent()));
        }
        return figures;
    }

    RequestBudgets budgets() {
        return budgets;
    }

    /** Looks what has come of the starts under way; true when none is. */
    boolean advance() {
        boolean settled = true;
        for (Login login : logins.values()) {
            login.advance();
            settled &= !login.isStarting();
        }
        return settled;
    }

    Collection<Login> all() {
        return Collections.unmodifiableCollection(logins.values());
    }

    Optional<Login> find(Venue venue) {
        return Optional.ofNullable(logins.get(venue));
    }

    /** Throws {@link IllegalArgumentException} for a venue that no connector is configured for. */
    Login require(Venue venue) {
        return find(venue).orElseThrow(() -> new IllegalArgumentException("no connector " + venue));
    }

    /** The loops of those logins that are up. */
    SortedMap<Venue, AccountLoop> up() {
        SortedMap<Venue, AccountLoop> up = new TreeMap<>();
        for (Login login : logins.values()) {
            if (login.isUp()) {
                up.put(login.venue(), login.requireAccount());
            }
        }
        return up;
    }

    AccountLoop account(Venue venue) {
        return require(venue).requireAccount();
    }

    /** Those on which orders could rest, though nobody can be asked. */
    List<Login> silent() {
        return logins.values().stream()
                .filter(login -> !login.isUp() && login.planned().traits().has(Capability.TRADING))
                .toList();
    }

    /** Forgets a login, and lets go of its plugin; without effect when there is none. */
    void remove(Venue venue) {
        Login login = logins.remove(venue);
        meters.remove(venue);
        if (login != null) {
            login.end();
            login.planned().close();
        }
    }

    List<MarketInfo> allListed() {
        List<MarketInfo> all = new ArrayList<>();
        logins.values().forEach(login -> all.addAll(login.listed()));
        return all;
    }

    MarketInfo market(MarketId market) {
        return PlanChecks.require(require(market.venue()).listed(), market);
    }

    /** Asks the venue what it holds; throws {@link JackstayException} when it does not say. */
    void look(Venue venue) {
        Login login = require(venue);
        login.seen(questions.snapshot(login.requireAccount()));
    }

    /** What the venue held when it was asked last. */
    AccountSnapshot seen(Venue venue) {
        return require(venue).seen();
    }

    /** What the venue held when it was asked before that; empty when it was asked once. */
    Optional<AccountSnapshot> seenBefore(Venue venue) {
        return require(venue).seenBefore();
    }

    boolean isDebugged(Iterable<Venue> venues) {
        for (Venue venue : venues) {
            if (find(venue).filter(login -> login.planned().block().debug()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Tells a venue the whole of what these bots want of it. */
    void subscribe(Venue venue, List<PlannedBot> bots) {
        Subscriptions wanted = Subscriptions.none();
        for (PlannedBot bot : bots) {
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
        AccountLoop account = account(venue);
        account.subscribe(feeds.wanted(account, wanted));
    }
}
