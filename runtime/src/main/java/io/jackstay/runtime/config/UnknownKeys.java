package io.jackstay.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reports the keys that a block should not have. Not thread safe: owned by one binding.
 *
 * <p>The value of an unknown key is not shown when it could be a secret under a misspelt name.
 */
final class UnknownKeys {
    private static final List<String> HIDING_WORDS =
            List.of("key", "secret", "token", "pass", "private", "credential", "mnemonic", "phrase", "sign", "auth");

    private final Problems problems;

    UnknownKeys(Problems problems) {
        this.problems = problems;
    }

    /** {@code others} are keys that the block has beside the record's, so that they are offered as what was meant. */
    void report(Shape.Block shape, Node.Section section, String path, List<String> others) {
        List<String> known = shape.keys().stream().map(Shape.Key::name).toList();
        boolean secretive = shape.keys().stream().anyMatch(Shape.Key::isSecret);
        report(known, others, secretive, section, path);
    }

    /** {@code secretive} when the block is one in which secrets stand. */
    void report(List<String> known, List<String> others, boolean secretive, Node.Section section, String path) {
        List<String> near = new ArrayList<>(known);
        near.addAll(others);
        for (Map.Entry<String, Node> key : section.keys().entrySet()) {
            if (!known.contains(key.getKey())) {
                boolean hidden = secretive || mayBeSecret(key.getKey(), key.getValue());
                problems.error(
                        key.getValue().where(),
                        KeyPath.child(path, key.getKey()),
                        hidden ? SecretReader.MASK : key.getValue().shown(),
                        "unknown key,",
                        known.isEmpty() ? "there is none" : "known are " + String.join(", ", known),
                        Nearest.name(key.getKey(), near).orElse(""));
            }
        }
    }

    private static boolean mayBeSecret(String key, Node node) {
        String name = key.toLowerCase(Locale.ROOT);
        return node instanceof Node.Text text
                && (text.fromEnvironment() || HIDING_WORDS.stream().anyMatch(name::contains));
    }
}
