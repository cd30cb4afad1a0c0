package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.journal.JournalCheck;
import io.jackstay.runtime.journal.JournalCheck.Verdict;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.loop.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay journal verify}. Not thread safe: owned by the main thread. */
@Command(
        name = "verify",
        description =
                "Reads journals whole and says whether the next run can use them; changes nothing and takes no lock.",
        footer = {
            "",
            "Ends with 0 when each can be used, one with a torn end too, which the next run cuts; 1 when one is damaged."
        })
public final class JournalVerifyCommand implements Callable<Integer> {
    private final Streams streams;
    private final Clock clock;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Inject
    JournalVerifyCommand(Streams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        JournalOptions.Chosen chosen = options.choose(clock);
        List<JournalCheck> checks =
                chosen.streams().stream().map(chosen.files()::check).toList();
        JournalPage.print(checks, options.json(), streams.out());
        List<JournalCheck> damaged = checks.stream()
                .filter(check -> check.verdict() == Verdict.DAMAGED)
                .toList();
        if (!damaged.isEmpty()) {
            throw new CommandFailure(ExitCode.FAILED, damaged.get(0).words().get(0));
        }
        return ExitCode.DONE.number();
    }
}
