package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.journal.JournalCheck;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What journals are found to be, for people and for scripts. Stateless. */
final class JournalPage {
    private JournalPage() {}

    static void print(List<JournalCheck> checks, boolean json, PrintStream out) {
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("journals", checks.stream().map(JournalPage::object).toList());
            out.println(JsonText.of(answer));
            return;
        }
        HistoryTable table = new HistoryTable()
                .left("journal", "journal")
                .left("state", "state")
                .right("records", "records")
                .right("last", "lastRecord")
                .right("snapshot", "snapshotUpTo")
                .right("epoch", "epoch")
                .right("segments", "segments")
                .right("bytes", "bytes");
        checks.forEach(check -> table.row(
                check.stream(),
                state(check),
                check.records(),
                check.lastSequence(),
                check.snapshot().isPresent() ? String.valueOf(check.snapshot().getAsLong()) : "",
                check.epoch(),
                check.segments(),
                check.bytes()));
        table.print(out);
        checks.forEach(check -> check.words().forEach(words -> out.println(check.stream() + ": " + words)));
    }

    private static String state(JournalCheck check) {
        return check.verdict().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> object(JournalCheck check) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("journal", check.stream().value());
        object.put("state", state(check));
        object.put("records", check.records());
        object.put("lastRecord", check.lastSequence());
        if (check.snapshot().isPresent()) {
            object.put("snapshotUpTo", check.snapshot().getAsLong());
        }
        object.put("epoch", check.epoch());
        object.put("segments", check.segments());
        object.put("bytes", check.bytes());
        object.put("findings", check.words());
        return object;
    }
}
