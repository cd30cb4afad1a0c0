package io.jackstay.runtime.launch.operate;

import io.jackstay.runtime.launch.command.BotNames;
import io.jackstay.runtime.launch.command.FolderOptions;
import io.jackstay.runtime.launch.process.Environment;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command to a running bot takes. Not thread safe: filled by picocli, then read. */
final class TargetOptions implements Target {
    @Parameters(index = "0", paramLabel = "BOT", completionCandidates = BotNames.class, description = "The bot's name")
    private String bot = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CONF",
            description = "The configuration file, for its data-dir; ./data without it")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--why", paramLabel = "TEXT", description = "The reason, which is written down and shown")
    private String why = "";

    @Option(names = "--yes", description = "Does not ask; needed where there is no terminal to answer on")
    private boolean yes;

    @Option(names = "--json", description = "Makes the answer one JSON object")
    private boolean json;

    @Override
    public String bot() {
        return bot;
    }

    @Override
    public String subject() {
        return "";
    }

    @Override
    public String why() {
        return why;
    }

    @Override
    public boolean yes() {
        return yes;
    }

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public Path dataDir(Environment environment) {
        return folder.dataDir(file, environment);
    }
}
