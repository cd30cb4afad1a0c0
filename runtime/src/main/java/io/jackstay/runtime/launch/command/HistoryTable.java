package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.launch.screen.Table;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The same rows as a table for people, as comma-separated lines and as JSON objects. Not thread safe: owned by the main thread.
 *
 * <p>In the table a column is left out that has nothing in any row.
 */
final class HistoryTable {
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();

    /** @param title of the table, {@code name} of CSV and JSON */
    private record Column(String title, String name, boolean right) {}

    HistoryTable left(String title, String name) {
        columns.add(new Column(title, name, false));
        return this;
    }

    HistoryTable right(String title, String name) {
        columns.add(new Column(title, name, true));
        return this;
    }

    void row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("%d columns, %d cells".formatted(columns.size(), cells.length));
        }
        rows.add(List.of(cells));
    }

    /** UTC, with all digits. */
    static Instant time(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos);
    }

    void printCsv(PrintStream out) {
        out.println(CsvText.line(columns.stream().map(Column::name).toList()));
        rows.forEach(row ->
                out.println(CsvText.line(row.stream().map(HistoryTable::exact).toList())));
    }

    List<Map<String, Object>> objects() {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (List<Object> row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                object.put(columns.get(i).name, row.get(i));
            }
            objects.add(object);
        }
        return objects;
    }

    void print(PrintStream out) {
        SortedSet<Integer> shown = new TreeSet<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            if (rows.stream().anyMatch(row -> !exact(row.get(column)).isEmpty())) {
                shown.add(i);
            }
        }
        Table table = new Table();
        shown.forEach(i -> {
            Column column = columns.get(i);
            if (column.right) {
                table.right(column.title);
            } else {
                table.left(column.title);
            }
        });
        for (List<Object> row : rows) {
            table.row(shown.stream().map(i -> forPeople(row.get(i))).toArray(String[]::new));
        }
        table.lines().forEach(out::println);
    }

    private static String exact(Object cell) {
        return cell instanceof java.math.BigDecimal number ? number.toPlainString() : cell.toString();
    }

    private static String forPeople(Object cell) {
        return cell instanceof Instant time
                ? time.truncatedTo(ChronoUnit.MILLIS).toString()
                : exact(cell);
    }
}
