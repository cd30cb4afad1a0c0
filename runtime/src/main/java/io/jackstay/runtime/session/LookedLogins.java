package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.FeedSource;
import io.jackstay.runtime.account.LoginReach;
import io.jackstay.runtime.account.ReadOnlyLogin;
import io.jackstay.runtime.budget.RequestBudgets;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.net.Transports;
import io.jackstay.runtime.net.nonce.NonceVault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Logins that are looked at and send no order: opened, asked, closed. Not thread safe: owned by the thread that drives. */
final class LookedLogins {
    private static final Duration PATIENCE_FOR_STREAM = Duration.ofSeconds(10);
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(2);
    private static final Duration STEP = Duration.ofMillis(50);

    private final Driver driver;
    private final Transports transports;
    private final RequestBudgets budgets = new RequestBudgets();
    private final Function<Venue, SortedMap<String, String>> memory;
    private final Path dataDir;

    /** @param memory what a login's journal has of its connector's memory */
    LookedLogins(Driver driver, Network network, Function<Venue, SortedMap<String, String>> memory, Path dataDir) {
        this.driver = requireNonNull(driver, "driver is null");
        this.transports = new Transports(network, budgets, NonceVault.inMemory());
        this.memory = requireNonNull(memory, "memory is null");
        this.dataDir = requireNonNull(dataDir, "dataDir is null");
    }

    /** Makes it and has it turned; throws what a connector that refuses its configuration does. */
    ReadOnlyLogin open(PlannedConnector connector) {
        ReadOnlyLogin login = new ReadOnlyLogin(
                connector.venue(),
                driver.clock(),
                memory.apply(connector.venue()),
                new NoData(),
                new LoginReach(
                        budgets.of(connector.traits().requestBudgets()),
                        transports,
                        TransportSettings.of(connector, dataDir, driver.clock())),
                connector.plugin().guard(),
                context -> connector.plugin().connector().create(connector.config(), context));
        driver.turnBeside(login);
        return login;
    }

    /** A simulated venue that is only looked at stands still: its market data is that of before. */
    private static final class NoData implements FeedSource {
        @Override
        public Optional<MarketFeed> recording(MarketId market) {
            return Optional.of((info, listener) -> {});
        }

        @Override
        public MarketFeed upstream(String source, LoopTimers timers, Executor loop) {
            return (info, listener) -> {};
        }
    }

    /** Until the private stream is up, or the patience for that is over. */
    void awaitStream(ReadOnlyLogin login) {
        driver.await(() -> login.stream().isEmpty(), STEP, PATIENCE_FOR_STREAM);
    }

    void close(ReadOnlyLogin login) {
        Answer<Void> stopped = new Answer<>();
        login.ask("stop", stopped::set, Connector::stop);
        driver.await(stopped::isThere, PATIENCE_TO_STOP);
        Answer<Void> closed = new Answer<>();
        login.close(() -> closed.set(Result.ok()));
        driver.await(closed::isThere, PATIENCE_TO_STOP);
    }
}
