package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.ReadOnlyLogin;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.net.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Tries whether the logins of a plan can be used: each is started, asked for its account and ended. Not thread safe: owned by the thread
 * that drives the session.
 */
public final class LoginProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Driver driver;
    private final LookedLogins logins;

    /** @param memory what a login's journal has of its connector's memory */
    public LoginProbe(Driver driver, Network network, Function<Venue, SortedMap<String, String>> memory, Path dataDir) {
        this.driver = requireNonNull(driver, "driver is null");
        this.logins = new LookedLogins(driver, network, memory, dataDir);
    }

    /**
     * What came of one login. Immutable.
     *
     * @param markets how many it lists; 0 when it did not come so far
     * @param failure why it can't be used; empty when it can
     * @param stream why its private stream is not up; empty when it is, or when the login has no account
     * @param aheadMillis how far the venue's clock is ahead of ours, where its connector tells
     */
    public record Probed(Venue venue, int markets, String failure, String stream, OptionalLong aheadMillis) {
        public Probed {
            requireNonNull(venue, "venue is null");
            requireNonNull(failure, "failure is null");
            requireNonNull(stream, "stream is null");
            requireNonNull(aheadMillis, "aheadMillis is null");
        }

        private static Probed failed(Venue venue, String why) {
            return new Probed(venue, 0, why, "", OptionalLong.empty());
        }
    }

    /** Tries all logins, in the order of the file. */
    public List<Probed> probe(SessionPlan plan) {
        List<Probed> probed = new ArrayList<>();
        for (PlannedConnector connector : plan.connectors()) {
            probed.add(probe(connector));
        }
        return List.copyOf(probed);
    }

    private Probed probe(PlannedConnector connector) {
        try {
            ReadOnlyLogin login = logins.open(connector);
            try {
                return probe(connector, login);
            } finally {
                logins.close(login);
            }
        } catch (JackstayException e) {
            return Probed.failed(connector.venue(), String.valueOf(e.getMessage()));
        }
    }

    private Probed probe(PlannedConnector connector, ReadOnlyLogin login) {
        Venue venue = connector.venue();
        SideBySide asking = new SideBySide(driver, login, venue, 0);
        List<MarketInfo> markets =
                asking.require("start of " + venue, reply -> login.ask("start", reply, Connector::start));
        boolean trades = connector.traits().has(Capability.TRADING);
        if (trades) {
            logins.awaitStream(login);
            asking.<AccountSnapshot>require(
                    "snapshot of " + venue, reply -> login.ask("snapshot", reply, Connector::snapshot));
        }
        return new Probed(
                venue, markets.size(), login.failure().orElse(""), trades ? login.stream() : "", ahead(login));
    }

    private OptionalLong ahead(ReadOnlyLogin login) {
        Answer<OptionalLong> ahead = new Answer<>();
        login.venueAheadMillis(told -> ahead.set(Result.ok(told)));
        driver.await(ahead::isThere, PATIENCE);
        return ahead.isThere() && ahead.get() instanceof Result.Ok<OptionalLong> ok ? ok.value() : OptionalLong.empty();
    }
}
