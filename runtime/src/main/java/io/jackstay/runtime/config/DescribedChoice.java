package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One of the blocks that the key {@code type} selects. Immutable.
 *
 * @param name the word behind {@code type =}
 * @param doc one sentence; empty when the record has none
 */
public record DescribedChoice(String name, String doc, List<DescribedKey> keys) {
    public DescribedChoice {
        requireNonNull(name, "name is null");
        requireNonNull(doc, "doc is null");
        keys = List.copyOf(keys);
    }
}
