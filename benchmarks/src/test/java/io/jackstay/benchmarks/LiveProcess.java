package io.jackstay.benchmarks;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.strategy.StrategyProvider;
import io.jackstay.risk.limits.OpenOrdersLimitProvider;
import io.jackstay.risk.limits.OrderLimitProvider;
import io.jackstay.risk.limits.PositionLimitProvider;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.Ending;
import io.jackstay.runtime.session.LiveDriver;
import io.jackstay.runtime.session.Session;
import io.jackstay.runtime.session.SessionJournals;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.SessionPlanner;
import io.jackstay.runtime.session.Supervisor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What {@code run} puts together: a configuration, the plan, the data directory, the live driver, a session and its supervisor. The
 * plugins named {@code venue} and {@code strategy} are given; the rules are those that ship. Not thread safe: owned by
 * the main thread.
 */
public final class LiveProcess implements AutoCloseable {
    private static final SystemClock CLOCK = new SystemClock();
    private static final Duration LOOK = Duration.ofMillis(250);

    private final SessionPlan plan;
    private final LiveDriver driver = new LiveDriver();
    private final Session session;
    private final Supervisor supervisor;
    private Duration period = LOOK;
    private Consumer<Session> beside = session -> {};

    /** @param folder for the data directory */
    public LiveProcess(
            Path folder, String text, Network network, ConnectorProvider<?> venue, StrategyProvider<?> strategy) {
        PluginCatalog catalog = PluginCatalog.scan(List.of(), PluginPolicy.DEFAULT)
                .with(PluginKind.CONNECTOR, "venue", venue)
                .with(PluginKind.STRATEGY, "strategy", strategy)
                .with(PluginKind.RISK, "position-limit", new PositionLimitProvider())
                .with(PluginKind.RISK, "order-limit", new OrderLimitProvider())
                .with(PluginKind.RISK, "open-orders-limit", new OpenOrdersLimitProvider());
        ConfigFile.Loaded loaded = ConfigFile.parse("benchmark.conf", text, List.of(), Map.of());
        this.plan = new SessionPlanner(catalog, loaded.problems()).plan(loaded);
        require(loaded.problems());
        SessionJournals journals = new SessionJournals(new DataDirectory(folder, CLOCK).own());
        this.session = new Session(plan, driver, Optional.empty(), words -> {}, journals, network);
        this.supervisor = new Supervisor(session, catalog);
    }

    private static void require(Problems problems) {
        if (problems.hasErrors()) {
            throw new IllegalStateException("the configuration is wrong: " + problems.sorted());
        }
    }

    /** Returns when every bot runs. */
    public void start() {
        Problems problems = new Problems();
        session.start(problems);
        require(problems);
        await(() -> session.statuses().stream().allMatch(bot -> bot.state() == BotState.RUNNING));
    }

    /** Looks after the session as {@code run} does, until something is so. */
    public void await(BooleanSupplier done) {
        while (!driver.await(done, period)) {
            supervisor.look();
            beside.accept(session);
            supervisor.fatal().ifPresent(why -> {
                throw new IllegalStateException(why);
            });
            session.statuses().stream().filter(bot -> bot.failed()).findFirst().ifPresent(bot -> {
                throw new IllegalStateException(
                        "%s does not trade: %s".formatted(bot.name(), requireNonNull(bot.sentence())));
            });
        }
    }

    /** Has the session looked at so often by somebody else too, as a page does. */
    public void beside(Duration every, Consumer<Session> look) {
        period = every;
        beside = look;
    }

    /** What runs. */
    public Session session() {
        return session;
    }

    /** Throws when the venue does not confirm that nothing rests. */
    public void stop() {
        Ending ending = session.stop("the benchmark is over");
        if (!ending.confirmed()) {
            throw new IllegalStateException("the stop was not confirmed: " + ending.why());
        }
    }

    @Override
    public void close() {
        session.close();
        plan.close();
    }
}
