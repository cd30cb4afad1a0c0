package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.config.JackstayConfig;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Words;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay check CONF}. Not thread safe: owned by the main thread. */
@Command(
        name = "check",
        description = "Lists all mistakes in a configuration at once, and starts nothing.",
        footer = "Ends with 0 when a run would start, 78 when it would not.")
public final class CheckCommand implements Callable<Integer> {
    private final Preparation preparation;
    private final Streams streams;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Inject
    CheckCommand(Preparation preparation, Streams streams) {
        this.preparation = preparation;
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try (Preparation.Prepared prepared = preparation.prepare(options)) {
            preparation.print(prepared.problems());
            if (prepared.problems().hasErrors()) {
                throw new CommandFailure(ExitCode.CONFIGURATION, Preparation.summary(options, prepared.problems()));
            }
            JackstayConfig config = prepared.loaded().config();
            int warnings = prepared.problems().warnings();
            streams.out()
                    .printf(
                            "ok: %s, %s%s%n",
                            Words.count(config.connectors().size(), "connector"),
                            Words.count(config.bots().size(), "bot"),
                            warnings == 0 ? "" : ", " + Words.count(warnings, "warning"));
        }
        return ExitCode.DONE.number();
    }
}
