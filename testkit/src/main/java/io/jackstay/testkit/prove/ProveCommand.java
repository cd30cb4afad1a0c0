package io.jackstay.testkit.prove;

import io.jackstay.runtime.launch.ToolCommand;
import io.jackstay.runtime.launch.ToolUsageException;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code jackstay prove [--all] [--json]}. Not thread safe: one use. */
public final class ProveCommand implements ToolCommand {
    private static final Clock CLOCK = new SystemClock();
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final String HELP = """
            Usage: jackstay prove [--all] [--json] [--only NAMES] [--table FILE]

            Runs the proofs behind the promises of docs/reliability.md and prints what each came to:
            simulation, determinism, kill, kill-CONNECTOR for each connector whose venue has an emulator,
            truncation, corruption, fills, unknown, shutdown, breaker.
              --all          whole, which takes hours; otherwise small, which takes minutes
              --json         the last line of standard output is one JSON object: proofs, failed
              --only NAMES   these alone, such as kill,shutdown
              --table FILE   writes the table there as a page

            Exit code 0: all held. 1: one did not; its line says what, and the next how to repeat it.
            """;

    @Override
    public String name() {
        return "prove";
    }

    @Override
    public String summary() {
        return "Runs the proofs behind docs/reliability.md: prove, or prove --all";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(HELP);
            return DONE;
        }
        boolean all = false;
        boolean json = false;
        Optional<Path> table = Optional.empty();
        List<Proof> proofs = Proofs.of(Distribution.own());
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            switch (word) {
                case "--all" -> all = true;
                case "--json" -> json = true;
                case "--table" -> table = Optional.of(Path.of(value(arguments, ++i, word)));
                case "--only" -> proofs = only(proofs, value(arguments, ++i, word));
                default -> throw new ToolUsageException("prove does not know '%s'".formatted(word));
            }
        }
        try {
            // One object for a program, and everything for people beside it.
            ProofTable results = prove(proofs, all, table, json ? err : out);
            if (json) {
                out.println(results.json());
            }
            results.failure().ifPresent(why -> err.println("jackstay: prove: " + why));
            return results.failure().isPresent() ? FAILED : DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    /** The page is written after each of them: whole, they take hours. */
    private static ProofTable prove(List<Proof> proofs, boolean all, Optional<Path> page, PrintStream words)
            throws IOException, InterruptedException {
        ProofTable table = new ProofTable(all);
        for (Proof proof : proofs) {
            long began = CLOCK.nanoTime();
            Proof.Finding finding = finding(proof, all);
            words.println(table.add(proof, finding, CLOCK.nanoTime() - began));
            if (!finding.held()) {
                words.println("             repeat: " + finding.command());
            }
            if (page.isPresent()) {
                Files.writeString(page.get(), table.page());
            }
        }
        return table;
    }

    /** One that breaks has failed, and the others are still run. */
    private static Proof.Finding finding(Proof proof, boolean all) throws InterruptedException {
        try {
            return proof.run(all);
        } catch (IOException | RuntimeException e) {
            String command = "./jackstay prove --only " + proof.name() + (all ? " --all" : "");
            return new Proof.Finding(false, "it broke: " + e, command);
        }
    }

    private static String value(List<String> arguments, int index, String option) {
        if (index >= arguments.size()) {
            throw new ToolUsageException(option + " takes a value");
        }
        return arguments.get(index);
    }

    private static List<Proof> only(List<Proof> proofs, String names) {
        List<Proof> some = new ArrayList<>();
        List<String> known = proofs.stream().map(Proof::name).toList();
        for (String name : Arrays.asList(names.split(",", -1))) {
            if (!known.contains(name)) {
                throw new ToolUsageException(
                        "'%s' is no proof; there are %s".formatted(name, String.join(", ", known)));
            }
            some.add(proofs.get(known.indexOf(name)));
        }
        return some;
    }
}
