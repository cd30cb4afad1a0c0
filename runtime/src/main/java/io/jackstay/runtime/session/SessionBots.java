package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The bots of a session, as they come, end, are made anew and go. Not thread safe: owned by the thread that drives the session.
 */
final class SessionBots implements Kept, Restarts.Actions {
    private static final System.Logger LOG = System.getLogger(SessionBots.class.getName());
    private static final Duration AFTER_PATIENCE = Duration.ofSeconds(2);

    private final Driver driver;
    private final SessionLogins logins;
    private final SessionJournals journals;
    private final BotStarts starts;
    private final List<RunningBot> bots = new ArrayList<>();
    private final SortedMap<String, List<OrderRef>> leftByRemoved = new TreeMap<>();
    private int lastNumber;

    SessionBots(Driver driver, SessionLogins logins, SessionJournals journals, BotMaker maker) {
        this.driver = requireNonNull(driver, "driver is null");
        this.logins = requireNonNull(logins, "logins are null");
        this.journals = requireNonNull(journals, "journals are null");
        this.starts = new BotStarts(driver, logins, journals, maker, bots);
    }

    List<RunningBot> all() {
        return List.copyOf(bots);
    }

    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        bots.forEach(running -> names.add(running.name()));
        return names;
    }

    RunningBot require(String name) {
        return bots.stream()
                .filter(running -> running.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no bot " + name));
    }

    List<BotStatus> statuses() {
        return bots.stream().map(RunningBot::status).toList();
    }

    /** What measurements show of them. */
    List<SessionFigures.OfBot> figures() {
        return bots.stream().map(this::figures).toList();
    }

    private SessionFigures.OfBot figures(RunningBot running) {
        Optional<Bot> bot = running.bot();
        return new SessionFigures.OfBot(
                running.status(),
                bot.map(Bot::name).orElse(""),
                bot.filter(living -> !living.isStopped() && !driver.isTurned(living))
                        .isEmpty(),
                bot.filter(Bot::isLost).isPresent(),
                bot.map(Bot::eventsWaiting).orElse(0));
    }

    /** The numbers of the bots that look after their own orders, now or when they start. */
    SortedSet<Integer> lookedAfter() {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (RunningBot running : bots) {
            if (!running.isStopped()) {
                numbers.add(journals.numberOf(running.name(), running.planned().number()));
            }
        }
        return numbers;
    }

    /** The names of the bots that are here, by their numbers. */
    SortedMap<Integer, String> numbers() {
        SortedMap<Integer, String> numbers = new TreeMap<>();
        bots.forEach(running ->
                numbers.put(journals.numberOf(running.name(), running.planned().number()), running.name()));
        return numbers;
    }

    /** The numbers of all bots that are here, or ever had a journal here. */
    SortedSet<Integer> numbersEver() {
        SortedSet<Integer> numbers = new TreeSet<>(journals.others(names()).keySet());
        bots.forEach(running ->
                numbers.add(journals.numberOf(running.name(), running.planned().number())));
        return numbers;
    }

    /** The number for a bot that comes later; none is given twice. */
    int nextNumber() {
        return ++lastNumber;
    }

    /** A bot that waits for its logins. */
    void wait(PlannedBot planned) {
        lastNumber = Math.max(lastNumber, planned.number());
        bots.add(new RunningBot(planned, driver.clock()));
    }

    /** Makes one more bot; throws {@link JackstayException} when it can't be started now, and then it is not there. */
    void add(PlannedBot planned) {
        wait(planned);
        RunningBot running = require(planned.block().name());
        starts.start(List.of(running), false);
        if (running.bot().isEmpty()) {
            bots.remove(running);
            throw new JackstayException(
                    ErrorCode.START_REFUSED,
                    "bot %s can't be started: %s"
                            .formatted(running.name(), running.status().sentence()));
        }
        leftByRemoved.remove(running.name());
    }

    /**
     * Makes those bots that wait and whose logins are there, in the order of the file.
     *
     * @param first whether nothing runs yet, so that a mistake of the configuration ends the start of all with a {@link
     *     JackstayException}
     */
    void startDue(boolean first) {
        starts.start(bots.stream().filter(RunningBot::isDue).toList(), first);
    }

    /**
     * Has a bot that has ended made anew: with a new strategy and new rules, and all that its journal remembers. Logins of it that are
     * down are begun again. Throws {@link JackstayException} when that can't be.
     */
    @Override
    public void startAgain(RunningBot running) {
        Optional<Bot> ended = running.bot();
        if (!running.isOver()) {
            throw new JackstayException(ErrorCode.INTERNAL, "bot %s has not ended".formatted(running.name()));
        }
        if (ended.isPresent() && !journals.areKept()) {
            throw new JackstayException(
                    ErrorCode.INTERNAL,
                    "bot %s has no journal: started again it would not know what it holds".formatted(running.name()));
        }
        if (running.isInTurn()) {
            throw new JackstayException(
                    ErrorCode.INTERNAL, "the last turn of bot %s has not ended".formatted(running.name()));
        }
        starts.letGo(running);
        running.startsAgain();
        for (Venue venue : running.venues()) {
            Login login = logins.require(venue);
            if (!login.isUp() && !login.isStarting()) {
                login.tryBegin();
            }
        }
    }

    /** See {@link BotStarts#revive}. */
    void reviveLogins() {
        starts.revive();
    }

    /** Tells a venue what all bots together want of it. */
    void subscribe(Venue venue) {
        starts.subscribe(venue);
    }

    /** Stops them as their policies say; without effect on those that have ended. */
    void stop(List<RunningBot> some, String why) {
        Duration longest = Duration.ZERO;
        for (RunningBot running : some) {
            running.stop(why);
            longest = running.patience().compareTo(longest) > 0 ? running.patience() : longest;
        }
        driver.await(() -> some.stream().allMatch(this::isOver), longest.plus(AFTER_PATIENCE));
    }

    /** A bot that nobody counts on any more is not waited for. */
    private boolean isOver(RunningBot running) {
        return running.isOver()
                || running.bot().filter(bot -> !driver.isTurned(bot)).isPresent();
    }

    /** Stops a bot as its policy says and lets go of it and its plugins; tells how it ended. */
    BotStatus remove(String name, String why) {
        RunningBot running = require(name);
        stop(List.of(running), why);
        boolean inOrder = running.isStopped() && !running.hasFailed();
        if (!inOrder && running.bot().isPresent()) {
            awaitCancelled(running);
        }
        BotStatus last = running.status();
        leftByRemoved.put(running.name(), running.kept());
        starts.letGo(running);
        bots.remove(running);
        running.venues().stream().filter(venue -> logins.require(venue).isUp()).forEach(starts::subscribe);
        running.planned().close();
        return last;
    }

    private void awaitCancelled(RunningBot running) {
        ListCancel cancel = cancelPast(running);
        boolean confirmed = driver.await(
                () -> {
                    cancel.advance();
                    return cancel.isConfirmed();
                },
                running.patience());
        if (!confirmed) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    () -> "bot has gone, and not all of its venues have confirmed that none of its orders rests bot="
                            + running.name());
        }
    }

    /** For what a bot that failed could not cancel itself, or left before it could not be started. */
    @Override
    public ListCancel cancelPast(RunningBot running) {
        return new ListCancel(
                journals.numberOf(running.name(), running.planned().number()),
                running.venues(),
                venue -> logins.find(venue).flatMap(Login::account).orElse(null),
                driver.clock());
    }

    @Override
    public List<OrderRef> orders() {
        List<OrderRef> kept = new ArrayList<>();
        bots.forEach(running -> kept.addAll(running.kept()));
        return kept;
    }

    @Override
    public List<OrderRef> ofOthers() {
        List<OrderRef> kept = new ArrayList<>(starts.refused());
        leftByRemoved.values().forEach(kept::addAll);
        return kept;
    }

    @Override
    public List<Integer> untouched() {
        List<Integer> numbers = new ArrayList<>();
        for (RunningBot running : bots) {
            if (running.isUntouched()) {
                numbers.add(journals.numberOf(running.name(), running.planned().number()));
            }
        }
        return numbers;
    }

    void closeJournals() {
        bots.forEach(running -> running.bot().ifPresent(Bot::closeJournal));
    }
}
