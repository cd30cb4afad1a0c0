package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.config.alert.AlertChannel;
import io.jackstay.runtime.config.alert.AlertLevel;
import io.jackstay.runtime.config.alert.AlertsBlock;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.outbound.JdkPoster;
import io.jackstay.runtime.outbound.Poster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends what was raised by all channels of a configuration. Not thread safe but for {@link #figures}: owned by the thread that drives the
 * session. Nothing here waits for a channel, but for {@link #close}, which waits a few seconds.
 */
public final class AlertDesk implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("jackstay.alert");
    private static final Duration LAST_WORDS = Duration.ofSeconds(4);
    private static final long LONGEST_PARK_NANOS = Duration.ofSeconds(30).toNanos();
    /** How much of the past a channel is told when what it was told is not known, because its file can't be read. */
    private static final long AFTER_DAMAGE_NANOS = Duration.ofHours(1).toNanos();

    private final Clock clock;
    private final AlertsBlock settings;
    private final Poster poster;
    private final List<Runner> runners = new ArrayList<>();
    private final Map<String, RaisedAlert> alerts = new LinkedHashMap<>();
    private volatile boolean closing;
    private volatile long endNanos = Long.MAX_VALUE;

    /** A channel and its thread. */
    private record Runner(ChannelWorker worker, Thread thread) {}

    private AlertDesk(AlertsBlock settings, Clock clock, Poster poster) {
        this.settings = requireNonNull(settings, "settings are null");
        this.clock = requireNonNull(clock, "clock is null");
        this.poster = requireNonNull(poster, "poster is null");
    }

    /**
     * Begins to send; costs nothing where no channel is configured.
     *
     * @param dataDir owned by this process
     * @throws IllegalArgumentException when a file that the settings name can't be used
     */
    public static AlertDesk open(AlertsBlock settings, Path dataDir, Clock clock) {
        Poster poster = settings.channels().isEmpty() ? NOBODY : JdkPoster.of(settings.transport());
        AlertDesk desk = new AlertDesk(settings, clock, poster);
        settings.channels().forEach((name, channel) -> desk.add(name, channel, dataDir));
        desk.runners.forEach(runner -> runner.thread().start());
        return desk;
    }

    private static final Poster NOBODY = (to, headers, json, timeout) -> {
        throw new IllegalStateException("no channel, and something to send");
    };

    private void add(String name, AlertChannel channel, Path dataDir) {
        ChannelFile file = new ChannelFile(dataDir, name);
        long now = clock.epochNanos();
        ChannelState state =
                file.read().orElseGet(() -> new ChannelState(file.exists() ? now - AFTER_DAMAGE_NANOS : now));
        NoticeQueue queue = new NoticeQueue(settings, channel.level(), channel.mostPerMinute(), state);
        ChannelWorker worker = new ChannelWorker(
                name,
                Channels.of(channel, settings.transport(), poster, clock),
                queue,
                state,
                file,
                clock,
                this::onTrouble);
        Thread thread = new Thread(() -> run(worker), "alert-" + name);
        thread.setDaemon(true);
        runners.add(new Runner(worker, thread));
    }

    private void run(ChannelWorker worker) {
        try {
            while (true) {
                // Read before the turn: what was told before the close is taken by a turn after it.
                boolean last = closing;
                if (last) {
                    worker.hurry();
                }
                long due = worker.turn();
                long left = due - clock.epochNanos();
                if (last && left >= endNanos - clock.nanoTime()) {
                    return;
                }
                // What came during the turn may have woken a channel that waited for its peer, and nobody after that.
                if (left > 0 && !worker.hasNews() && closing == last) {
                    LockSupport.parkNanos(this, Math.min(left, LONGEST_PARK_NANOS));
                }
            }
        } catch (InterruptedException e) {
            // The desk is closed: what has not left is in the file.
            Thread.currentThread().interrupt();
        }
    }

    private void onTrouble(String channel, String why) {
        if (why.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, () -> "alerts are delivered again channel=%s".formatted(channel));
            return;
        }
        AlertCode code = AlertCode.ALERT_UNDELIVERED;
        LOG.log(System.Logger.Level.ERROR, () -> "alert code=%s process subject=\"%s\" count=1 text=\"%s\""
                .formatted(code, channel, why));
        Notice notice = new Notice(
                AlertLevel.WARNING,
                RaisedAlert.PROCESS,
                code.name(),
                channel,
                "alerts are not delivered by channel %s: %s".formatted(channel, why),
                clock.epochNanos(),
                1);
        for (Runner runner : runners) {
            if (!runner.worker().name().equals(channel)) {
                runner.worker().tell(notice);
                LockSupport.unpark(runner.thread());
            }
        }
    }

    /** Alerts as they are now; of those of one bot, code and subject the latest counts, and none is forgotten while this lives. */
    public void look(List<RaisedAlert> now) {
        if (runners.isEmpty()) {
            return;
        }
        boolean changed = false;
        for (RaisedAlert raised : now) {
            String key = "%s|%s|%s"
                    .formatted(
                            raised.who(), raised.alert().code(), raised.alert().subject());
            RaisedAlert before = alerts.get(key);
            if (before == null
                    || !before.equals(raised)
                            && before.alert().nanos() <= raised.alert().nanos()) {
                alerts.put(key, raised);
                changed = true;
            }
        }
        if (changed) {
            List<RaisedAlert> known = List.copyOf(alerts.values());
            runners.forEach(runner -> {
                runner.worker().know(known);
                LockSupport.unpark(runner.thread());
            });
        }
    }

    /** Something of the process's life that no journal has, as info. */
    public void tell(String who, String code, String text) {
        if (settings.lifeCycle()) {
            Notice notice = new Notice(AlertLevel.INFO, who, code, "", text, clock.epochNanos(), 1);
            runners.forEach(runner -> {
                runner.worker().tell(notice);
                LockSupport.unpark(runner.thread());
            });
        }
    }

    /** What each channel has done. */
    public List<ChannelFigures> figures() {
        return runners.stream().map(runner -> runner.worker().figures()).toList();
    }

    /** What waits leaves, where that takes a few seconds at most; the rest is told by the next process. */
    @Override
    public void close() {
        endNanos = clock.nanoTime() + LAST_WORDS.toNanos();
        closing = true;
        runners.forEach(runner -> LockSupport.unpark(runner.thread()));
        try {
            for (Runner runner : runners) {
                long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(endNanos - clock.nanoTime()));
                runner.thread().join(left);
                if (runner.thread().isAlive()) {
                    runner.thread().interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        poster.close();
    }
}
