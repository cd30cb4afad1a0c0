package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.plugin.guard.PluginFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Starts bots, those together whose logins are there. What stands against one costs that one alone; a run on virtual time it ends,
 * because its result would mean something else. Not thread safe: owned by the thread that drives the session.
 */
final class BotStarts {
    private static final System.Logger LOG = System.getLogger(BotStarts.class.getName());

    private final Driver driver;
    private final SessionLogins logins;
    private final SessionJournals journals;
    private final BotMaker maker;
    private final OldOrders oldOrders;
    private final List<RunningBot> all;
    private final StartPace pace;

    /** @param all every bot of the session, as it is when it is asked for */
    BotStarts(Driver driver, SessionLogins logins, SessionJournals journals, BotMaker maker, List<RunningBot> all) {
        this.driver = requireNonNull(driver, "driver is null");
        this.logins = requireNonNull(logins, "logins are null");
        this.journals = requireNonNull(journals, "journals are null");
        this.maker = requireNonNull(maker, "maker is null");
        this.oldOrders = new OldOrders(driver, logins);
        this.all = Collections.unmodifiableList(all);
        this.pace = new StartPace(driver, journals::areBehind);
    }

    /** Whether all of its logins are there; a bot one of whose logins is down could not be started. */
    private boolean mayStart(RunningBot running) {
        Optional<String> unguarded = maker.unguarded();
        if (unguarded.isPresent()) {
            running.couldNotStart(unguarded.get());
            return false;
        }
        for (Venue venue : running.venues()) {
            Login login = logins.require(venue);
            Optional<String> broken = login.broken();
            if (broken.isPresent() && isFree(login, running)) {
                if (!running.isAgain()) {
                    running.couldNotStart(broken.get());
                    return false;
                }
                renew(login);
            }
            if (login.isStarting() || login.broken().isPresent()) {
                running.waitsFor(login.broken()
                        .map(why -> "waits until nobody uses %s any more, which can't go on: %s".formatted(venue, why))
                        .orElseGet(login::why));
                return false;
            }
            if (login.blocked().isPresent()) {
                running.waitsFor(login.blocked().get());
                return false;
            }
            if (!login.isUp()) {
                running.couldNotStart(login.why());
                return false;
            }
        }
        return true;
    }

    /** A login that can't go on is begun anew when no other bot is still to end on it. */
    private boolean isFree(Login login, RunningBot first) {
        return all.stream().filter(other -> other != first).noneMatch(other -> isStillOn(login, other));
    }

    private static boolean isStillOn(Login login, RunningBot running) {
        return running.bot().isPresent()
                && !running.isStopped()
                && running.venues().contains(login.venue());
    }

    /**
     * A login that nobody turns any more, or whose start nobody answered, is begun anew once its bots have ended: what they left is
     * cancelled through it.
     */
    void revive() {
        for (Login login : logins.all()) {
            if ((login.mayBeRevived() || login.isDueAgain())
                    && all.stream().noneMatch(running -> isStillOn(login, running))) {
                login.revive();
            }
        }
    }

    private static void renew(Login login) {
        login.end();
        login.tryBegin();
    }

    /** Makes those whose logins are there; see {@link SessionBots#startDue}. */
    void start(List<RunningBot> waiting, boolean first) {
        if (driver.isStopAsked()) {
            return;
        }
        List<RunningBot> due = waiting.stream().filter(this::mayStart).toList();
        if (due.isEmpty()) {
            return;
        }
        SortedMap<Venue, JackstayException> silent = look(due);
        List<RunningBot> made = new ArrayList<>();
        for (RunningBot running : due) {
            boolean done = attempt(running, first, () -> {
                requireHeard(running, silent);
                oldOrders.settle(running.planned(), maker.numberOf(running.planned()));
                running.made(maker.make(running.planned()), maker.accounts(running.planned()));
            });
            if (done) {
                made.add(running);
            }
        }
        tellReady(made, first);
    }

    /** Their venues are asked again: what happens after that arrives as an event, because the bots take part by now. */
    private void tellReady(List<RunningBot> made, boolean first) {
        SortedMap<Venue, JackstayException> silent = look(made);
        venuesOf(made).forEach(this::subscribe);
        pace.begin();
        for (RunningBot running : made) {
            pace.next();
            attempt(running, first, () -> {
                requireHeard(running, silent);
                maker.tellReady(running.requireBot(), running.isAgain());
                running.started();
            });
        }
    }

    private static SortedSet<Venue> venuesOf(List<RunningBot> some) {
        SortedSet<Venue> venues = new TreeSet<>();
        some.forEach(running -> venues.addAll(running.venues()));
        return venues;
    }

    /** Asks their venues what they hold; gives those that did not say. */
    private SortedMap<Venue, JackstayException> look(List<RunningBot> some) {
        SortedMap<Venue, JackstayException> silent = new TreeMap<>();
        for (Venue venue : venuesOf(some)) {
            try {
                logins.look(venue);
            } catch (JackstayException e) {
                silent.put(venue, e);
            }
        }
        return silent;
    }

    private static void requireHeard(RunningBot running, SortedMap<Venue, JackstayException> silent) {
        for (Venue venue : running.venues()) {
            JackstayException failure = silent.get(venue);
            if (failure != null) {
                throw failure;
            }
        }
    }

    private boolean attempt(RunningBot running, boolean first, Runnable call) {
        try {
            call.run();
            return true;
        } catch (RuntimeException e) {
            if (!driver.isLive() || first && isMistake(e)) {
                throw e;
            }
            letGo(running);
            if (driver.isStopAsked() && e instanceof JackstayException) {
                running.stopCameFirst();
            } else if (!isPassing(e) || !tryAgain(running, e)) {
                giveUp(running, e);
            }
            return false;
        }
    }

    private static boolean isMistake(RuntimeException failure) {
        return failure instanceof PluginFailure plugin
                        && plugin.configurationProblem().isPresent()
                || failure instanceof JackstayException ours && ours.code() == ErrorCode.CONFIG_INVALID;
    }

    private static boolean isPassing(RuntimeException failure) {
        return failure instanceof JackstayException ours && ours.code().category() == ErrorCode.Category.RETRY;
    }

    /** False when it has been tried for too long, or a turn of it has not ended yet. */
    private boolean tryAgain(RunningBot running, RuntimeException failure) {
        String why = String.valueOf(failure.getMessage());
        boolean tries = !running.isInTurn() && running.triesAgain(why);
        if (tries) {
            LOG.log(System.Logger.Level.WARNING, () -> "bot is to be started again soon bot=%s reason=\"%s\""
                    .formatted(running.name(), why));
        }
        return tries;
    }

    private void giveUp(RunningBot running, RuntimeException failure) {
        boolean foreseen = failure instanceof JackstayException;
        String why = foreseen ? String.valueOf(failure.getMessage()) : "a fault of the runtime: " + failure;
        String line = "bot could not be started bot=%s reason=\"%s\"".formatted(running.name(), why);
        if (foreseen) {
            LOG.log(System.Logger.Level.ERROR, line);
        } else {
            LOG.log(System.Logger.Level.ERROR, line, failure);
        }
        running.venues().stream()
                .flatMap(venue -> logins.find(venue).flatMap(Login::account).stream())
                .findFirst()
                .ifPresent(account -> account.alert(AlertCode.BOT_FAILED, running.name(), why));
        running.couldNotStart(why);
    }

    /** Tells a venue what all bots together want of it. */
    void subscribe(Venue venue) {
        logins.subscribe(venue, all.stream().map(RunningBot::planned).toList());
    }

    /** The orders with which bots have refused to start. */
    List<OrderRef> refused() {
        return oldOrders.refused();
    }

    /** Turns it no more, and gives its journal back. */
    void letGo(RunningBot running) {
        running.bot().ifPresent(bot -> {
            driver.drop(bot);
            bot.detach();
            if (bot.turnUnderWay() == 0) {
                bot.closeJournal();
            }
        });
        maker.letGo(running.name());
        journals.forget(running.name());
    }
}
