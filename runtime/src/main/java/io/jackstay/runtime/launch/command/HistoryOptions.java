package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.config.Nearest;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.ledger.Ledger;
import io.jackstay.runtime.ledger.LedgerDatabase;
import io.jackstay.runtime.ledger.LedgerFiller;
import io.jackstay.runtime.ledger.Span;
import io.jackstay.runtime.loop.Clock;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands take that read a bot's journals. Not thread safe: filled by picocli, then read. */
final class HistoryOptions {
    @Parameters(index = "0", paramLabel = "BOT", completionCandidates = BotNames.class, description = "The bot's name")
    private String bot = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CONF",
            description = "The configuration file, for its data-dir; ./data without it")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Mixin
    private final SpanOptions span = new SpanOptions();

    @ArgGroup
    private final Form form = new Form();

    /** How the answer is written. */
    static final class Form {
        @Option(names = "--json", description = "Makes the answer one JSON object")
        private boolean json;

        @Option(names = "--csv", description = "Makes the answer comma-separated lines, titles first")
        private boolean csv;
    }

    boolean json() {
        return form.json;
    }

    boolean csv() {
        return form.csv;
    }

    String bot() {
        return bot;
    }

    /** The time that is asked for; empty for what the journals have. */
    Optional<Span> span() {
        return span.span();
    }

    /**
     * Brings the ledger up to what the journals have now, whether a process does the same or not, and reads it.
     *
     * @param answer what is read for the bot that is named
     */
    <T> T ledger(Environment environment, Clock clock, Function<Ledger, T> answer) {
        LedgerDatabase database = folder.ledger(file, environment);
        DataDirectory directory = new DataDirectory(dataDir(environment), clock);
        if (directory.bots().isEmpty()) {
            throw unknown(bot, directory);
        }
        try (LedgerFiller filler = LedgerFiller.open(database, clock)) {
            filler.finish();
        }
        try (Ledger ledger = Ledger.open(database)) {
            if (!ledger.bots().contains(bot)) {
                throw unknown(bot, directory);
            }
            return answer.apply(ledger);
        }
    }

    /** Reads the bot's journals, whether a process writes them or not. */
    BotHistory read(Environment environment, Clock clock) {
        return read(bot, new DataDirectory(dataDir(environment), clock));
    }

    /** Reads a bot's journals of a data directory; the failure of a name that is unknown there says which are known. */
    static BotHistory read(String bot, DataDirectory directory) {
        return directory.read(bot).orElseThrow(() -> unknown(bot, directory));
    }

    LocalTime dayStart(Environment environment) {
        return folder.dayStart(file, environment);
    }

    private Path dataDir(Environment environment) {
        return folder.dataDir(file, environment);
    }

    static CommandFailure unknown(String bot, DataDirectory directory) {
        List<String> bots = directory.bots();
        if (bots.isEmpty()) {
            return new CommandFailure(
                    ExitCode.FAILED,
                    "%s has no journal of any bot: none has run with it yet; name the configuration, or the folder with --data-dir"
                            .formatted(directory.folder()));
        }
        String meant = Nearest.name(bot, bots)
                .map(near -> "; did you mean %s?".formatted(near))
                .orElse("");
        return new CommandFailure(
                ExitCode.FAILED,
                "%s has no journal of bot %s, it has %s%s"
                        .formatted(directory.folder(), bot, String.join(", ", bots), meant));
    }
}
