package io.jackstay.testkit.simulate;

import io.jackstay.runtime.launch.ToolCommand;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginFolders;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.testkit.emulate.Providers;
import java.io.PrintStream;
import java.util.List;

/** {@code jackstay simulate --seeds A..B [--json]}. Not thread safe: one use. */
public final class SimulateCommand implements ToolCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final String HELP = """
            Usage: jackstay simulate --seeds A..B [--json] [--without V1,S6] [--shares V1=0.2,V4=0.01]
                                     [--threads N] [--trace] [--connector NAME]

            Runs the shipped runtime, journals and plugins on virtual time against a venue, a network
            and a disk that misbehave as the seed says, more than two hours a seed, and checks what
            the bots hold and say against the venue's own books.
              --seeds A..B      from A to B, both included; or one seed
              --json            standard output is one JSON object: seeds, violations, orders,
                                fills, and a count for each fault
              --without CODES   leaves faults out, to find the one that matters
              --shares SHARES   these faults alone, in each seed, with these probabilities,
                                and bots that act every second or two
              --connector NAME  the shipped connector against the emulator of its venue: the real
                                bytes, over a network in memory, twenty minutes and more a seed
              --threads N       how many seeds run at a time; as many as there are processors
              --trace           prints the last 200 events of each seed, failed or not

            Exit code 0: all held. 1: something did not, or from 100 seeds on a fault never happened;
            then a seed that failed prints its last 200 events and the command that repeats it.
            """;

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String summary() {
        return "Runs seeded simulations of the whole runtime: simulate --seeds 1..500";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(HELP);
            return DONE;
        }
        Options options = Options.parse(arguments);
        PluginCatalog shipped = PluginCatalog.scan(PluginFolders.searched(List.of()), PluginPolicy.DEFAULT);
        // One object for a program, and everything for people beside it.
        PrintStream words = options.json() ? err : out;
        try (Plugins plugins = new Plugins(shipped, options.connector().map(Providers::rehearsal))) {
            Summary summary = QuietLog.during(() -> new Seeds(options, plugins, words, err).run());
            summary.lines().forEach(words::println);
            if (options.json()) {
                out.println(summary.json());
            }
            summary.failure().ifPresent(why -> err.println("jackstay: simulate: " + why));
            return summary.failure().isPresent() ? FAILED : DONE;
        }
    }
}
