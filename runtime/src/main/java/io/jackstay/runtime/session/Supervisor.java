package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.ConnectorBlock;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.plugin.PluginCatalog;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Watches the bots of a session, starts those again that failed, and lets bots and logins come and go. Not thread safe: owned by the
 * thread that drives the session, which calls {@link #look} a few times a second.
 */
public final class Supervisor {
    private static final System.Logger LOG = System.getLogger(Supervisor.class.getName());

    private static final Duration LOGIN_WITHOUT_BOTS = Duration.ofSeconds(5);

    /** For a turn to end in which a bot has stopped; one that blocks takes longer. */
    private static final Duration LAST_TURN = Duration.ofSeconds(2);

    private final Session session;
    private final PluginCatalog catalog;
    private final StrayOrders strays;
    private final SortedMap<String, Restarts> restarts = new TreeMap<>();
    private Runnable beside = () -> {};

    /** From here on the bots are watched while the driver waits, too. */
    public Supervisor(Session session, PluginCatalog catalog) {
        this.session = requireNonNull(session, "session is null");
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.strays = new StrayOrders(
                session.driver().clock(), session.bots(), () -> session.bots().lookedAfter(), () -> session.bots()
                        .numbersEver());
        session.driver().whileWaiting(this::watch);
    }

    /**
     * Looks after each login and each bot: whether a start has come about, whether one blocks, whether it has failed, whether it is
     * time to start it again. A fault of the runtime in looking after one bot costs that one alone.
     */
    public void look() {
        watch();
        session.look();
        session.logins().up().values().forEach(strays::look);
        for (RunningBot running : session.bots().all()) {
            try {
                restarts(running).look();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "fault in looking after bot=" + running.name(), e);
                running.fail("a fault of the runtime: " + e);
            }
        }
    }

    private Restarts restarts(RunningBot running) {
        return restarts.computeIfAbsent(
                running.name(), name -> new Restarts(running, session.driver().clock(), session.bots()));
    }

    PluginCatalog catalog() {
        return catalog;
    }

    /** Called while the driver waits, too. */
    void beside(Runnable call) {
        beside = call;
    }

    /** A person ends the bot: from here on it is not started again. */
    void stays(RunningBot running) {
        restarts(running).stay();
    }

    private void watch() {
        beside.run();
        watchOverall();
        session.logins().all().forEach(this::watch);
        session.bots().all().forEach(running -> running.watch(session.driver()));
    }

    /** Bots that nobody watches over as they should be do not trade on. */
    private void watchOverall() {
        session.overall().look(period(session.bots().all())).ifPresent(why -> session.logins().up().values().stream()
                .findFirst()
                .ifPresent(account -> account.alert(AlertCode.PROCESS_RISK_STUCK, "", why)));
        session.overall().lostLoop().ifPresent(why -> session.bots().all().stream()
                .filter(running -> !running.isStopped())
                .forEach(running -> running.fail(why)));
    }

    /** A login whose loop has ended, or is blocked, can't tell its bots itself. */
    private void watch(Login login) {
        List<RunningBot> itsBots = session.bots().all().stream()
                .filter(running -> running.venues().contains(login.venue()))
                .toList();
        login.watch(period(itsBots), itsBots.stream().anyMatch(RunningBot::holdsUpItsLogin));
        Optional<String> why = login.hasLostItsLoop()
                ? Optional.of("the loop of %s has ended by a fault".formatted(login.venue()))
                : login.blocked();
        why.ifPresent(words ->
                itsBots.stream().filter(running -> !running.isStopped()).forEach(running -> running.fail(words)));
        login.tellFitness(itsBots);
    }

    /** A login has the shortest time that one of its bots has, and so have the rules over all of them. */
    private static Duration period(List<RunningBot> itsBots) {
        return itsBots.stream()
                .map(running -> running.policies().watchdog())
                .min(Comparator.naturalOrder())
                .orElse(LOGIN_WITHOUT_BOTS);
    }

    /** Why the process has to end at once, if it has to. */
    public Optional<String> fatal() {
        return session.driver().fatal();
    }

    /** True when every bot has ended and none will start again. */
    public boolean isOver() {
        return session.bots().all().stream()
                .allMatch(running -> restarts(running).isOver());
    }

    /**
     * Plans one more login and starts it. False when something is wrong with it, which is reported; nothing is changed then.
     *
     * @throws JackstayException when its venue refuses; nothing is changed then either
     */
    public boolean addConnector(ConnectorBlock block, Problems problems) {
        Venue venue = new Venue(block.name());
        if (session.logins().find(venue).isPresent()) {
            problems.error(block.plugin().spot(), "a connector of this name runs already");
            return false;
        }
        Optional<PlannedConnector> planned = new SessionPlanner(catalog, problems).planConnector(block);
        if (planned.isPresent() && problems.hasErrors()) {
            planned.get().close();
        }
        if (planned.isEmpty() || problems.hasErrors()) {
            return false;
        }
        session.addConnector(planned.get());
        return true;
    }

    /** Ends a login; throws {@link JackstayException} while a bot uses it, or when its venue does not confirm. */
    public void removeConnector(String name) {
        session.removeConnector(new Venue(name));
    }

    /**
     * Plans one more bot beside those that run, and starts it. False when something is wrong with it, which is reported; nothing is
     * changed then.
     *
     * @throws JackstayException when a venue refuses
     */
    public boolean addBot(BotBlock block, Problems problems) {
        if (session.bots().all().stream().anyMatch(known -> known.name().equals(block.name()))) {
            problems.error(block.spot(), "a bot of this name runs already");
            return false;
        }
        Optional<PlannedBot> planned =
                new SessionPlanner(catalog, problems).planBot(session.bots().nextNumber(), block);
        if (planned.isEmpty()) {
            return false;
        }
        boolean added = false;
        try {
            SessionPlan all = session.planWith(List.of(), List.of(planned.get()));
            new PlanChecks(all, problems).run();
            session.checkListed(all, problems);
            if (!problems.hasErrors()) {
                session.bots().add(planned.get());
                added = true;
            }
            return added;
        } finally {
            if (!added) {
                planned.get().close();
            }
        }
    }

    /** Stops a bot as its policy says and lets go of it and its plugins; tells how it ended. */
    public BotStatus removeBot(String name, String why) {
        restarts.remove(name);
        BotStatus last = session.bots().remove(name, why);
        session.overall().gone(name);
        return last;
    }

    /**
     * Stops a bot if it runs, and has it made anew at the next {@link #look}; what its journal remembers it knows.
     *
     * @throws JackstayException when it has not ended, or has no journal
     */
    public void restartBot(String name, String why) {
        RunningBot running = session.bots().require(name);
        session.bots().stop(List.of(running), why);
        // It has said its last word within a turn, which is about to end.
        session.driver().await(() -> !running.isInTurn(), LAST_TURN);
        session.bots().startAgain(running);
        restarts.remove(name);
    }
}
