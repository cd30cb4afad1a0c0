package io.jackstay.testkit.conformance.suite;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The cases of one topic. Immutable.
 *
 * @param name of the topic, lower case
 * @param cases in the order in which they are run
 */
public record Suite(String name, List<Case> cases) {
    /** Copies the cases. */
    public Suite {
        requireNonNull(name, "name is null");
        cases = List.copyOf(cases);
    }
}
