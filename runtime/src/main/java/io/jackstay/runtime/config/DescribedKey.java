package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One key of a configuration record, in words. Immutable.
 *
 * @param name as in a file
 * @param type as an operator would call it, with the allowed words of an enumeration
 * @param required whether a file must say it
 * @param defaultText what holds when a file says nothing; empty when it is required, or absent is a value of its own
 * @param range {@code 2 to 200}; empty when there is none
 * @param doc one sentence; empty when the record has none
 * @param nested the keys of a block, of a list's blocks or of a map's blocks
 * @param choices the blocks that {@code type} selects
 */
public record DescribedKey(
        String name,
        String type,
        boolean required,
        Optional<String> defaultText,
        String range,
        String doc,
        List<DescribedKey> nested,
        List<DescribedChoice> choices) {
    public DescribedKey {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(defaultText, "defaultText is null");
        requireNonNull(range, "range is null");
        requireNonNull(doc, "doc is null");
        nested = List.copyOf(nested);
        choices = List.copyOf(choices);
    }
}
