package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.ProcessStart;
import io.jackstay.runtime.session.Ending;
import io.jackstay.runtime.session.LiveDriver;
import io.jackstay.runtime.session.Session;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One session on the machine's clock, from its start to its confirmed stop. Not thread safe: owned by the main thread. */
final class LiveRun {
    private static final System.Logger LOG = System.getLogger(LiveRun.class.getName());
    private static final Duration REFRESH = Duration.ofMillis(250);

    private final Preparation.Prepared prepared;
    private final Preparation preparation;
    private final StopSignal signal;
    private final Clock clock;
    private final StatusView view;
    private boolean firstOrderTold;

    LiveRun(Preparation.Prepared prepared, Preparation preparation, StopSignal signal, Clock clock, StatusView view) {
        this.prepared = prepared;
        this.preparation = preparation;
        this.signal = signal;
        this.clock = clock;
        this.view = view;
    }

    RunReport run(CommonOptions options, Optional<Duration> limit) {
        try (LiveDriver driver = new LiveDriver();
                Session session = new Session(prepared.plan(), driver, Optional.empty(), view::say)) {
            Problems problems = new Problems();
            session.start(problems);
            preparation.requireNoErrors(options, problems);
            long started = clock.nanoTime();
            String why;
            boolean faulty = false;
            try {
                why = watch(session, started, limit);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the status can't be shown, so the bots are stopped", e);
                why = "stopped by an internal fault: " + e;
                faulty = true;
            }
            Ending ending = session.stop(why);
            if (faulty) {
                return RunReport.of(ending).asFailed();
            }
            view.show(ending.bots(), Duration.ofNanos(clock.nanoTime() - started));
            return RunReport.of(ending);
        }
    }

    /** Shows the session until it is over; tells why. */
    private String watch(Session session, long started, Optional<Duration> limit) {
        long end = limit.map(time -> started + time.toNanos()).orElse(Long.MAX_VALUE);
        while (true) {
            List<BotStatus> bots = session.statuses();
            long now = clock.nanoTime();
            tellFirstOrder(bots);
            view.show(bots, Duration.ofNanos(now - started));
            if (session.allStopped()) {
                return "all bots have ended";
            }
            if (now >= end) {
                return "stopped after " + limit.map(LiveRun::words).orElse("");
            }
            if (signal.await(Duration.ofNanos(Math.min(REFRESH.toNanos(), end - now)))) {
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
