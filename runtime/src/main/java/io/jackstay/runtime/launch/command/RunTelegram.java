package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.JackstayConfig;
import io.jackstay.runtime.control.ControlCommands;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.telegram.TelegramDesk;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The chats of a run, where a configuration names some. Not thread safe: owned by the main thread. */
final class RunTelegram implements AutoCloseable {
    private final Optional<TelegramDesk> desk;

    private final AtomicReference<List<SessionPicture.About>> abouts;

    private RunTelegram(Optional<TelegramDesk> desk, AtomicReference<List<SessionPicture.About>> abouts) {
        this.desk = requireNonNull(desk, "desk is null");
        this.abouts = requireNonNull(abouts, "abouts are null");
    }

    /** @param commands what the command line asks too */
    static RunTelegram open(JackstayConfig config, DataDirectory directory, ControlCommands commands, Clock clock) {
        List<String> bots = config.bots().stream().map(BotBlock::name).toList();
        AtomicReference<List<SessionPicture.About>> abouts = new AtomicReference<>();
        try {
            Optional<TelegramDesk> desk = config.settings()
                    .outreach()
                    .telegram()
                    .map(block -> TelegramDesk.open(
                            block,
                            commands,
                            new RunFacts(
                                    directory,
                                    bots,
                                    clock,
                                    RunTelegram::version,
                                    () -> Optional.ofNullable(abouts.get()),
                                    LedgerFacts.of(config.settings(), clock)),
                            clock));
            return new RunTelegram(desk, abouts);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.CONFIGURATION, "jackstay.telegram: " + e.getMessage());
        }
    }

    /** The session has started, so what its bots are is known. */
    void begun(SessionPicture picture) {
        abouts.set(picture.bots().stream().map(SessionPicture.OneBot::about).toList());
    }

    private static String version() {
        return "jackstay "
                + Optional.ofNullable(RunTelegram.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)");
    }

    @Override
    public void close() {
        desk.ifPresent(TelegramDesk::close);
    }
}
