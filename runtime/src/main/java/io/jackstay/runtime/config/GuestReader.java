package io.jackstay.runtime.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Takes the runtime's own keys out of a plugin's block. Immutable: pure functions. */
final class GuestReader {
    /** What is reserved in the block of a strategy or a risk rule. */
    static final SortedSet<String> PLUGIN_ONLY = words(PluginBlock.PLUGIN_KEY);
    /** What is reserved in the block of a connector. */
    static final SortedSet<String> CONNECTOR =
            words(PluginBlock.PLUGIN_KEY, "debug", "risk", "dead-man", "drift", "transport", "emulator");

    private static final List<String> TAKEN =
            List.of(PluginBlock.PLUGIN_KEY, "debug", "risk", "dead-man", "drift", "transport", "emulator");

    private GuestReader() {}

    /** Empty when the block names no plugin; that has been reported. */
    static Optional<PluginBlock> read(
            Node.Section section, String path, SortedSet<String> reserved, Problems problems) {
        Node plugin = section.at(PluginBlock.PLUGIN_KEY);
        String pluginPath = KeyPath.child(path, PluginBlock.PLUGIN_KEY);
        if (plugin instanceof Node.Broken) {
            return Optional.empty();
        }
        if (!(plugin instanceof Node.Text name) || name.text().isBlank()) {
            boolean missing = plugin instanceof Node.Unset;
            problems.error(
                    plugin.where(),
                    pluginPath,
                    plugin.shown(),
                    missing ? "is missing, it must be" : "must be",
                    "the name of a plugin",
                    "");
            return Optional.empty();
        }
        Map<String, Node> own = new LinkedHashMap<>(section.keys());
        own.keySet().removeAll(taken(reserved));
        Node.Section rest = new Node.Section(section.where(), own);
        return Optional.of(new PluginBlock(name.text(), name.where(), path, rest, reserved));
    }

    /** Those of the reserved keys that the runtime reads. */
    static List<String> taken(SortedSet<String> reserved) {
        return TAKEN.stream().filter(reserved::contains).toList();
    }

    private static SortedSet<String> words(String... words) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(List.of(words)));
    }
}
