package io.jackstay.runtime.session;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.FeedSource;
import io.jackstay.runtime.data.Recordings;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.fixture.ScriptedConnector;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** A driver with one login at a scripted venue. Not thread safe. */
final class Logins {
    static final MarketInfo BTC_INFO = Markets.info(Markets.BTC);

    final Driver driver;
    final AccountLoop account;
    private final AtomicReference<ScriptedConnector> venue = new AtomicReference<>();

    Logins(Driver driver, Capability... capabilities) {
        this(driver, VenueTraits.of(capabilities));
    }

    Logins(Driver driver, VenueTraits traits) {
        this.driver = driver;
        this.account = new AccountLoop(Markets.SIM, traits, driver.clock(), 0, new NoFeeds(), guard(), context -> {
            venue.set(new ScriptedConnector(context, List.of(BTC_INFO)));
            return venue.get();
        });
        driver.turn(account);
    }

    static Logins virtual(Capability... capabilities) {
        return virtual(VenueTraits.of(capabilities));
    }

    static Logins virtual(VenueTraits traits) {
        VirtualClock clock = new VirtualClock(Markets.START_NANOS);
        return new Logins(new VirtualDriver(clock, new RecordedData(new TreeMap<>(), Recordings::open, clock)), traits);
    }

    /** Returns when the login is ready for orders. */
    void start() {
        LoginStart start = new LoginStart(account, driver.clock());
        driver.await(start::advance, Duration.ofSeconds(10));
    }

    static PluginGuard guard() {
        return new PluginGuard("test", Logins.class.getClassLoader());
    }

    ScriptedConnector venue() {
        return venue.get();
    }

    SortedMap<Venue, AccountLoop> accounts() {
        SortedMap<Venue, AccountLoop> accounts = new TreeMap<>();
        accounts.put(Markets.SIM, account);
        return accounts;
    }

    private static final class NoFeeds implements FeedSource {
        @Override
        public Optional<MarketFeed> recording(MarketId market) {
            return Optional.empty();
        }

        @Override
        public MarketFeed upstream(String source, LoopTimers timers, Executor loop) {
            throw new UnsupportedOperationException("no feeds here");
        }
    }
}
