package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.LedgerBlock;
import io.jackstay.runtime.config.RuntimeSettings;
import io.jackstay.runtime.config.Switch;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.ledger.LedgerDatabase;
import java.nio.file.Path;
import java.time.LocalTime;
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

    /** When the trading day begins. */
    LocalTime dayStart(Optional<Path> conf, Environment environment) {
        return conf.map(file -> load(file, environment).config().settings().dayStart())
                .orElse(RuntimeSettings.DEFAULT.dayStart());
    }

    /** The ledger of that folder, where the configuration says that it is; beside the journals when none is named. */
    public LedgerDatabase ledger(Optional<Path> conf, Environment environment) {
        LedgerBlock block = conf.map(
                        file -> load(file, environment).config().settings().ledger())
                .orElse(LedgerBlock.DEFAULT);
        if (block.keep() == Switch.OFF) {
            throw new CommandFailure(
                    ExitCode.FAILED, "the configuration says ledger { keep = off }: there is no history");
        }
        return new LedgerDatabase(block, dataDir(conf, environment));
    }

    private Path of(Path conf, Environment environment) {
        return load(conf, environment).config().settings().dataDir();
    }

    private ConfigFile.Loaded load(Path conf, Environment environment) {
        ConfigFile.Loaded loaded = ConfigFile.load(conf, overrides, environment.variables());
        if (loaded.problems().hasErrors()) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "%s; or name the folder with --data-dir"
                            .formatted(loaded.problems().sorted().get(0)));
        }
        return loaded;
    }
}
