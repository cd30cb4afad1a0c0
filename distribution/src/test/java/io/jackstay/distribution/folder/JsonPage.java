package io.jackstay.distribution.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The keys that {@code docs/json.md} names, and how they compare with those of an answer. Immutable. */
final class JsonPage {
    private static final String SAME_AGAIN = "the same again";

    private final Map<String, List<Row>> commands;

    private record Row(String path, String is, String when) {
        boolean always() {
            return when.equals("always");
        }

        /** Whether it stands for this path: by itself, by any name for a star, or for all below it. */
        boolean covers(String seen) {
            if (is.startsWith(SAME_AGAIN) && (seen.equals(path) || seen.startsWith(path + "."))) {
                return true;
            }
            return path.endsWith(".*") ? seen.startsWith(path.substring(0, path.length() - 1)) : seen.equals(path);
        }
    }

    private JsonPage(Map<String, List<Row>> commands) {
        this.commands = commands;
    }

    static JsonPage read(Path file) throws IOException {
        Map<String, List<Row>> commands = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("## ")) {
                rows = new ArrayList<>();
                commands.put(line.substring(3).strip(), rows);
            } else if (line.startsWith("| `")) {
                String[] cells = line.split("\\|", -1);
                rows.add(new Row(cells[1].strip().replace("`", ""), cells[2].strip(), cells[3].strip()));
            }
        }
        return new JsonPage(commands);
    }

    SortedSet<String> commands() {
        return new TreeSet<>(commands.keySet());
    }

    /** What an answer has that the page does not name, and what the page promises that the answer lacks. */
    List<String> differences(String command, JsonNode answer) {
        List<Row> rows = commands.getOrDefault(command, List.of());
        SortedSet<String> seen = new TreeSet<>();
        collect("", answer, seen);
        List<String> differences = new ArrayList<>();
        for (String path : seen) {
            boolean empty = path.endsWith("!");
            String bare = empty ? path.substring(0, path.length() - 1) : path;
            boolean known =
                    rows.stream().anyMatch(row -> row.covers(bare) || empty && (row.path + ".").startsWith(bare + "."))
                            || empty && rows.stream().anyMatch(row -> row.path.startsWith(bare));
            if (!known) {
                differences.add("%s: %s is not on the page".formatted(command, bare));
            }
        }
        for (Row row : rows) {
            if (row.always() && isDue(row.path, seen) && seen.stream().noneMatch(row::covers)) {
                differences.add("%s: %s is promised and not there".formatted(command, row.path));
            }
        }
        return differences;
    }

    /** Whether the object that the key belongs to is there. */
    private static boolean isDue(String path, SortedSet<String> seen) {
        int last = path.lastIndexOf('.');
        return last < 0 || seen.stream().anyMatch(other -> other.startsWith(path.substring(0, last + 1)));
    }

    /** The path of each value; that of an empty list or object ends with an exclamation mark. */
    private static void collect(String path, JsonNode node, SortedSet<String> paths) {
        if (node.isObject() && node.size() > 0) {
            node.properties()
                    .forEach(field -> collect(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), paths));
        } else if (node.isArray() && node.size() > 0) {
            node.forEach(member -> collect(path + "[]", member, paths));
        } else {
            paths.add(node.isContainerNode() ? path + "!" : path);
        }
    }
}
