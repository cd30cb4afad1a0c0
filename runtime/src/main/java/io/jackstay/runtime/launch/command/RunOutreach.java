package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.JackstayConfig;
import io.jackstay.runtime.config.alert.Outreach;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.hub.Heartbeats;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.notify.AlertDesk;
import io.jackstay.runtime.notify.ChannelFigures;
import io.jackstay.runtime.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * To whom a run speaks beside its screen: the channels of alerts, and a hub. Not thread safe: owned by the main thread; costs nothing where
 * neither is configured.
 */
final class RunOutreach implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RunOutreach.class.getName());
    private static final String PROCESS = "process";

    private final AlertDesk desk;
    private final DataDirectory directory;
    private final boolean telling;
    private final Optional<Heartbeats> heartbeats;
    private final BeatMaker beats;
    private final Set<String> ended = new TreeSet<>();

    private RunOutreach(
            AlertDesk desk,
            DataDirectory directory,
            boolean telling,
            Optional<Heartbeats> heartbeats,
            BeatMaker beats) {
        this.desk = requireNonNull(desk, "desk is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.telling = telling;
        this.heartbeats = requireNonNull(heartbeats, "heartbeats are null");
        this.beats = requireNonNull(beats, "beats are null");
    }

    /**
     * Begins with what earlier processes have raised and nobody has been told.
     *
     * @param directory owned by this process
     */
    static RunOutreach open(JackstayConfig config, DataDirectory directory, Clock clock) {
        Outreach outreach = config.settings().outreach();
        try {
            RunOutreach run = new RunOutreach(
                    AlertDesk.open(outreach.alerts(), directory.folder(), clock),
                    directory,
                    !outreach.alerts().channels().isEmpty(),
                    outreach.hub().map(hub -> Heartbeats.open(hub, clock)),
                    BeatMaker.here());
            run.lookAtJournals();
            return run;
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.CONFIGURATION, "jackstay, alerts or hub: " + e.getMessage());
        }
    }

    /** What a damaged journal has is not told; the start says what is wrong with it. */
    private void lookAtJournals() {
        if (!telling) {
            return;
        }
        try {
            desk.look(directory.alerts());
        } catch (JackstayException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "alerts of the journals can't be read reason=\"%s\""
                    .formatted(e.getMessage()));
        }
    }

    /** The session has started. */
    void begun(Session session) {
        List<String> names = session.statuses().stream().map(BotStatus::name).toList();
        desk.tell(PROCESS, "STARTED", "%s: %s".formatted(Words.count(names.size(), "bot"), String.join(", ", names)));
    }

    /**
     * To be called a few times a second.
     *
     * @param more alerts of the process that the session does not know
     */
    void look(Session session, List<BotStatus> bots, List<RaisedAlert> more) {
        heartbeats.filter(Heartbeats::isDue).ifPresent(hub -> hub.publish(beats.of(session.picture(true))));
        if (!telling) {
            return;
        }
        desk.look(session.alerts());
        desk.look(more);
        for (BotStatus bot : bots) {
            if (bot.state() == BotState.STOPPED) {
                if (ended.add(bot.name())) {
                    desk.tell(bot.name(), "ENDED", bot.sentence());
                }
            } else {
                ended.remove(bot.name());
            }
        }
    }

    /** Any thread: what each channel has done. */
    List<ChannelFigures> channels() {
        return desk.figures();
    }

    /** The session has stopped. */
    void stopped(RunReport report) {
        String bots = report.bots().stream()
                .map(bot -> "%s: %s".formatted(bot.name(), bot.sentence()))
                .collect(Collectors.joining("; "));
        desk.tell(PROCESS, "STOPPED", bots.isEmpty() ? report.why() : "%s; %s".formatted(report.why(), bots));
    }

    @Override
    public void close() {
        heartbeats.ifPresent(Heartbeats::close);
        lookAtJournals();
        desk.close();
    }
}
