package io.jackstay.runtime.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports keys that are given twice, which HOCON merges or overrides without a word. Not thread safe: owned by one
 * load.
 *
 * <p>Two blocks on one name below {@code bots} or {@code connectors} are an error, wherever they stand: they would
 * become one bot. Elsewhere only a second literal in the same file is a slip, and a warning: a default followed by an
 * optional substitution, an included file followed by what differs, and a block that extends {@code ${another}} are
 * how HOCON is used.
 */
final class Redeclared {
    private final Problems problems;
    private final List<String> twice = new ArrayList<>();

    Redeclared(Problems problems) {
        this.problems = problems;
    }

    void report(List<Outline.Entry> entries) {
        Map<String, Outline.Entry> first = new HashMap<>();
        for (Outline.Entry entry : entries) {
            String path = identity(entry);
            boolean literal = entry.value() == Outline.Value.BLOCK || entry.value() == Outline.Value.LITERAL;
            Outline.Entry before = literal ? first.putIfAbsent(path, entry) : null;
            if (before != null && before.value() == entry.value()) {
                report(before, entry);
            }
        }
    }

    /** Blocks of a list have no name: their keys are compared within one block only. */
    private static String identity(Outline.Entry entry) {
        String path = entry.path();
        return path.indexOf('[') < 0 ? path : entry.where().file() + '\n' + entry.block() + '\n' + path;
    }

    private void report(Outline.Entry before, Outline.Entry again) {
        String path = again.path();
        if (twice.stream().anyMatch(name -> path.startsWith(name + "."))) {
            return;
        }
        String section = again.keys().get(0);
        boolean named = section.equals(FileKeys.BOTS) || section.equals(FileKeys.CONNECTORS);
        boolean block = again.value() == Outline.Value.BLOCK;
        if (named && block && again.keys().size() == 2) {
            twice.add(path);
            problems.error(
                    again.where(),
                    path,
                    "",
                    "is declared twice, first at " + before.where() + ":",
                    "each " + (section.equals(FileKeys.BOTS) ? "bot" : "connector") + " needs a name of its own",
                    "");
        } else if (before.where().file().equals(again.where().file())
                && again.keys().size() > (block ? 2 : 1)) {
            String effect = block ? "the two blocks are merged" : "the last one counts";
            problems.warning(again.where(), path, "", "is set twice, first at " + before.where() + ":", effect, "");
        }
    }
}
