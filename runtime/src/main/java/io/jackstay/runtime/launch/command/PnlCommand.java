package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.history.BotHistory;
import io.jackstay.runtime.history.BotResults;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.Environment;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.ledger.Span;
import io.jackstay.runtime.loop.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay pnl BOT}. Not thread safe: owned by the main thread. */
@Command(
        name = "pnl",
        description =
                "Shows what a bot has earned and what it holds, from its journals, whether it runs or not; times are UTC.",
        footer = {
            "",
            "Session is its last process, day its last trading day. Unrealised results are as of the last mark that the bot"
                    + " wrote down, at most a second before its end; fees and funding that were paid are positive.",
            "With --from or --to: what was earned by day and by source in that time, and of all time, per asset; of"
                    + " unrealised results nothing."
        })
public final class PnlCommand implements Callable<Integer> {
    private final Streams streams;
    private final Environment environment;
    private final Clock clock;

    @Mixin
    private final HistoryOptions options = new HistoryOptions();

    @Inject
    PnlCommand(Streams streams, Environment environment, Clock clock) {
        this.streams = streams;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        options.span().ifPresentOrElse(this::ofLedger, this::ofJournals);
        return ExitCode.DONE.number();
    }

    private void ofLedger(Span span) {
        new LedgerEarnings(options, span, streams.out()).print(environment, clock);
    }

    private void ofJournals() {
        BotHistory history = options.read(environment, clock);
        BotResults results = history.results()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILED, "bot %s has a journal and has never begun".formatted(history.name())));
        PnlReport report = new PnlReport(history.name(), results);
        if (options.json()) {
            streams.out().println(report.json());
        } else if (options.csv()) {
            report.csv().forEach(streams.out()::println);
        } else {
            report.lines().forEach(streams.out()::println);
        }
    }
}
