package io.jackstay.testkit.conformance.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.testkit.conformance.SimulatedSeeds;
import io.jackstay.testkit.emulate.Providers;
import io.jackstay.testkit.simulate.SimulateCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The seeds of {@code simulate --connector}. Not thread safe: one use. */
final class SimulateSeeds implements SimulatedSeeds {
    private final String connector;
    private final PrintStream progress;

    private SimulateSeeds(String connector, PrintStream progress) {
        this.connector = requireNonNull(connector, "connector is null");
        this.progress = requireNonNull(progress, "progress is null");
    }

    /** Empty where the connector can't be simulated. */
    static Optional<SimulatedSeeds> of(String connector, PrintStream progress) {
        return Providers.rehearsals().containsKey(connector)
                ? Optional.of(new SimulateSeeds(connector, progress))
                : Optional.empty();
    }

    @Override
    public Optional<String> problem(int count) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code;
        try (PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
            code = new SimulateCommand()
                    .run(List.of("--connector", connector, "--seeds", "1.." + count), out, progress);
        }
        List<String> lines = told.toString(StandardCharsets.UTF_8).lines().toList();
        return code == 0
                ? Optional.empty()
                : lines.stream()
                        .filter(line -> line.startsWith("seed ") || line.startsWith("repeat: "))
                        .reduce((first, next) -> first + "; " + next)
                        .or(() -> Optional.of("simulate ended with the exit code " + code));
    }
}
