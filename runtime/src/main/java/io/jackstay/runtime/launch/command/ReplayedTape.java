package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.bot.BotReplay;
import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.tape.TapeHead;
import io.jackstay.runtime.tape.TapedTurn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one tape. Immutable.
 *
 * @param otherJars jars of now that are not those of the tape
 * @param whole whether the tape has its end
 * @param turns that were played
 * @param events what they took in
 * @param requests that were compared
 * @param difference the first one; empty when there is none
 */
record ReplayedTape(
        TapeHead head,
        List<TapeHead.Jar> otherJars,
        boolean whole,
        long turns,
        long events,
        long requests,
        Optional<BotReplay.Difference> difference) {
    ReplayedTape {
        otherJars = List.copyOf(otherJars);
    }

    boolean isIdentical() {
        return difference.isEmpty();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s, begun %s: %s, %s, %s: %s"
                .formatted(
                        head.bot(),
                        HistoryTable.time(head.begunNanos()),
                        Words.count(turns, "turn"),
                        Words.count(events, "event"),
                        Words.count(requests, "request"),
                        isIdentical() ? "identical" : "not the same"));
        if (!whole) {
            lines.add("  its end is missing: the process was killed, or the disk too slow for it");
        }
        otherJars.forEach(
                jar -> lines.add("  %s is another %s than the recorded one".formatted(jar.plugin(), jar.file())));
        difference.ifPresent(first -> describe(first, lines));
        return lines;
    }

    private static void describe(BotReplay.Difference first, List<String> lines) {
        lines.add("  first difference in turn %d%s"
                .formatted(
                        first.turn(),
                        cause(first).map(event -> ", at \"" + event + "\"").orElse("")));
        first.took().forEach(taken -> lines.add("    took " + taken));
        if (first.words().isEmpty()) {
            lines.add("    recorded: " + line(first.recorded()));
            lines.add("    replayed: " + line(first.replayed()));
        } else {
            lines.add("    " + first.words());
        }
    }

    private static Optional<String> cause(BotReplay.Difference first) {
        return first.recorded().or(first::replayed).map(TapedTurn.Decision::cause);
    }

    private static String line(Optional<TapedTurn.Decision> decision) {
        return decision.map(TapedTurn.Decision::line).orElse("nothing more");
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bot", head.bot());
        json.put("begun", HistoryTable.time(head.begunNanos()).toString());
        json.put("turns", turns);
        json.put("events", events);
        json.put("requests", requests);
        json.put("identical", isIdentical());
        json.put("whole", whole);
        json.put("otherJars", otherJars.stream().map(TapeHead.Jar::file).toList());
        difference.ifPresent(first -> {
            Map<String, Object> where = new LinkedHashMap<>();
            where.put("turn", first.turn());
            where.put("event", cause(first).orElse(""));
            where.put("took", first.took());
            where.put("recorded", first.recorded().map(TapedTurn.Decision::line).orElse(""));
            where.put("replayed", first.replayed().map(TapedTurn.Decision::line).orElse(""));
            where.put("why", first.words());
            json.put("difference", where);
        });
        return json;
    }
}
