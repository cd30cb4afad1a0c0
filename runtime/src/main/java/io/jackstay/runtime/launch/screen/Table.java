package io.jackstay.runtime.launch.screen;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns; columns of numbers stand to the right. Not thread safe: owned by the thread that prints. */
public final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private record Column(String title, boolean right) {}

    public Table left(String title) {
        columns.add(new Column(title, false));
        return this;
    }

    public Table right(String title) {
        columns.add(new Column(title, true));
        return this;
    }

    /** {@link IllegalArgumentException} when there are more or fewer cells than columns. */
    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("%d columns, %d cells".formatted(columns.size(), cells.length));
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, titles first; no line ends in a blank. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<String> titles = columns.stream().map(Column::title).toList();
        lines.add(line(titles));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String padding = " ".repeat(width(i) - cell.length());
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).right ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int width = columns.get(column).title.length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }
}
