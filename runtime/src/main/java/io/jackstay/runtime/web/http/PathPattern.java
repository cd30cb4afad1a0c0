package io.jackstay.runtime.web.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A path with named parts, such as {@code /api/v1/bots/{bot}/why}. Immutable.
 *
 * <p>A path matches as it is: no case is folded, nothing is decoded, no slash is left out.
 */
public final class PathPattern {
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern WRITTEN = Pattern.compile("(/(\\{[a-z]+}|[A-Za-z0-9._~-]+))+|/");

    private final String text;
    private final List<String> parts;

    private PathPattern(String text) {
        this.text = text;
        this.parts = parts(text);
    }

    /** Throws {@link IllegalArgumentException} for what no request could match. */
    public static PathPattern of(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("no pattern of a path: " + text);
        }
        return new PathPattern(text);
    }

    private static List<String> parts(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** The named parts, where the path matches. */
    Optional<SortedMap<String, String>> match(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        List<String> given = parts(path);
        if (given.size() != parts.size()) {
            return Optional.empty();
        }
        SortedMap<String, String> found = new TreeMap<>();
        for (int i = 0; i < given.size(); i++) {
            String part = parts.get(i);
            String value = given.get(i);
            if (part.startsWith("{")) {
                if (!VALUE.matcher(value).matches() || value.equals(".") || value.equals("..")) {
                    return Optional.empty();
                }
                found.put(part.substring(1, part.length() - 1), value);
            } else if (!part.equals(value)) {
                return Optional.empty();
            }
        }
        return Optional.of(Collections.unmodifiableSortedMap(found));
    }

    /** The pattern with these in place of its parts, such as for a test of all routes. */
    public String filled(Map<String, String> values) {
        List<String> filled = new ArrayList<>();
        for (String part : parts) {
            filled.add(part.startsWith("{") ? values.getOrDefault(part.substring(1, part.length() - 1), "x") : part);
        }
        return "/" + String.join("/", filled);
    }

    /** Whether a path could match both. */
    boolean overlaps(PathPattern other) {
        if (parts.size() != other.parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            boolean open = parts.get(i).startsWith("{") || other.parts.get(i).startsWith("{");
            if (!open && !parts.get(i).equals(other.parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
