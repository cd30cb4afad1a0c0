package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.history.ExportedRecord;
import io.jackstay.runtime.history.JournalExport;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay journal export}. Not thread safe: owned by the main thread. */
@Command(
        name = "export",
        description =
                "Writes the records of journals to standard output, one a line; changes nothing and takes no lock.",
        footer = {"", "Of a damaged journal the records before the damage come, and the command ends with 1."})
public final class JournalExportCommand implements Callable<Integer> {
    private final Streams streams;
    private final Clock clock;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Inject
    JournalExportCommand(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        JournalOptions.Chosen chosen = options.choose(clock);
        for (StreamName stream : chosen.streams()) {
            new JournalExport(chosen.folder(), clock).read(stream, this::print);
        }
        return ExitCode.DONE.number();
    }

    private void print(ExportedRecord next) {
        if (!options.json()) {
            streams.out()
                    .println("%s %d %s %s".formatted(next.journal(), next.sequence(), next.level(), next.record()));
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("journal", next.journal());
        object.put("sequence", next.sequence());
        object.put("level", next.level());
        object.put("type", next.type());
        object.put("record", next.record());
        streams.out().println(JsonText.of(object));
    }
}
