package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Table;
import io.jackstay.runtime.ledger.LedgerDatabase;
import io.jackstay.runtime.ledger.LedgerRebuild;
import io.jackstay.runtime.loop.Clock;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackstay ledger rebuild}. Not thread safe: owned by the main thread. */
@Command(
        name = "rebuild",
        description = "Fills the ledger anew from the journals, whether a process runs or not.",
        footer = {
            "",
            "Each row that the journals can tell becomes what they say; rows of before what they still have one by one stay."
                    + " Ends with 1 when a journal can't be read, and then its rows are as they were."
        })
public final class LedgerRebuildCommand implements Callable<Integer> {
    private final Streams streams;
    private final Environment environment;
    private final Clock clock;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CONF",
            description = "The configuration file, for its data-dir and ledger; ./data without it")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--json", description = "Makes the answer one JSON object")
    private boolean json;

    @Inject
    LedgerRebuildCommand(Streams streams, Environment environment, Clock clock) {
        this.streams = streams;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        LedgerDatabase database = folder.ledger(file, environment);
        DataDirectory directory = new DataDirectory(folder.dataDir(file, environment), clock);
        if (directory.bots().isEmpty()) {
            throw HistoryOptions.unknown("", directory);
        }
        LedgerRebuild.Rebuilt rebuilt = LedgerRebuild.run(database, clock);
        if (json) {
            streams.out().println(JsonText.of(object(database, rebuilt)));
        } else {
            lines(database, rebuilt).forEach(streams.out()::println);
        }
        if (!rebuilt.broken().isEmpty()) {
            throw new CommandFailure(ExitCode.FAILED, rebuilt.broken().get(0));
        }
        return ExitCode.DONE.number();
    }

    private static Map<String, Object> object(LedgerDatabase database, LedgerRebuild.Rebuilt rebuilt) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ledger", database.words());
        object.put(
                "tables",
                rebuilt.tables().stream()
                        .map(table -> {
                            Map<String, Object> of = new LinkedHashMap<>();
                            of.put("table", table.name());
                            of.put("rowsBefore", table.before());
                            of.put("rows", table.after());
                            of.put("same", table.same());
                            return of;
                        })
                        .toList());
        return object;
    }

    private static List<String> lines(LedgerDatabase database, LedgerRebuild.Rebuilt rebuilt) {
        Table table = new Table()
                .left(database.words())
                .right("rows before")
                .right("rows")
                .left("");
        rebuilt.tables()
                .forEach(each -> table.row(
                        each.name(),
                        String.valueOf(each.before()),
                        String.valueOf(each.after()),
                        each.same() ? "as it was" : "changed"));
        return table.lines();
    }
}
