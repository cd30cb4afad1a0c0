package io.jackstay.runtime.process;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.account.BotAccount;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Signal;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.risk.BotFigures;
import io.jackstay.runtime.risk.ImposedHalt;
import io.jackstay.runtime.risk.RiskImage;
import io.jackstay.runtime.risk.RiskWatch;
import io.jackstay.runtime.risk.RuleMemory;
import io.jackstay.runtime.risk.ScopeRules;
import io.jackstay.runtime.risk.ScopeStanding;
import io.jackstay.runtime.risk.TradingDay;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The rules over all bots of the process: asked after what bots tell and once a second, never before an order. A loop of its own; what
 * says so may be called from any thread.
 *
 * <p>A halt is told to every bot, and to one that comes later before it starts. It holds from then on whether or not it is stored yet.
 */
public final class ProcessRisk implements Work {
    private static final System.Logger LOG = System.getLogger(ProcessRisk.class.getName());
    private static final int BATCH_LIMIT = 256;
    /** What a bot tells beyond this is not kept for the rules; where it stands they see all the same. */
    private static final int ROOM = 65_536;

    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final String FAULT = "runtime";
    private static final String JOURNAL = "journal";

    private final Clock clock;
    private final boolean live;
    private final boolean resumed;
    private final TradingDay days;
    private final ProcessJournal journal;
    private final ProcessSight sight;
    private final ProcessEffects effects;
    private final ScopeRules rules;
    private final Written written;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final Signal signal = new Signal();
    private final HaltBoard board = new HaltBoard();
    private boolean started;
    private boolean failureTold;
    private boolean due;
    private long nextDayNanos = Long.MIN_VALUE;
    private long nextLookNanos = Long.MIN_VALUE;

    /** A rule over the process. Immutable, but for the rule. */
    public record NamedRule(String name, RiskRule rule) {
        public NamedRule {
            requireNonNull(name, "name is null");
            requireNonNull(rule, "rule is null");
        }
    }

    /**
     * @param dayStart when the trading day begins, UTC
     * @param live whether time moves by itself
     * @param resumed whether a person has said that the halts of before are over
     */
    public ProcessRisk(
            List<NamedRule> rules,
            LocalTime dayStart,
            Clock clock,
            boolean live,
            ProcessJournal journal,
            boolean resumed) {
        this.clock = requireNonNull(clock, "clock is null");
        this.live = live;
        this.resumed = resumed;
        this.journal = requireNonNull(journal, "journal is null");
        this.days = new TradingDay(requireNonNull(dayStart, "dayStart is null"));
        this.sight = new ProcessSight(clock, days, this::halted);
        this.effects = new ProcessEffects(sight, journal);
        this.rules = new ScopeRules(sight::nowNanos, days, effects);
        this.written = new Written(sight, journal);
        RiskImage past = journal.image();
        for (NamedRule rule : rules) {
            Memory memory = RuleMemory.of(rule.name(), past.memory(rule.name()), journal::force, journal.isKept());
            this.rules.add(rule.name(), rule.rule(), new ProcessView(sight, memory));
        }
        past.halts()
                .forEach(halt -> this.rules.restore(
                        halt.name(), halt.why(), halt.untilNanos(), halt.name().equals(FAULT), false));
        journal.onFailure(signal);
        publish();
        journal.flush();
    }

    /** Any thread: what a person must know of all bots, of earlier processes too. */
    public List<Alert> alerts() {
        return effects.current();
    }

    private Optional<String> halted() {
        return rules.halted();
    }

    /** Any thread: where the rules stand. */
    public ScopeStanding standing() {
        List<ImposedHalt> halts = board.halts();
        return new ScopeStanding(
                written.limits(),
                halts.isEmpty()
                        ? Optional.empty()
                        : Optional.of(halts.stream()
                                .map(halt -> halt.words(clock.epochNanos()))
                                .collect(Collectors.joining("; "))));
    }

    /**
     * Any thread: a place for one life of a bot, which tells it where it stands.
     *
     * @param login whose money it counts with
     * @param ownCapital whether it has capital of its own instead
     */
    public RiskWatch seat(
            String bot, SortedMap<Venue, ? extends BotAccount> accounts, Venue login, boolean ownCapital) {
        Seat made = new Seat(bot, accounts, this::told);
        ProcessBook.Stake stake = new ProcessBook.Stake(login.name(), ownCapital);
        execute(() -> {
            sight.seat(made);
            written.staked(bot, stake);
        });
        return made;
    }

    /** Any thread: the bot of this seat has been made and hears of the halts that there are, before anything else. */
    public void taken(RiskWatch seat, ProcessMember member) {
        board.join((Seat) seat, member);
    }

    /** Any thread: the bot of this seat is let go of; what it told last still counts. */
    public void left(RiskWatch seat) {
        board.leave((Seat) seat);
    }

    /** Any thread: the bot has gone for good, and its capital with it; what it has earned still counts. */
    public void gone(String bot) {
        execute(() -> written.gone(bot));
    }

    /** Any thread: why the process is halted, as each bot is told. */
    public List<ImposedHalt> halts() {
        return board.halts();
    }

    /** Any thread: the loop does not turn, so nobody asks the rules; all bots are halted and cancel their orders. */
    public void hold(String why) {
        board.watch(List.of(new ImposedHalt(name(), why, Long.MAX_VALUE)));
        board.cancelAll(why);
    }

    /** Any thread: the loop turns again. */
    public void release() {
        board.watch(List.of());
    }

    /** Any thread: the call is made on the loop, after those given before. */
    public void execute(Runnable task) {
        waiting.incrementAndGet();
        tasks.add(task);
        signal.wake();
    }

    private void told(Seat.Told what) {
        if (waiting.get() < ROOM) {
            execute(() -> take(what));
        } else if (Occurrences.isTold(dropped.incrementAndGet())) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    () -> "rules over the process do not keep up: fills and outcomes are not told to them count=%d"
                            .formatted(dropped.get()));
        }
    }

    private void take(Seat.Told what) {
        if (what instanceof Seat.Told.Ordered ordered) {
            if (started) {
                rules.onOutcome(ordered.order(), ordered.outcome());
            }
        } else if (what instanceof Seat.Told.Stands stands && sight.isSeated(stands.seat())) {
            count(stands.seat());
            for (OrderFill fill : stands.fills()) {
                sight.history().filled(fill);
                if (started) {
                    rules.onFill(fill);
                }
            }
            due |= !stands.fills().isEmpty();
        }
    }

    private void count(Seat seat) {
        BotFigures now = seat.latest();
        if (now == null) {
            return;
        }
        sight.changed();
        Money start = now.startEquity();
        if (!written.count(seat.bot(), now)) {
            rules.halt(
                    FAULT,
                    "%s counts in %s and other bots do not: they can't be added up"
                            .formatted(seat.bot(), start.asset()));
        }
        for (long left = seat.newlyLeft(); left > 0; left--) {
            sight.history().ordered(sight.nowNanos());
        }
    }

    @Override
    public String name() {
        return "process-risk";
    }

    @Override
    public int doWork() {
        sight.advance();
        int done = 0;
        try {
            requireJournal();
            done = takeAll();
            if (due || clock.nanoTime() >= nextLookNanos) {
                done++;
                look();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "fault in the rules over the process: all bots are halted", e);
            rules.halt(FAULT, "a fault of the runtime in the rules over the process: " + e);
            done = 1;
        }
        publish();
        effects.carryOut();
        journal.flush();
        return done;
    }

    /** What can't be written down would be forgotten by the next process, so nothing new leaves: no log, no trade. */
    private void requireJournal() {
        Optional<String> failure = journal.failure();
        if (failure.isEmpty()) {
            return;
        }
        if (rules.current().stream().noneMatch(halt -> halt.name().equals(JOURNAL))) {
            rules.halt(JOURNAL, failure.get());
        }
        if (!failureTold) {
            failureTold = true;
            effects.journalFailed(failure.get());
        }
    }

    private int takeAll() {
        int done = 0;
        while (done < BATCH_LIMIT) {
            Runnable task = tasks.poll();
            if (task == null) {
                break;
            }
            waiting.decrementAndGet();
            task.run();
            done++;
        }
        return done;
    }

    private void look() {
        due = false;
        long now = clock.nanoTime();
        nextLookNanos = now - Math.floorMod(now, LOOK_NANOS) + LOOK_NANOS;
        if (!started && !start()) {
            return;
        }
        rollDay();
        written.observe();
        rules.onTime(above -> {});
        effects.look();
        written.look(rules);
    }

    /** The rules begin when every bot that is there has told where it stands, or that takes long; halts of before hold until then. */
    private boolean start() {
        boolean all = sight.seats().stream().allMatch(seat -> seat.latest() != null || !seat.isTaken());
        boolean late = sight.nowNanos() - sight.startNanos() >= PATIENCE_NANOS;
        if (!written.hasBook() || !all && !late) {
            return false;
        }
        started = true;
        written.begin(days.of(sight.nowNanos()).toEpochDay());
        nextDayNanos = days.nextNanos(sight.nowNanos());
        rules.onStart();
        if (resumed) {
            rules.resumeAll("resumed by a person");
        }
        return true;
    }

    private void rollDay() {
        if (sight.nowNanos() >= nextDayNanos) {
            nextDayNanos = days.nextNanos(sight.nowNanos());
            written.rollDay(days.of(sight.nowNanos()).toEpochDay());
        }
    }

    /** Every bot is told when the halts are others than before. */
    private void publish() {
        List<ImposedHalt> now = new ArrayList<>();
        rules.current()
                .forEach(halt ->
                        now.add(new ImposedHalt(halt.name() + " of the process", halt.why(), halt.untilNanos())));
        board.rules(now);
    }

    @Override
    public boolean hasWork() {
        return waiting.get() > 0
                || clock.nanoTime() >= nextLookNanos
                || !failureTold && journal.failure().isPresent();
    }

    @Override
    public long nextDeadlineNanos() {
        return live ? nextLookNanos : NO_DEADLINE;
    }

    @Override
    public void wakeBy(Wakeup wakeup) {
        signal.connect(wakeup);
    }

    /**
     * Gives the journal back, when the loop is turned no more.
     *
     * @param stuck whether a thread is still in a turn of it: then what that turn has not written is left to it
     */
    public void closeJournal(boolean stuck) {
        if (stuck) {
            journal.abandon();
        } else {
            journal.close();
        }
    }
}
