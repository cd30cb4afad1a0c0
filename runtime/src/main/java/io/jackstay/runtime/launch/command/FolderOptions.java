package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.RuntimeSettings;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which data directory a command is about. Not thread safe: filled by picocli, then read. */
public final class FolderOptions {
    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Overrides a key of the configuration; may be repeated")
    private final List<String> overrides = new ArrayList<>();

    @Option(names = "--data-dir", paramLabel = "DIR", description = "Takes this data directory, whatever CONF says")
    private Optional<Path> folder = Optional.empty();

    /** The one that is named, else that of a configuration, else {@code ./data}. */
    public Path dataDir(Optional<Path> conf, Environment environment) {
        return folder.orElseGet(
                () -> conf.map(file -> of(file, environment)).orElse(RuntimeSettings.DEFAULT.dataDir()));
    }

    private Path of(Path conf, Environment environment) {
        ConfigFile.Loaded loaded = ConfigFile.load(conf, overrides, environment.variables());
        if (loaded.problems().hasErrors()) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "%s can't be read: %s; name the folder with --data-dir"
                            .formatted(conf, loaded.problems().sorted().get(0)));
        }
        return loaded.config().settings().dataDir();
    }
}
