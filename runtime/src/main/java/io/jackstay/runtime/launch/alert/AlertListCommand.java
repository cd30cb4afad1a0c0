package io.jackstay.runtime.launch.alert;

import com.google.inject.Inject;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.launch.command.FolderOptions;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Table;
import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.notify.ChannelRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackstay alert list}. Not thread safe: owned by the main thread. */
@Command(
        name = "list",
        description = "Shows what each channel has sent, what waits for it, and why it takes nothing; times are UTC.",
        footer = "The last 100 messages of each channel are kept. The alerts themselves are shown by status.")
public final class AlertListCommand implements Callable<Integer> {
    private final Streams streams;
    private final Environment environment;

    @Parameters(
            arity = "0..1",
            paramLabel = "CONF",
            description = "The configuration file, for its data-dir; ./data without it")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--json", description = "Makes the answer one JSON object")
    private boolean json;

    @Inject
    AlertListCommand(Streams streams, Environment environment) {
        this.streams = streams;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        List<ChannelRecord> records = ChannelRecord.of(folder.dataDir(file, environment));
        if (json) {
            streams.out()
                    .println(JsonLine.of(Map.of(
                            "channels",
                            records.stream().map(AlertListCommand::object).toList())));
        } else if (records.isEmpty()) {
            streams.out().println("no channel has been used here yet");
        } else {
            records.forEach(this::print);
        }
        return ExitCode.DONE.number();
    }

    private void print(ChannelRecord record) {
        streams.out()
                .printf(
                        "%s: %s waiting%s%s%n",
                        record.channel(),
                        Words.count(record.pending(), "notice"),
                        record.leftOut() == 0 ? "" : ", %d left out".formatted(record.leftOut()),
                        record.trouble().isEmpty()
                                ? ""
                                : "; takes nothing since %s: %s"
                                        .formatted(time(record.troubleNanos()), record.trouble()));
        Table table = new Table().left("at").left("what").right("notices").left("taken");
        record.deliveries()
                .forEach(one -> table.row(
                        time(one.nanos()),
                        one.title(),
                        one.notices() + "",
                        one.isTaken() ? "yes" : "NO: " + one.why()));
        if (!record.deliveries().isEmpty()) {
            table.lines().forEach(streams.out()::println);
        }
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Map<String, Object> object(ChannelRecord record) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("channel", record.channel());
        object.put("pending", record.pending());
        object.put("leftOut", record.leftOut());
        object.put("failures", record.failures());
        object.put("trouble", record.trouble());
        if (!record.trouble().isEmpty()) {
            object.put("troubleSince", time(record.troubleNanos()));
        }
        object.put(
                "deliveries",
                record.deliveries().stream().map(AlertListCommand::object).toList());
        return object;
    }

    private static Map<String, Object> object(ChannelRecord.Delivery delivery) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("at", time(delivery.nanos()));
        object.put("what", delivery.title());
        object.put("notices", delivery.notices());
        object.put("taken", delivery.isTaken());
        object.put("why", delivery.why());
        return object;
    }
}
