package io.jackstay.runtime.web;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.web.view.Node;
import io.jackstay.runtime.web.view.OverviewTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of the log, and among them the latest fills, which no log has. Stateless. */
final class LogRows {
    private LogRows() {}

    static List<Map<String, @Nullable Object>> of(List<LogLine> lines, SessionPicture picture) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(OverviewTree.fills(picture));
        lines.forEach(line -> rows.add(row(line)));
        rows.sort(Comparator.comparingLong(row -> (Long) requireNonNull(row.get("at"))));
        return rows;
    }

    private static Map<String, @Nullable Object> row(LogLine line) {
        return new Node()
                .put("id", "l" + line.number())
                .put("at", (Object) line.atMillis())
                .word("level", line.level())
                .put("bot", line.bot().isEmpty() ? null : line.bot())
                .put("text", line.text())
                .map();
    }
}
