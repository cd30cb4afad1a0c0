package io.jackstay.testkit.conformance;

import static java.util.Objects.requireNonNull;

import io.jackstay.testkit.conformance.stand.Disagreement;
import io.jackstay.testkit.conformance.stand.Stand;
import io.jackstay.testkit.conformance.suite.SeededRun;
import java.util.Optional;
import java.util.function.Supplier;

/** Random orders on stands, where there is no simulation of the whole runtime with a connector. Not thread safe: one use. */
final class StandSeeds implements SimulatedSeeds {
    private final Supplier<Stand> stands;

    StandSeeds(Supplier<Stand> stands) {
        this.stands = requireNonNull(stands, "stands are null");
    }

    /** The first seed that does not hold ends it. */
    @Override
    public Optional<String> problem(int count) {
        for (long seed = 1; seed <= count; seed++) {
            try (Stand stand = stands.get()) {
                new SeededRun(stand, seed).run();
            } catch (Disagreement e) {
                return Optional.of("seed %d: %s".formatted(seed, e.getMessage()));
            }
        }
        return Optional.empty();
    }
}
