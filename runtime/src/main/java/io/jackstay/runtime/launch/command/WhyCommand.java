package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.history.OrderChain;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.Clock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackstay why BOT [CLOID]}. Not thread safe: owned by the main thread. */
@Command(
        name = "why",
        description =
                "Tells from the journals what keeps a bot from its next order, or how one order came about; times are UTC.",
        footer = {
            "",
            "It may be asked whether the bot runs or not. Without CLOID: halts, markets, refusals, the strategy's own words,",
            "how far each risk rule is from its limit. With the client order id of an order, from `orders`: from the event",
            "to the venue's last word."
        })
public final class WhyCommand implements Callable<Integer> {
    private final Streams streams;
    private final Environment environment;
    private final Clock clock;

    @Parameters(index = "0", paramLabel = "BOT", completionCandidates = BotNames.class, description = "The bot's name")
    private String bot = "";

    @Parameters(
            index = "1..*",
            arity = "0..2",
            paramLabel = "[CLOID] [CONF]",
            description =
                    "The client order id of an order, all digits; the configuration file, for its data-dir, ./data without it")
    private List<String> rest = new ArrayList<>();

    @Mixin
    private final FolderOptions folder = new FolderOptions();

    @Option(names = "--json", description = "Makes the answer one JSON object")
    private boolean json;

    @Inject
    WhyCommand(Streams streams, Environment environment, Clock clock) {
        this.streams = streams;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        List<String> cloids = rest.stream().filter(WhyCommand::isNumber).toList();
        List<String> files = rest.stream().filter(each -> !isNumber(each)).toList();
        if (cloids.size() > 1 || files.size() > 1) {
            throw new CommandFailure(
                    ExitCode.USAGE, "why takes one CLOID and one CONF behind the bot, not " + String.join(" ", rest));
        }
        Optional<Path> file = files.stream().findFirst().map(Path::of);
        DataDirectory directory = new DataDirectory(folder.dataDir(file, environment), clock);
        BotHistory history = HistoryOptions.read(bot, directory);
        if (cloids.isEmpty()) {
            SilencePage page = new SilencePage(history, directory.owner(), clock.epochNanos());
            print(page.object(), page.lines());
        } else {
            ChainPage page = new ChainPage(history.name(), require(history, cloids.get(0)));
            print(page.object(), page.lines());
        }
        return ExitCode.DONE.number();
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,19}");
    }

    private static OrderChain require(BotHistory history, String cloid) {
        Optional<OrderChain> found;
        try {
            found = history.chain(Long.parseLong(cloid));
        } catch (NumberFormatException e) {
            found = Optional.empty();
        }
        return found.orElseThrow(() -> new CommandFailure(
                ExitCode.FAILED,
                "bot %s has no order %s among its open ones and the latest 500 that have ended: see `orders %s --all`"
                        .formatted(history.name(), cloid, history.name())));
    }

    private void print(Map<String, Object> object, List<String> lines) {
        if (json) {
            streams.out().println(JsonText.of(object));
        } else {
            lines.forEach(streams.out()::println);
        }
    }
}
