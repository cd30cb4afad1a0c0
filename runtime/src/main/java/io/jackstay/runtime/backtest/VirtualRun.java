package io.jackstay.runtime.backtest;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.data.Recordings;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.session.RecordedData;
import io.jackstay.runtime.session.Session;
import io.jackstay.runtime.session.SessionJournals;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.VirtualDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One session on virtual time: the same plan, data and seeds give the same decisions, byte for byte, on every machine. Not
 * thread safe: one use, by one thread. A plan may be run again when the run before has ended.
 */
public final class VirtualRun {
    private final SessionPlan plan;
    private final Clock stopwatch;
    private final Problems problems;
    private final Consumer<String> transitions;
    private final SessionJournals journals;

    /**
     * @param stopwatch tells how long the run took; no decision depends on it
     * @param problems takes what the venues' own lists show to be wrong; then there is no result
     * @param transitions takes a line for each order transition where debugging is on
     */
    public VirtualRun(SessionPlan plan, Clock stopwatch, Problems problems, Consumer<String> transitions) {
        this(plan, stopwatch, problems, transitions, SessionJournals.none());
    }

    /**
     * The same, with tapes of the bots that are recorded: for one run.
     *
     * @param journals closed by the run
     */
    public VirtualRun(
            SessionPlan plan,
            Clock stopwatch,
            Problems problems,
            Consumer<String> transitions,
            SessionJournals journals) {
        this.plan = requireNonNull(plan, "plan is null");
        this.stopwatch = requireNonNull(stopwatch, "stopwatch is null");
        this.problems = requireNonNull(problems, "problems is null");
        this.transitions = requireNonNull(transitions, "transitions is null");
        this.journals = requireNonNull(journals, "journals are null");
    }

    /**
     * Plays recordings to their end; time begins with the first event of them.
     *
     * @param files one for each market that the bots trade
     * @return empty when there are errors among the problems now
     * @throws JackstayException for a file that can't be read as market data, naming file and line
     */
    public Optional<BacktestResult> over(SortedMap<MarketId, Path> files) {
        return over(files, Recordings::open);
    }

    /** As above, with the files opened by another than {@link Recordings}. */
    public Optional<BacktestResult> over(SortedMap<MarketId, Path> files, RecordedData.Opener opener) {
        return over(files, opener, RunWatcher.NONE);
    }

    /** As above, with somebody who looks on; decisions and figures are those of a run without. */
    public Optional<BacktestResult> over(
            SortedMap<MarketId, Path> files, RecordedData.Opener opener, RunWatcher watcher) {
        RecordedData data = new RecordedData(files, opener, stopwatch);
        return run(
                new VirtualClock(0),
                data,
                watcher,
                (driver, session) -> driver.playAll(watcher::nextNanos, now -> watcher.look(now, session.statuses())));
    }

    /** Runs on the configuration's own feeds, from an instant for a time. */
    public Optional<BacktestResult> forDuration(Instant from, Duration duration) {
        long start = Math.addExact(Math.multiplyExact(from.getEpochSecond(), 1_000_000_000L), from.getNano());
        RecordedData none = new RecordedData(Collections.emptySortedMap(), Recordings::open, stopwatch);
        return run(
                new VirtualClock(start),
                none,
                RunWatcher.NONE,
                (driver, session) -> driver.await(() -> false, duration));
    }

    private Optional<BacktestResult> run(
            VirtualClock clock, RecordedData data, RunWatcher watcher, BiConsumer<VirtualDriver, Session> play) {
        VirtualDriver driver = new VirtualDriver(clock, data);
        try (driver;
                Session session = new Session(plan, driver, Optional.of(data), transitions, journals)) {
            session.listen(watcher::listener);
            session.start(problems);
            if (problems.hasErrors()) {
                return Optional.empty();
            }
            long from = clock.epochNanos();
            Money startEquity = startEquity(session.statuses());
            play.accept(driver, session);
            long elapsed = data.elapsedNanos();
            watcher.look(clock.epochNanos(), session.statuses());
            BacktestResult result = new BacktestResult(
                    data.rows(),
                    elapsed,
                    data.gaps(),
                    session.statuses(),
                    startEquity,
                    session.decisionDigest(),
                    instant(data.from().orElse(from)),
                    instant(data.to().orElse(clock.epochNanos())));
            session.stop("the end of the run");
            return Optional.of(result);
        }
    }

    private static Money startEquity(List<BotStatus> bots) {
        Money sum = Money.zero(bots.get(0).equity().asset());
        for (BotStatus bot : bots) {
            Money start = bot.equity().minus(bot.pnl().net());
            if (!start.asset().equals(sum.asset())) {
                throw new JackstayException(
                        ErrorCode.CONFIG_INVALID,
                        "a backtest adds up its bots, and bot %s counts in %s, bot %s in %s"
                                .formatted(bots.get(0).name(), sum.asset(), bot.name(), start.asset()));
            }
            sum = sum.plus(start);
        }
        return sum;
    }

    private static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos);
    }
}
