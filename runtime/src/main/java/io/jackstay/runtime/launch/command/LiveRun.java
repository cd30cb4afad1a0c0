package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.config.alert.HubBlock;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Failure;
import io.jackstay.runtime.launch.process.LastResort;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.ProcessStart;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.session.LiveDriver;
import io.jackstay.runtime.session.Session;
import io.jackstay.runtime.session.Supervisor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One session on the machine's clock, from its start to its confirmed stop. Not thread safe: owned by the main thread. */
final class LiveRun {
    private static final System.Logger LOG = System.getLogger(LiveRun.class.getName());
    private static final int TRIES = 3;
    private static final Duration REFRESH = Duration.ofMillis(250);

    private final Preparation.Prepared prepared;
    private final Preparation preparation;
    private final StopSignal signal;
    private final Clock clock;
    private final Network network;
    private final StatusView view;
    private final String version;
    private final Optional<Environment> opening;
    private boolean firstOrderTold;

    /** @param opening where a browser is to be opened at the web page; empty when none is */
    LiveRun(
            Preparation.Prepared prepared,
            Preparation preparation,
            StopSignal signal,
            Clock clock,
            Network network,
            StatusView view,
            String version,
            Optional<Environment> opening) {
        this.prepared = prepared;
        this.preparation = preparation;
        this.signal = signal;
        this.clock = clock;
        this.network = network;
        this.view = view;
        this.version = version;
        this.opening = opening;
    }

    /**
     * @param fresh whether the session starts empty, whatever the data directory remembers
     * @param resumed whose halts are over
     */
    RunReport run(CommonOptions options, Optional<Duration> limit, boolean fresh, Resumed resumed) {
        resumed.check(prepared.loaded().config());
        DataDirectory directory =
                new DataDirectory(prepared.loaded().config().settings().dataDir(), clock);
        try (LastResort last = new LastResort();
                RunData data = RunData.take(directory, prepared.plan(), fresh);
                RunOutreach outreach = RunOutreach.open(prepared.loaded().config(), directory, clock);
                LiveDriver driver = new LiveDriver(last::begin, signal::isAsked);
                Session session = new Session(
                        prepared.plan(),
                        driver,
                        Optional.empty(),
                        view::say,
                        resumed.applyTo(data.journals()),
                        network)) {
            if (data.isContinued()) {
                view.say("continues what %s remembers".formatted(directory.folder()));
            }
            Supervisor supervisor = new Supervisor(session, prepared.catalog());
            try (RunLedger ledger =
                            RunLedger.of(prepared.loaded().config().settings().ledger(), directory.folder(), clock);
                    RunControl control = RunControl.open(
                            directory,
                            session,
                            supervisor,
                            signal,
                            clock,
                            prepared.loaded(),
                            () -> preparation.reread(options));
                    RunWeb web = new RunWeb(web(directory, control, data, ledger, outreach), view::say)) {
                ledger.start();
                return run(options, limit, session, supervisor, control, web, data, outreach, last);
            }
        }
    }

    private RunWeb.Setting web(
            DataDirectory directory, RunControl control, RunData data, RunLedger ledger, RunOutreach outreach) {
        return new RunWeb.Setting(
                prepared.loaded().config().settings().web(),
                directory,
                clock,
                control.commands(),
                prepared.catalog(),
                version,
                opening.map(environment ->
                        PageOpener.of(environment, directory.folder().resolve("web"))),
                new RunMetrics(version, clock, data.meters(), ledger, outreach::channels),
                ledger,
                prepared.loaded()
                        .config()
                        .settings()
                        .outreach()
                        .hub()
                        .map(HubBlock::url)
                        .orElse(""));
    }

    private RunReport run(
            CommonOptions options,
            Optional<Duration> limit,
            Session session,
            Supervisor supervisor,
            RunControl control,
            RunWeb web,
            RunData data,
            RunOutreach outreach,
            LastResort last) {
        long started = clock.nanoTime();
        String why;
        boolean faulty = false;
        try {
            start(options, session);
            control.begun(session);
            outreach.begun(session);
            started = clock.nanoTime();
            why = watch(session, supervisor, control, web, data, outreach, started, limit);
        } catch (CommandFailure e) {
            if (session.statuses().stream().noneMatch(BotStatus::isMade)) {
                session.leave();
                throw e;
            }
            RunReport ended = stop(session, control, e.why());
            if (ended.exit() == ExitCode.UNCONFIRMED) {
                return ended;
            }
            throw e;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.log(System.Logger.Level.ERROR, "a fault outside of the bots, so they are stopped", e);
            why = "stopped by an internal fault: " + e;
            faulty = true;
        } catch (VirtualMachineError e) {
            last.begin();
            why = "stopped by " + e;
            faulty = true;
        }
        web.stopping();
        RunReport report = stop(session, control, why);
        outreach.stopped(report);
        if (faulty || supervisor.fatal().isPresent() || data.fault().isPresent()) {
            return report.asFailed();
        }
        view.show(report.bots(), Duration.ofNanos(clock.nanoTime() - started));
        return report;
    }

    /** Throws {@link CommandFailure} for what nobody but the operator can mend. */
    private void start(CommonOptions options, Session session) {
        Problems problems = new Problems();
        try {
            session.start(problems);
        } catch (JackstayException e) {
            Failure failure = Failure.of(e);
            throw new CommandFailure(failure.exit(), failure.why());
        }
        preparation.requireNoErrors(options, problems);
    }

    /** Where memory is short the first try may fail, and free some. */
    private static RunReport stop(Session session, RunControl control, String why) {
        control.stopping();
        for (int i = 0; i < TRIES; i++) {
            try {
                return RunReport.of(session.stop(why));
            } catch (VirtualMachineError e) {
                LOG.log(System.Logger.Level.ERROR, "the stop is tried again", e);
            }
        }
        return RunReport.failed(ExitCode.UNCONFIRMED, why + "; the stop failed");
    }

    /** Shows the session until it is over; tells why. */
    private String watch(
            Session session,
            Supervisor supervisor,
            RunControl control,
            RunWeb web,
            RunData data,
            RunOutreach outreach,
            long started,
            Optional<Duration> limit) {
        long end = limit.map(time -> started + time.toNanos()).orElse(Long.MAX_VALUE);
        while (true) {
            Optional<String> fatal = supervisor.fatal().or(data::fault);
            if (fatal.isPresent()) {
                return "stopped by " + fatal.get();
            }
            supervisor.look();
            control.look();
            List<BotStatus> bots = session.statuses();
            long now = clock.nanoTime();
            tellFirstOrder(bots);
            outreach.look(session, bots, web.alerts());
            view.show(bots, Duration.ofNanos(now - started));
            web.look(session, Duration.ofNanos(now - started), firstOrderTold);
            if (supervisor.isOver()) {
                return "all bots have ended";
            }
            if (now >= end) {
                return "stopped after " + limit.map(LiveRun::words).orElse("");
            }
            if (signal.await(Duration.ofNanos(Math.min(web.period(REFRESH).toNanos(), end - now)))) {
                return "stopped by a signal";
            }
        }
    }

    private void tellFirstOrder(List<BotStatus> bots) {
        if (firstOrderTold) {
            return;
        }
        bots.stream()
                .flatMap(bot -> bot.firstOrderNanos().stream())
                .min(Long::compare)
                .ifPresent(first -> {
                    firstOrderTold = true;
                    BigDecimal seconds = BigDecimal.valueOf(first - ProcessStart.epochNanos(), 9);
                    view.say("first order after %s s".formatted(seconds.setScale(2, RoundingMode.HALF_UP)));
                });
    }

    private static String words(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
