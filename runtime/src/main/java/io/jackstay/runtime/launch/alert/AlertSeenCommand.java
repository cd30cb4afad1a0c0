package io.jackstay.runtime.launch.alert;

import com.google.inject.Inject;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.control.ControlClient;
import io.jackstay.runtime.control.ControlCommand;
import io.jackstay.runtime.control.ControlRequest;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.history.SeenAlerts;
import io.jackstay.runtime.launch.command.FolderOptions;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.notify.ChannelRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code jackstay alert seen OF CODE[:SUBJECT]}. Not thread safe: owned by the main thread. */
@Command(
        name = "seen",
        description = "Says that one alert was seen: status and the page show it no more, until it is raised again.",
        footer = {
            "",
            "With a process it is asked, so that the bot's journal has who said so; without one it is kept in the data directory alone. For all at once: status --acknowledge."
        })
public final class AlertSeenCommand implements Callable<Integer> {
    private final Streams streams;
    private final Environment environment;
    private final Clock clock;

    @Parameters(index = "0", paramLabel = "OF", description = "Who raised it: a bot, a login, or \"all bots\"")
    private String of = "";

    @Parameters(
            index = "1",
            paramLabel = "CODE[:SUBJECT]",
            description = "Its code, and its subject where status shows one")
    private String alert = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "CONF",
            description = "The configuration file, for its data-dir; ./data without it")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Inject
    AlertSeenCommand(Streams streams, Environment environment, Clock clock) {
        this.streams = streams;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Path data = folder.dataDir(file, environment);
        RaisedAlert found = known(data)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILED,
                        "%s has no alert %s of %s; status --all shows them".formatted(data, id(), of)));
        String words = byProcess(data).orElseGet(() -> {
            new SeenAlerts(data)
                    .acknowledge(found, environment.variables().getOrDefault("USER", "somebody"), clock.epochNanos());
            return "seen";
        });
        streams.out().println("%s: %s %s".formatted(of, id(), words));
        return ExitCode.DONE.number();
    }

    private String id() {
        return alert.indexOf(':') < 0 ? alert + ":" : alert;
    }

    private Optional<RaisedAlert> known(Path data) {
        List<RaisedAlert> all = new ArrayList<>(new DataDirectory(data, clock).alerts());
        ChannelRecord.of(data).forEach(record -> record.alert().ifPresent(all::add));
        return all.stream()
                .filter(raised -> raised.who().equals(of) && raised.alert().id().equals(id()))
                .findFirst();
    }

    /** What a process says that knows the alert; one of an earlier process it may not know. */
    private Optional<String> byProcess(Path data) {
        try {
            return new ControlClient(data, clock)
                    .ask(new ControlRequest(ControlCommand.ACKNOWLEDGE, of, "", "", id(), ""))
                    .filter(answer -> answer.result() == ControlAnswer.Result.DONE)
                    .map(ControlAnswer::words);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNCONFIRMED, "%s of %s: %s".formatted(id(), of, e.getMessage()));
        }
    }
}
