package io.jackstay.testkit.conformance.stand;

import static java.util.Objects.requireNonNull;

/** What a connector did is not what the contract or the venue says: the case has failed. Thread safe. */
public final class Disagreement extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With what was expected and what came.
     *
     * @param words one or more sentences, for the author of the connector
     */
    public Disagreement(String words) {
        super(requireNonNull(words, "words are null"));
    }
}
