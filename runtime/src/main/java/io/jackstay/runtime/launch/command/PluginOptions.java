package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginFolders;
import io.jackstay.runtime.plugin.PluginPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What the commands about plugins take. Not thread safe: filled by picocli, then read. */
final class PluginOptions {
    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "Searches this folder for plugins too; may be repeated")
    private final List<Path> plugins = new ArrayList<>();

    List<Path> folders() {
        return List.copyOf(plugins);
    }

    PluginCatalog catalog() {
        return PluginCatalog.scan(PluginFolders.searched(plugins), PluginPolicy.DEFAULT);
    }

    static String searched(PluginCatalog catalog) {
        return catalog.searched().isEmpty()
                ? "no folder"
                : catalog.searched().stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
