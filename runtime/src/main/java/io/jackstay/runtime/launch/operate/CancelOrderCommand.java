package io.jackstay.runtime.launch.operate;

import com.google.inject.Inject;
import io.jackstay.runtime.control.ControlCommand;
import io.jackstay.runtime.launch.command.BotNames;
import io.jackstay.runtime.launch.command.FolderOptions;
import io.jackstay.runtime.launch.process.Environment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackstay cancel-order BOT CLOID}. Not thread safe: owned by the main thread. */
@Command(
        name = "cancel-order",
        description = "Cancels one order of a running bot; its strategy goes on and may place it again.",
        footer = {
            "",
            "Asks nothing: it sends nothing but a cancel. Ends with 0 when it is done and confirmed, 1 when not, 3 when a venue or the bot has not confirmed it."
        })
public final class CancelOrderCommand implements Callable<Integer>, Target {
    private final Operation operation;

    @Parameters(index = "0", paramLabel = "BOT", completionCandidates = BotNames.class, description = "The bot's name")
    private String bot = "";

    @Parameters(
            index = "1",
            paramLabel = "CLOID",
            description = "The order's client order id, as orders shows it while it is open")
    private String cloid = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "CONF",
            description = "The configuration file, for its data-dir; ./data without it")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--why", paramLabel = "TEXT", description = "The reason, which is written down and shown")
    private String why = "";

    @Option(names = "--json", description = "Makes the answer one JSON object")
    private boolean json;

    @Inject
    CancelOrderCommand(Operation operation) {
        this.operation = operation;
    }

    @Override
    public Integer call() {
        return operation.run(ControlCommand.CANCEL_ORDER, false, this);
    }

    @Override
    public String bot() {
        return bot;
    }

    @Override
    public String subject() {
        return cloid;
    }

    @Override
    public String why() {
        return why;
    }

    @Override
    public boolean yes() {
        return true;
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
