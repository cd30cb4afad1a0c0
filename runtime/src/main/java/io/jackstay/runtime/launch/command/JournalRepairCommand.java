package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.journal.JournalRepair;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay journal repair}. Not thread safe: owned by the main thread. */
@Command(
        name = "repair",
        description = "Cuts damaged journals to their last good prefix, and keeps a copy of each as it was.",
        footer = {
            "",
            "Nothing is made up: what is cut, the next run asks the venues for. Where the first records are gone, nothing is",
            "changed. Needs the data directory for itself: stop what runs with it."
        })
public final class JournalRepairCommand implements Callable<Integer> {
    private final Streams streams;
    private final Clock clock;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Inject
    JournalRepairCommand(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        JournalOptions.Chosen chosen = options.choose(clock);
        List<Map<String, Object>> answers = new ArrayList<>();
        for (StreamName stream : chosen.streams()) {
            JournalRepair done = chosen.files().repair(stream);
            if (options.json()) {
                answers.add(object(done));
            } else {
                print(done);
            }
        }
        if (options.json()) {
            streams.out().println(JsonText.of(Map.of("journals", answers)));
        }
        return ExitCode.DONE.number();
    }

    private void print(JournalRepair done) {
        if (!done.changed()) {
            streams.out().println(done.stream() + ": nothing to repair");
            return;
        }
        streams.out().println("%s: repaired, as it was it is in %s".formatted(done.stream(), done.copy()));
        done.words().forEach(words -> streams.out().println("  " + words));
    }

    private static Map<String, Object> object(JournalRepair done) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("journal", done.stream().value());
        object.put("changed", done.changed());
        object.put("lastRecord", done.lastSequence());
        object.put("copy", done.copy());
        object.put("findings", done.words());
        return object;
    }
}
