package io.jackstay.testkit.crash;

import io.jackstay.emulator.base.trial.Rehearsal;
import io.jackstay.runtime.launch.ToolCommand;
import io.jackstay.runtime.plugin.PluginFolders;
import io.jackstay.testkit.emulate.Providers;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code jackstay crash-test --runs N [--connector NAME] [--json]}. Not thread safe: one use. */
public final class CrashTestCommand implements ToolCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final String HELP = """
            Usage: jackstay crash-test --runs N [--json] [--points K3,ROLL] [--seed S] [--threads N]
                                       [--table FILE] [--connector NAME]

            Starts this distribution as a process with a grid on a venue in another process, kills it,
            starts it again, stops it in order, and compares its journals with the venue's own books:
            fills, position, open orders, client order ids.
              --connector NAME  the shipped connector at the emulator of its venue, over sockets, in
                                place of the crash test's own pair of both
              --runs N          kills; the points take turns, RANDOM and K1 to K8, ROLL, COMPACT, AMEND,
                                RECOVERY and SEQUENCE
              --json            the last line of standard output is one JSON object: runs,
                                violations, points, recoveryP99Nanos
              --points NAMES    these alone; STOP, which takes no turn otherwise, asks for a stop by
                                SIGTERM at a random instant
              --seed S          of the first run; each run has the next. A seed draws when a process is
                                killed, and not what the machine does meanwhile
              --threads N       runs at a time; as many as there are processors
              --table FILE      writes the table there as a page

            Exit code 0: nothing was lost, doubled or left. 1: something was; its line says what.
            """;

    @Override
    public String name() {
        return "crash-test";
    }

    @Override
    public String summary() {
        return "Kills this distribution and compares what it knows then with a venue: crash-test --runs 24";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(HELP);
            return DONE;
        }
        CrashOptions options = CrashOptions.parse(arguments);
        // One object for a program, and everything for people beside it.
        PrintStream words = options.json() ? err : out;
        try {
            CrashSummary summary = new CrashRuns(options, venues(options), home(), words).run();
            summary.lines().forEach(words::println);
            if (options.table().isPresent()) {
                Files.writeString(options.table().get(), summary.page(options));
            }
            if (options.json()) {
                out.println(summary.json());
            }
            summary.failure().ifPresent(why -> err.println("jackstay: crash-test: " + why));
            return summary.failure().isPresent() ? FAILED : DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static CrashVenue.Opening venues(CrashOptions options) {
        Optional<Rehearsal> rehearsal = options.connector().map(Providers::rehearsal);
        return rehearsal
                .<CrashVenue.Opening>map(found -> folder -> new EmulatedPlace(found))
                .orElse(folder -> VenueProcess.start(folder.resolve("venue.log")));
    }

    private static Path home() {
        String home = System.getProperty(PluginFolders.HOME_PROPERTY, "");
        if (home.isEmpty()) {
            throw new IllegalStateException(
                    "where the distribution is is not known: start this command with the launcher");
        }
        return Path.of(home).toAbsolutePath();
    }
}
