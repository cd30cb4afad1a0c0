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
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** The chats of a run, where a configuration names some. Not thread safe: owned by the main thread. */
final class RunTelegram implements AutoCloseable {
    private final Optional<TelegramDesk> desk;

    private final AtomicReference<Set<String>> paper;

    private RunTelegram(Optional<TelegramDesk> desk, AtomicReference<Set<String>> paper) {
        this.desk = requireNonNull(desk, "desk is null");
        this.paper = requireNonNull(paper, "paper is null");
    }

    /** @param commands what the command line asks too */
    static RunTelegram open(JackstayConfig config, DataDirectory directory, ControlCommands commands, Clock clock) {
        List<String> bots = config.bots().stream().map(BotBlock::name).toList();
        AtomicReference<Set<String>> paper = new AtomicReference<>();
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
                                    () -> Optional.ofNullable(paper.get()),
                                    LedgerFacts.of(config.settings(), clock)),
                            clock));
            return new RunTelegram(desk, paper);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.CONFIGURATION, "jackstay.telegram: " + e.getMessage());
        }
    }

    /** The session has started, so it is known at which bots no money is at stake. */
    void begun(SessionPicture picture) {
        paper.set(picture.bots().stream()
                .map(SessionPicture.OneBot::about)
                .filter(SessionPicture.About::paper)
                .map(SessionPicture.About::name)
                .collect(Collectors.toUnmodifiableSet()));
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
