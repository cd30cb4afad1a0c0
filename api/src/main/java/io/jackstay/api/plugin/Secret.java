package io.jackstay.api.plugin;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A key, password or token that never shows itself. Immutable.
 *
 * <p>Shape: a text of at least one character. It is bound from the environment or from a file; a literal in a configuration
 * file works and is a warning. Neither {@link #toString()} nor {@link #hashCode()} nor an error tells anything about the text.
 */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /**
     * Wraps a text.
     *
     * @throws IllegalArgumentException when the text is empty or blank
     */
    public static Secret of(String text) {
        requireNonNull(text, "text is null");
        if (text.isBlank()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
        return new Secret(text);
    }

    /** The text itself. For the one place that signs or authenticates; never for a log, an exception or a file. */
    public String reveal() {
        return text;
    }

    /** Equal when the texts are equal; takes the same time wherever two texts of one length differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    /** The same number for all secrets: a hash of the text would tell something about it. */
    @Override
    public int hashCode() {
        return Secret.class.getName().hashCode();
    }

    /** Always {@code ***}. */
    @Override
    public String toString() {
        return "***";
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
