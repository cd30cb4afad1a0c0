package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.backtest.RunWatcher;
import io.jackstay.runtime.backtest.VirtualRun;
import io.jackstay.runtime.backtest.report.RunReport;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.data.RecordingCache;
import io.jackstay.runtime.data.Recordings;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.session.RecordedData;
import io.jackstay.runtime.session.SessionJournals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackstay backtest CONF --data FILE}. Not thread safe: owned by the main thread. */
@Command(
        name = "backtest",
        description = "Runs the bots of a configuration on virtual time over recorded market data.",
        footer = {
            "",
            "The figures and the digest of the decisions are as of the end of the data, before the orders that are still"
                    + " open then are cancelled. Ends with 1 when a data file can't be read or a bot failed, 78 when the"
                    + " configuration has mistakes."
        })
public final class BacktestCommand implements Callable<Integer> {
    private final Preparation preparation;
    private final Streams streams;
    private final Clock clock;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "[MARKET=]FILE",
            description = "A recording, plain or gzip: for the only market, or for the one that is named, such as"
                    + " sim:BTC-USDC-PERP=btc.gz; may be repeated")
    private final List<String> data = new ArrayList<>();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "Runs so many times in one process and reports the last run; 1 unless given")
    private int repeat = 1;

    @Option(
            names = "--no-cache",
            description =
                    "Reads the data from its own files, neither from the copies that earlier runs have left in the"
                            + " folder cache of the data directory, nor leaving any")
    private boolean noCache;

    @Option(
            names = "--record",
            paramLabel = "DIR",
            description = "Leaves the tapes of bots with record = true in this folder, for jackstay replay")
    private Optional<Path> tapes = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Writes what came of the run as one page of HTML that needs nothing else; replaces a file that is"
                            + " there")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--json", description = "Makes the last line one JSON object")
    private boolean json;

    @Inject
    BacktestCommand(Preparation preparation, Streams streams, Clock clock) {
        this.preparation = preparation;
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (repeat < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--repeat %d: expected 1 or more".formatted(repeat));
        }
        BacktestReport made = new BacktestReport(run());
        if (json) {
            streams.out().println(made.json());
        } else {
            made.lines().forEach(streams.out()::println);
        }
        return ExitCode.DONE.number();
    }

    private BacktestResult run() {
        try (Preparation.Prepared prepared = preparation.require(options)) {
            SortedMap<MarketId, Path> files = DataFiles.of(data, prepared.plan().markets());
            RecordedData.Opener opener = opener(prepared);
            for (int before = 1; before < repeat; before++) {
                run(prepared, files, opener, RunWatcher.NONE);
            }
            BacktestResult made = report.isPresent()
                    ? reported(prepared, files, opener, report.get())
                    : run(prepared, files, opener, RunWatcher.NONE);
            if (made.gaps() > 0) {
                streams.err()
                        .println("warning: the recorded book was lost %s, and empty until the next snapshot"
                                .formatted(Words.count(made.gaps(), "time")));
            }
            requireNoFailure(made);
            return made;
        }
    }

    private BacktestResult reported(
            Preparation.Prepared prepared, SortedMap<MarketId, Path> files, RecordedData.Opener opener, Path file) {
        RunReport told = new RunReport(opener);
        BacktestResult made = run(prepared, files, told.opener(), told.recorder());
        told.write(file, made, RunTold.of(options, data, files, made, file));
        return made;
    }

    private BacktestResult run(
            Preparation.Prepared prepared,
            SortedMap<MarketId, Path> files,
            RecordedData.Opener opener,
            RunWatcher watcher) {
        Problems problems = new Problems();
        VirtualRun run = new VirtualRun(prepared.plan(), clock, problems, streams.err()::println, journals());
        Optional<BacktestResult> result = run.over(files, opener, watcher);
        preparation.requireNoErrors(options, problems);
        return result.orElseThrow(() -> new CommandFailure(ExitCode.FAILED, "the run gave no result"));
    }

    private SessionJournals journals() {
        return tapes.map(folder -> SessionJournals.tapes(new DataDirectory(folder, clock).own()))
                .orElseGet(SessionJournals::none);
    }

    private RecordedData.Opener opener(Preparation.Prepared prepared) {
        if (noCache) {
            return Recordings::open;
        }
        Path folder = prepared.loaded().config().settings().dataDir().resolve("cache");
        return new RecordingCache(folder, warning -> streams.err().println("warning: " + warning))::open;
    }

    private static void requireNoFailure(BacktestResult result) {
        for (BotStatus bot : result.bots()) {
            if (bot.failed()) {
                throw new CommandFailure(ExitCode.FAILED, "bot %s failed: %s".formatted(bot.name(), bot.why()));
            }
        }
    }
}
