package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.control.ControlCommands;
import io.jackstay.runtime.control.ControlServer;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.history.SeenAlerts;
import io.jackstay.runtime.launch.process.StopSignal;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.session.Session;
import io.jackstay.runtime.session.SessionControl;
import io.jackstay.runtime.session.Supervisor;
import java.util.Optional;
import java.util.function.Supplier;

/** What a run takes commands by, while it lives. Not thread safe: owned by the main thread. */
final class RunControl implements AutoCloseable {
    private final SessionControl control;
    private final Optional<ControlServer> server;
    private final RunTelegram telegram;

    private RunControl(SessionControl control, Optional<ControlServer> server, RunTelegram telegram) {
        this.control = requireNonNull(control, "control is null");
        this.server = requireNonNull(server, "server is null");
        this.telegram = requireNonNull(telegram, "telegram is null");
    }

    /** A run whose socket can't be opened goes on without. */
    static RunControl open(
            DataDirectory directory,
            Session session,
            Supervisor supervisor,
            StopSignal signal,
            Clock clock,
            ConfigFile.Loaded running,
            Supplier<ConfigFile.Loaded> source) {
        SeenAlerts seen = new SeenAlerts(directory.folder());
        SessionControl control = new SessionControl(
                session,
                supervisor,
                signal::nudge,
                running.keys(),
                source,
                (alert, by) -> seen.acknowledge(alert, by, clock.epochNanos()));
        RunTelegram telegram = RunTelegram.open(running.config(), directory, control, clock);
        return new RunControl(control, ControlServer.open(directory.folder(), control, clock), telegram);
    }

    /** The same commands, for another way in. */
    ControlCommands commands() {
        return control;
    }

    /** The session has started. */
    void begun(Session session) {
        control.begun();
        telegram.begun(session.picture(false));
    }

    /** Does what was asked. */
    void look() {
        control.look();
    }

    /** From here on nothing is begun. */
    void stopping() {
        control.stopping();
    }

    @Override
    public void close() {
        control.end();
        telegram.close();
        server.ifPresent(ControlServer::close);
    }
}
