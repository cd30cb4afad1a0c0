package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads a configuration file. Thread safe: each load has its own state. */
public final class ConfigFile {
    private ConfigFile() {}

    /**
     * What a load has given. Immutable, but for the problems, to which the next steps of the start add theirs.
     *
     * @param config complete when there are no errors; else what could be made of the file, so that the rest can be
     *     checked too
     * @param keys those of the file, with the values that {@code config} was made of
     */
    public record Loaded(JackstayConfig config, FlatKeys keys, Problems problems) {
        public Loaded {
            requireNonNull(config, "config is null");
            requireNonNull(keys, "keys are null");
            requireNonNull(problems, "problems is null");
        }

        /** The same file, of which something else is made. */
        public Loaded with(JackstayConfig changed) {
            return new Loaded(changed, keys, problems);
        }
    }

    /**
     * Reads the file and what it includes, and checks all that can be checked without the plugins. Throws nothing for
     * whatever may stand in the file.
     *
     * @param overrides {@code path=value}, each from one {@code --set}; later ones win
     * @param environment for substitutions
     */
    public static Loaded load(Path file, List<String> overrides, Map<String, String> environment) {
        Problems problems = new Problems();
        SourceReader reader = new SourceReader(problems);
        return load(file, reader, reader.read(file), overrides, environment, problems);
    }

    /** The same for a text that stands in no file; {@code name} is what messages call it. */
    public static Loaded parse(String name, String text, List<String> overrides, Map<String, String> environment) {
        Problems problems = new Problems();
        SourceReader reader = new SourceReader(problems);
        return load(Path.of(name), reader, reader.read(name, text), overrides, environment, problems);
    }

    private static Loaded load(
            Path file,
            SourceReader reader,
            Optional<Source> source,
            List<String> overrides,
            Map<String, String> environment,
            Problems problems) {
        List<CommandLineValue> values = CommandLineValue.parse(overrides, problems);
        return source.flatMap(main -> {
                    List<Outline.Entry> entries = entries(main, List.of());
                    Where top = new Where(file.toString(), 0);
                    HoconTree tree =
                            new HoconTree(environment, new HoconOrigins(reader::nameOf, entries, top), problems);
                    Optional<Node.Section> root = tree.read(main, values);
                    new Redeclared(problems).report(entries);
                    return root.map(section -> new Loaded(
                            new FileBinder(file, entries, problems).bind(section, values),
                            FlatKeys.of(section),
                            problems));
                })
                .orElseGet(() -> new Loaded(JackstayConfig.empty(file), FlatKeys.NONE, problems));
    }

    /** All keys of a file, those of included files at the place of the include. */
    private static List<Outline.Entry> entries(Source source, List<String> prefix) {
        List<Outline.Entry> entries = new ArrayList<>();
        for (Outline.Item item : source.outline().items()) {
            if (item instanceof Outline.Entry entry) {
                entries.add(new Outline.Entry(
                        joined(prefix, entry.keys()), entry.where(), entry.block(), entry.value(), entry.variable()));
            } else if (item instanceof Outline.Include include) {
                Source included = source.includes().get(include.target());
                if (included != null) {
                    entries.addAll(entries(included, joined(prefix, include.keys())));
                }
            }
        }
        return entries;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
