package io.jackstay.testkit.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the texts of a project: {@code {{name}}} stands for the value of that name. Immutable. */
final class Templates {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Za-z]+)}}");

    private final SortedMap<String, String> values;

    Templates(Map<String, String> values) {
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** The resource of this name, filled. Throws {@link IllegalStateException} for a value that nobody gave. */
    String file(String resource) {
        return fill(read(resource));
    }

    String fill(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalStateException(
                        "a template asks for {{%s}}; known are %s".formatted(found.group(1), values.keySet()));
            }
            return Matcher.quoteReplacement(value);
        });
    }

    static String read(String resource) {
        try (InputStream in = Templates.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the testkit's jar lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the testkit's jar can't be read: " + resource, e);
        }
    }
}
