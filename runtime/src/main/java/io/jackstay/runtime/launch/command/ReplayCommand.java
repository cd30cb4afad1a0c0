package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.Clock;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackstay replay DIR}. Not thread safe: owned by the main thread. */
@Command(
        name = "replay",
        description = "Turns recorded bots again as their tapes say, and compares every request that they make.",
        footer = {
            "",
            "A bot is recorded with record = true in its block. Nothing is sent, and the data directory is only read. Ends with 0"
                    + " when every request is the same, byte for byte; 1 when one is not, which is shown with its event."
        })
public final class ReplayCommand implements Callable<Integer> {
    private final Streams streams;
    private final Clock clock;

    @Mixin
    private final PluginOptions options = new PluginOptions();

    @Option(names = "--json", description = "Makes the last line one JSON object")
    private boolean json;

    @Parameters(paramLabel = "DIR", description = "The data directory of the run")
    private Path folder = Path.of("");

    @Option(names = "--bot", paramLabel = "NAME", description = "Replays this bot alone")
    private Optional<String> bot = Optional.empty();

    @Inject
    ReplayCommand(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintStream words = json ? streams.err() : streams.out();
        List<ReplayedTape> tapes = new ArrayList<>();
        DataDirectory directory = new DataDirectory(folder, clock);
        for (String name : wanted(directory)) {
            try (TapeReplays replays = new TapeReplays(options.folders(), tapes::add)) {
                directory.readTapes(name, replays);
            }
        }
        tapes.forEach(tape -> tape.lines().forEach(words::println));
        boolean identical = tapes.stream().allMatch(ReplayedTape::isIdentical);
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("identical", identical);
            answer.put("tapes", tapes.stream().map(ReplayedTape::json).toList());
            streams.out().println(JsonText.of(answer));
        }
        return (identical ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private List<String> wanted(DataDirectory directory) {
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure(ExitCode.FAILED, "%s is no folder".formatted(folder));
        }
        List<String> recorded = directory.tapes();
        if (recorded.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.FAILED, "%s has no tape: no bot with record = true has run with it".formatted(folder));
        }
        if (bot.isPresent() && !recorded.contains(bot.get())) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "%s has no tape of bot %s, it has %s".formatted(folder, bot.get(), String.join(", ", recorded)));
        }
        return bot.map(List::of).orElse(recorded);
    }
}
