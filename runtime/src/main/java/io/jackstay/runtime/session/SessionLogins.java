package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.account.AccountLoop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The logins of a session, what they list and what they were seen to hold. Not thread safe: owned by the driving thread. */
final class SessionLogins {
    private final Driver driver;
    private final SessionJournals journals;
    private final SessionFeeds feeds;
    private final int installation;
    private final VenueQuestions questions;
    private final SortedMap<Venue, PlannedConnector> planned = new TreeMap<>();
    private final SortedMap<Venue, AccountLoop> accounts = new TreeMap<>();
    private final SortedMap<Venue, List<MarketInfo>> listed = new TreeMap<>();
    private final SortedMap<Venue, AccountSnapshot> snapshots = new TreeMap<>();

    SessionLogins(
            Driver driver, SessionJournals journals, SessionFeeds feeds, int installation, VenueQuestions questions) {
        this.driver = requireNonNull(driver, "driver is null");
        this.journals = requireNonNull(journals, "journals are null");
        this.feeds = requireNonNull(feeds, "feeds are null");
        this.installation = installation;
        this.questions = requireNonNull(questions, "questions are null");
    }

    /** Returns when the login is ready for orders. */
    void start(PlannedConnector connector) {
        AccountLoop account = new AccountLoop(
                connector.venue(),
                connector.traits(),
                driver.clock(),
                installation,
                feeds,
                journals.account(connector.venue()),
                connector.plugin().guard(),
                context -> connector.plugin().connector().create(connector.config(), context));
        planned.put(connector.venue(), connector);
        accounts.put(connector.venue(), account);
        driver.turn(account);
        listed.put(connector.venue(), questions.start(account));
        questions.catchUp(account, listedBy(connector.venue()));
    }

    /** Forgets a login whose connector has been stopped. */
    void end(Venue venue) {
        AccountLoop account = accounts.remove(venue);
        if (account != null) {
            driver.drop(account);
            account.closeJournal();
        }
        listed.remove(venue);
        snapshots.remove(venue);
        PlannedConnector connector = planned.remove(venue);
        if (connector != null) {
            connector.plugin().close();
        }
    }

    AccountLoop require(Venue venue) {
        return requireNonNull(accounts.get(venue), "account is null");
    }

    SortedMap<Venue, AccountLoop> all() {
        return Collections.unmodifiableSortedMap(accounts);
    }

    List<PlannedConnector> planned() {
        return List.copyOf(planned.values());
    }

    SortedMap<Venue, List<MarketInfo>> listed() {
        return Collections.unmodifiableSortedMap(listed);
    }

    List<MarketInfo> listedBy(Venue venue) {
        return listed.getOrDefault(venue, List.of());
    }

    List<MarketInfo> allListed() {
        List<MarketInfo> all = new ArrayList<>();
        listed.values().forEach(all::addAll);
        return all;
    }

    MarketInfo market(MarketId market) {
        return PlanChecks.require(listed.getOrDefault(market.venue(), List.of()), market);
    }

    /** Asks the venue what it holds. */
    AccountSnapshot look(Venue venue) {
        AccountSnapshot snapshot = questions.snapshot(require(venue));
        snapshots.put(venue, snapshot);
        return snapshot;
    }

    /** What the venue held when it was asked last. */
    AccountSnapshot seen(Venue venue) {
        return requireNonNull(snapshots.get(venue), "snapshot is null");
    }

    boolean isDebugged(Iterable<Venue> venues) {
        for (Venue venue : venues) {
            PlannedConnector connector = planned.get(venue);
            if (connector != null && connector.block().debug()) {
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
        AccountLoop account = require(venue);
        account.subscribe(feeds.wanted(account, wanted));
    }
}
