package io.jackstay.testkit.conformance.venue;

import static java.util.Objects.requireNonNull;

/** A venue has no such lever; the case that asked for it is not run. Thread safe. */
public final class LeverMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * For a lever that a venue does not have.
     *
     * @param lever the method's name
     */
    public LeverMissingException(String lever) {
        super("the venue has no lever " + requireNonNull(lever, "lever is null"));
    }
}
