package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.config.Nearest;
import io.jackstay.runtime.config.RuntimeSettings;
import io.jackstay.runtime.journal.JournalFiles;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.loop.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which journals a command is about. Not thread safe: filled by picocli, then read. */
final class JournalOptions {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR|BOT",
            description = "A data directory, or a bot whose journal is meant; ./data without it")
    private Optional<String> target = Optional.empty();

    @Option(names = "--data-dir", paramLabel = "DIR", description = "Where a bot's journal is; ./data without it")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--json", description = "Makes the answer JSON")
    private boolean json;

    /** The journals that are meant. */
    record Chosen(Path folder, JournalFiles files, List<StreamName> streams) {}

    boolean json() {
        return json;
    }

    Chosen choose(Clock clock) {
        Optional<Path> named = target.map(Path::of).filter(Files::isDirectory);
        Path data = named.or(() -> folder).orElse(RuntimeSettings.DEFAULT.dataDir());
        JournalFiles files = new JournalFiles(data, clock);
        List<StreamName> all = files.streams();
        if (all.isEmpty()) {
            throw new CommandFailure(ExitCode.FAILED, "%s has no journal: name the data directory".formatted(data));
        }
        if (named.isPresent() || target.isEmpty()) {
            return new Chosen(data, files, all);
        }
        return new Chosen(data, files, List.of(require(target.get(), data, all)));
    }

    private static StreamName require(String name, Path data, List<StreamName> all) {
        List<String> known = all.stream().map(StreamName::value).toList();
        for (StreamName stream : all) {
            if (stream.value().equals(name) || stream.bot().filter(name::equals).isPresent()) {
                return stream;
            }
        }
        String meant = Nearest.name(
                        name,
                        all.stream().flatMap(stream -> stream.bot().stream()).toList())
                .map(near -> "; did you mean %s?".formatted(near))
                .orElse("");
        throw new CommandFailure(
                ExitCode.FAILED,
                "%s is no folder, and %s has no journal of that name, it has %s%s"
                        .formatted(name, data, String.join(", ", known), meant));
    }
}
