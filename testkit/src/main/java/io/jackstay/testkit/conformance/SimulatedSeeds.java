package io.jackstay.testkit.conformance;

import java.util.Optional;

/** Whole runs of the runtime with one connector against its venue, each from a seed. Not thread safe: one use. */
@FunctionalInterface
public interface SimulatedSeeds {
    /** Runs the seeds 1 to {@code count}. What was violated, in words; empty when all held. */
    Optional<String> problem(int count);
}
