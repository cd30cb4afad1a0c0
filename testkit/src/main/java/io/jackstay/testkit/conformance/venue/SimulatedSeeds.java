package io.jackstay.testkit.conformance.venue;

import java.util.Optional;

/**
 * Whole runs of the runtime with a connector against its venue, each from a seed. Thread safe.
 *
 * <p>An implementation is public, has a public constructor without parameters and is named in {@code
 * META-INF/services/io.jackstay.testkit.conformance.venue.SimulatedSeeds}.
 */
public interface SimulatedSeeds {
    /** Whether it can run this connector. */
    boolean runs(String connector);

    /** Runs one seed. What was violated, with how to repeat it; empty when all held. */
    Optional<String> problem(String connector, long seed);
}
