package io.jackstay.runtime.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files from which a configuration takes its secrets. Thread safe: pure functions. */
public final class SecretFiles {
    private SecretFiles() {}

    /** All {@code { file = path }} in the blocks of plugins: the one form in which a secret comes from a file. */
    public static SortedSet<Path> of(JackstayConfig config) {
        SortedSet<Path> files = new TreeSet<>();
        for (ConnectorBlock connector : config.connectors()) {
            add(connector.plugin(), files);
            connector.risk().forEach(rule -> add(rule, files));
        }
        for (BotBlock bot : config.bots()) {
            add(bot.strategy(), files);
            bot.risk().forEach(rule -> add(rule, files));
        }
        config.settings().risk().forEach(rule -> add(rule, files));
        return files;
    }

    private static void add(PluginBlock block, SortedSet<Path> files) {
        add(block.section(), files);
    }

    private static void add(Node node, SortedSet<Path> files) {
        if (node instanceof Node.Items items) {
            items.items().forEach(item -> add(item, files));
        } else if (node instanceof Node.Section section) {
            if (section.keys().size() == 1 && section.at(SecretReader.FILE_KEY) instanceof Node.Text file) {
                add(file.text(), files);
            } else {
                section.keys().values().forEach(child -> add(child, files));
            }
        }
    }

    private static void add(String file, SortedSet<Path> files) {
        try {
            files.add(Path.of(file));
        } catch (InvalidPathException e) {
            // The binding has reported it already.
            return;
        }
    }
}
