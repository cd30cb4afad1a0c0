package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A block with all its keys, such as that of one plugin. Immutable.
 *
 * @param title the heading, such as {@code strategy grid}
 * @param doc one or two sentences; may be empty
 */
public record DescribedSection(String title, String doc, List<DescribedKey> keys) {
    public DescribedSection {
        requireNonNull(title, "title is null");
        requireNonNull(doc, "doc is null");
        keys = List.copyOf(keys);
    }
}
