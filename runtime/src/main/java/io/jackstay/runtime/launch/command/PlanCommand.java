package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.launch.outlook.PlanObject;
import io.jackstay.runtime.launch.outlook.PlanPage;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.plan.LookAhead;
import io.jackstay.runtime.plan.Outlook;
import io.jackstay.runtime.session.LiveDriver;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackstay plan CONF}. Not thread safe: owned by the main thread. */
@Command(
        name = "plan",
        description =
                "Shows what a start would place, keep and cancel at the live accounts, and what it risks; sends no order.",
        footer = {
            "",
            "The bots begin beside their accounts as they are, with what the data directory remembers; what they send is kept back and"
                    + " taken as resting. It ends when nothing more came for 3 s. It may be asked while a run goes on.",
            "Ends with 0; 1 when a bot could not be started; 78 when the configuration has mistakes."
        })
public final class PlanCommand implements Callable<Integer> {
    private final Preparation preparation;
    private final Streams streams;
    private final Clock clock;
    private final Network network;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            defaultValue = "15s",
            converter = DurationOption.class,
            description = "How long the bots may take at most until no more orders come; 15s")
    private Duration most = Duration.ofSeconds(15);

    @Option(names = "--json", description = "Makes the answer one JSON object")
    private boolean json;

    @Inject
    PlanCommand(Preparation preparation, Streams streams, Clock clock, Network network) {
        this.preparation = preparation;
        this.streams = streams;
        this.clock = clock;
        this.network = network;
    }

    @Override
    public Integer call() {
        Outlook outlook = look();
        PlanPage page = new PlanPage(outlook);
        if (json) {
            streams.out().println(JsonText.of(PlanObject.of(outlook, page.why())));
        } else {
            page.lines().forEach(streams.out()::println);
        }
        if (page.why().isEmpty()) {
            return ExitCode.DONE.number();
        }
        streams.err().println("jackstay: " + page.why());
        return ExitCode.FAILED.number();
    }

    private Outlook look() {
        try (Preparation.Prepared prepared = preparation.require(options);
                LiveDriver driver = new LiveDriver()) {
            DataDirectory directory =
                    new DataDirectory(prepared.loaded().config().settings().dataDir(), clock);
            return new LookAhead(prepared.plan(), prepared.catalog(), driver, network)
                    .look(directory.unkept(), most, problems -> preparation.requireNoErrors(options, problems));
        }
    }
}
