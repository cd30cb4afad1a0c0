package io.jackstay.runtime.plan;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.session.Driver;
import io.jackstay.runtime.session.Session;
import io.jackstay.runtime.session.SessionJournals;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/**
 * Runs the bots of a plan beside their accounts, keeps back what they send, and looks at it once nothing more comes. Not thread safe: owned
 * by the thread that asks. One use.
 */
public final class LookAhead {
    private static final Duration STEP = Duration.ofMillis(50);
    /** So long without another order is the end of a start. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final SessionPlan plan;
    private final PluginCatalog catalog;
    private final Driver driver;
    private final Network network;
    private final ConcurrentSkipListMap<Venue, Unsent> unsent = new ConcurrentSkipListMap<>();

    /** @param driver closed with the look */
    public LookAhead(SessionPlan plan, PluginCatalog catalog, Driver driver, Network network) {
        this.plan = requireNonNull(plan, "plan is null");
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.driver = requireNonNull(driver, "driver is null");
        this.network = requireNonNull(network, "network is null");
    }

    /**
     * Looks until the bots have been quiet for a while.
     *
     * @param journals what a start would find, of which nothing is changed; closed with the look
     * @param most how long at most, once the bots have begun
     * @param listed told what the venues' own lists show to be wrong, before a bot is made; it throws to end the look
     * @throws io.jackstay.runtime.error.JackstayException where a start would throw it
     */
    public Outlook look(JournalStore journals, Duration most, Consumer<Problems> listed) {
        try (Session session = new Session(
                plan,
                driver,
                Optional.empty(),
                line -> {},
                new SessionJournals(journals),
                network,
                (context, connector) -> new UnsentConnector(
                        context, connector, unsent.computeIfAbsent(context.venue(), any -> new Unsent())))) {
            Supervisor supervisor = new Supervisor(session, catalog);
            Problems problems = new Problems();
            session.start(problems);
            listed.accept(problems);
            watch(session, supervisor, most);
            session.askAgain();
            List<BotStatus> statuses = session.statuses();
            SortedMap<Integer, String> numbers = session.botNumbers();
            session.leave();
            return new Picturing(plan, unsent, numbers).of(statuses);
        }
    }

    private void watch(Session session, Supervisor supervisor, Duration most) {
        long now = driver.clock().nanoTime();
        long end = now + most.toNanos();
        long quietSince = now;
        long asked = asked();
        while (now < end && now - quietSince < QUIET.toNanos() && !driver.isStopAsked()) {
            driver.await(driver::isStopAsked, STEP);
            supervisor.look();
            now = driver.clock().nanoTime();
            if (asked() != asked || session.statuses().stream().anyMatch(LookAhead::isStarting)) {
                asked = asked();
                quietSince = now;
            }
        }
    }

    private static boolean isStarting(BotStatus status) {
        return status.state() == BotState.STARTING;
    }

    private long asked() {
        return unsent.values().stream().mapToLong(Unsent::asked).sum();
    }
}
