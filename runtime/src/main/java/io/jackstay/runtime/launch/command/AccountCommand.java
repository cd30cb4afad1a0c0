package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.config.ConnectorBlock;
import io.jackstay.runtime.config.JackstayConfig;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.launch.holdings.AccountPage;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.session.AccountLook;
import io.jackstay.runtime.session.LiveDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackstay account CONF}. Not thread safe: owned by the main thread. */
@Command(
        name = "account",
        description =
                "Shows what each login holds, has open and has filled, by REST and by stream, side by side; sends no order.",
        footer = {
            "",
            "It may be asked while a run goes on. Equity and free margin move with each price and are not compared.",
            "Ends with 0, differences or not; 1 when a login can't be looked at; 78 when the configuration has mistakes."
        })
public final class AccountCommand implements Callable<Integer> {
    private static final int MOST_FILLS = 2_000;

    private final Preparation preparation;
    private final Streams streams;
    private final Clock clock;
    private final Network network;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Option(
            names = "--connector",
            paramLabel = "NAME",
            description = "Looks at this login alone; may be given several times")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--fills",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many of the latest fills of a login are shown, of those of seven days; 10")
    private int fills;

    @Option(names = "--json", description = "Makes the answer one JSON object")
    private boolean json;

    @Inject
    AccountCommand(Preparation preparation, Streams streams, Clock clock, Network network) {
        this.preparation = preparation;
        this.streams = streams;
        this.clock = clock;
        this.network = network;
    }

    @Override
    public Integer call() {
        if (fills < 0 || fills > MOST_FILLS) {
            throw new CommandFailure(ExitCode.USAGE, "--fills takes 0 to %d, not %d".formatted(MOST_FILLS, fills));
        }
        AccountPage page = look();
        if (json) {
            streams.out().println(JsonText.of(page.object()));
        } else {
            page.lines().forEach(streams.out()::println);
        }
        if (!page.isFailed()) {
            return ExitCode.DONE.number();
        }
        streams.err().println("jackstay: " + page.why());
        return ExitCode.FAILED.number();
    }

    private AccountPage look() {
        try (Preparation.Prepared prepared = preparation.require(options);
                LiveDriver driver = new LiveDriver()) {
            JackstayConfig config = prepared.loaded().config();
            checkNames(config);
            DataDirectory directory = new DataDirectory(config.settings().dataDir(), clock);
            AccountLook look = new AccountLook(driver, network, directory::memory, directory.folder(), fills);
            return new AccountPage(look.look(prepared.plan(), names));
        }
    }

    private void checkNames(JackstayConfig config) {
        List<String> known =
                config.connectors().stream().map(ConnectorBlock::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "--connector %s: the connectors are %s".formatted(name, String.join(", ", known)));
            }
        }
    }
}
