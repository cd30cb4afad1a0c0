package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.ReadOnlyLogin;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.look.Comparison;
import io.jackstay.runtime.look.LoginLook;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.plugin.guard.PluginFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Looks at the logins of a plan, one after the other, without bots, journals and orders. Not thread safe: owned by the thread that drives.
 *
 * <p>What streams begin with is waited for before anything is asked; where both sides differ they are looked at again, so that what was
 * merely under way is not shown.
 */
public final class AccountLook {
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final Duration LONGEST_NOISE = Duration.ofSeconds(3);
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration PAST = Duration.ofDays(7);
    private static final int LOOKS = 3;

    private final Driver driver;
    private final LookedLogins logins;
    private final int fills;

    /**
     * @param memory what a login's journal has of its connector's memory
     * @param fills how many of the latest are shown
     */
    public AccountLook(
            Driver driver,
            Network network,
            Function<Venue, SortedMap<String, String>> memory,
            Path dataDir,
            int fills) {
        this.driver = requireNonNull(driver, "driver is null");
        this.logins = new LookedLogins(driver, network, memory, dataDir);
        this.fills = fills;
    }

    /** Looks at the logins of these names, in the order of the file; at all of them when there are no names. */
    public List<LoginLook> look(SessionPlan plan, List<String> names) {
        List<LoginLook> looks = new ArrayList<>();
        for (PlannedConnector connector : plan.connectors()) {
            boolean wanted = names.isEmpty() || names.contains(connector.venue().name());
            if (wanted) {
                looks.add(look(connector));
            }
        }
        return List.copyOf(looks);
    }

    private LoginLook look(PlannedConnector connector) {
        String plugin = connector.block().plugin().plugin();
        if (!connector.traits().has(Capability.TRADING)) {
            return LoginLook.failed(connector.venue(), plugin, "it has market data alone, and no account");
        }
        try {
            ReadOnlyLogin login = logins.open(connector);
            try {
                return look(connector, login);
            } finally {
                logins.close(login);
            }
        } catch (PluginFailure e) {
            return LoginLook.failed(connector.venue(), plugin, String.valueOf(e.getMessage()));
        } catch (JackstayException e) {
            if (e.code() == ErrorCode.CONFIG_INVALID) {
                throw e;
            }
            return LoginLook.failed(connector.venue(), plugin, String.valueOf(e.getMessage()));
        }
    }

    private LoginLook look(PlannedConnector connector, ReadOnlyLogin login) {
        Venue venue = connector.venue();
        SideBySide sides = new SideBySide(driver, login, venue, fills);
        List<MarketInfo> markets =
                sides.require("start of " + venue, reply -> login.ask("start", reply, Connector::start));
        List<MarketId> ids = markets.stream().map(MarketInfo::id).sorted().toList();
        logins.awaitStream(login);
        awaitQuiet(login);
        OptionalLong since = connector.traits().has(Capability.FILL_HISTORY)
                ? OptionalLong.of(driver.clock().epochNanos() - PAST.toNanos())
                : OptionalLong.empty();
        Comparison found = sides.compare(ids, since);
        for (int i = 1; i < LOOKS && found.differences() > 0 && login.stream().isEmpty(); i++) {
            awaitQuiet(login);
            found = sides.compare(ids, since);
        }
        login.failure().ifPresent(why -> {
            throw new JackstayException(ErrorCode.VENUE_REFUSED, why);
        });
        return LoginLook.of(venue, connector.block().plugin().plugin(), login.stream(), found, markets);
    }

    private void awaitQuiet(ReadOnlyLogin login) {
        long end = driver.clock().nanoTime() + LONGEST_NOISE.toNanos();
        long before;
        do {
            before = login.heard();
            driver.await(() -> false, STEP, QUIET);
        } while (login.heard() != before && driver.clock().nanoTime() < end);
    }
}
