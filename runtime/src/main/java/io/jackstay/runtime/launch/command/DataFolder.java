package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.RuntimeSettings;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which data directory a command reads. Pure functions. */
public final class DataFolder {
    private DataFolder() {}

    /** The one that is named, else that of a configuration, else {@code ./data}. */
    public static Path of(Optional<Path> named, Optional<Path> conf, List<String> overrides, Environment environment) {
        return named.orElseGet(
                () -> conf.map(file -> of(file, overrides, environment)).orElse(RuntimeSettings.DEFAULT.dataDir()));
    }

    private static Path of(Path conf, List<String> overrides, Environment environment) {
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
