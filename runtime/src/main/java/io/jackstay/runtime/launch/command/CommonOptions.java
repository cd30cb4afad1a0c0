package io.jackstay.runtime.launch.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that reads a configuration takes. Not thread safe: filled by picocli, then read. */
final class CommonOptions {
    @Parameters(paramLabel = "CONF", description = "The configuration file")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Overrides a key of the configuration, such as bots.btc.strategy.levels=5; may be repeated")
    private final List<String> overrides = new ArrayList<>();

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "Searches this folder for plugins too; may be repeated")
    private final List<Path> plugins = new ArrayList<>();

    Path file() {
        return file;
    }

    List<String> overrides() {
        return List.copyOf(overrides);
    }

    List<Path> plugins() {
        return List.copyOf(plugins);
    }
}
