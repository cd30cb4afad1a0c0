package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay journal inspect}. Not thread safe: owned by the main thread. */
@Command(
        name = "inspect",
        description =
                "Lists journals with their records, snapshots, size and state; changes nothing and takes no lock.")
public final class JournalInspectCommand implements Callable<Integer> {
    private final Streams streams;
    private final Clock clock;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Inject
    JournalInspectCommand(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        JournalOptions.Chosen chosen = options.choose(clock);
        JournalPage.print(chosen.streams().stream().map(chosen.files()::check).toList(), options.json(), streams.out());
        return ExitCode.DONE.number();
    }
}
