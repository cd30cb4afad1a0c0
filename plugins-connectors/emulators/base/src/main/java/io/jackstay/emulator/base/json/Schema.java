package io.jackstay.emulator.base.json;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads shapes that are written as a text: {@code {a:number, b?:[text], c:(d:flag)/number}}. Not thread safe: one use.
 *
 * <p>{@code {..}} is an object that refuses other keys and {@code (..)} one that passes over them, {@code [..]} a list, {@code ?} says that
 * a key may be missing, {@code /} stands between two shapes of which the first that fits counts, {@code 'a'|'b'} is one of some words,
 * {@code 2..5} a whole number within bounds. A word is a shape by its name: one that is given, or {@code text}, {@code string},
 * {@code flag}, {@code bool}, {@code number}, {@code uint64} (both not negative), {@code signed}, {@code address} or {@code any}.
 */
public final class Schema {
    private static final int ADDRESS_BYTES = 20;

    private final String text;
    private final Map<String, Shape> named;
    private int at;

    private Schema(String text, Map<String, Shape> named) {
        this.text = text.replace(" ", "");
        this.named = named;
    }

    /**
     * An object that refuses other keys.
     *
     * @param fields without the braces
     * @param named the shapes that have names
     * @throws IllegalArgumentException when the text is none
     */
    public static ObjectShape object(String fields, Map<String, Shape> named) {
        return object(ObjectShape.strict(), fields, named);
    }

    private static ObjectShape object(ObjectShape empty, String fields, Map<String, Shape> named) {
        Schema schema = new Schema(fields, named);
        ObjectShape shape = schema.fields(empty);
        if (schema.at != schema.text.length()) {
            throw schema.unexpected();
        }
        return shape;
    }

    /** Objects that refuse other keys, by the first words of lines of which the rest are their fields. */
    public static Map<String, ObjectShape> book(String common, Map<String, Shape> named, String... lines) {
        return book(ObjectShape.strict(), common, named, lines);
    }

    /** The same of objects that pass over other keys, without shapes of their own names. */
    public static Map<String, ObjectShape> lenientBook(String common, String... lines) {
        return book(ObjectShape.lenient(), common, Map.of(), lines);
    }

    private static Map<String, ObjectShape> book(
            ObjectShape empty, String common, Map<String, Shape> named, String... lines) {
        Map<String, ObjectShape> book = new TreeMap<>();
        for (String line : lines) {
            String[] parts = line.split(" ", 2);
            book.put(parts[0], object(empty, common + (parts.length == 1 ? "" : parts[1]), named));
        }
        return book;
    }

    /** The lines of a resource beside a class, for a book; those that begin with {@code #} are comments. */
    public static String[] lines(Class<?> beside, String resource) {
        try (InputStream in = requireNonNull(beside.getResourceAsStream(resource), resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("'%s': not expected from place %d on".formatted(text, at));
    }

    private ObjectShape fields(ObjectShape empty) {
        ObjectShape shape = empty;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            String name = word();
            boolean optional = take('?');
            require(':');
            Shape value = shape();
            shape = optional ? shape.maybe(name, value) : shape.key(name, value);
            take(',');
        }
        return shape;
    }

    private Shape shape() {
        Shape one = single();
        return take('/') ? Shape.either(one, shape()) : one;
    }

    private Shape single() {
        Shape shape;
        if (take('[')) {
            shape = Shape.list(shape());
            require(']');
        } else if (take('{')) {
            shape = fields(ObjectShape.strict());
            require('}');
        } else if (take('(')) {
            shape = fields(ObjectShape.lenient());
            require(')');
        } else if (at < text.length() && text.charAt(at) == '\'') {
            shape = Shape.word(words());
        } else if (at < text.length() && Character.isDigit(text.charAt(at))) {
            long least = Long.parseLong(word());
            require('.');
            require('.');
            shape = Shape.whole(least, Long.parseLong(word()));
        } else {
            String name = word();
            shape = Optional.ofNullable(named.get(name)).orElseGet(() -> usual(name));
        }
        return shape;
    }

    private Shape usual(String name) {
        return switch (name) {
            case "text", "string" -> Shape.text();
            case "flag", "bool" -> Shape.flag();
            case "number", "uint64" -> Shape.whole(0, Long.MAX_VALUE);
            case "signed" -> Shape.whole(Long.MIN_VALUE, Long.MAX_VALUE);
            case "address" -> Shape.hex(ADDRESS_BYTES);
            case "any" -> node -> node;
            default -> throw unexpected();
        };
    }

    private String[] words() {
        List<String> words = new ArrayList<>();
        do {
            require('\'');
            words.add(word());
            require('\'');
        } while (take('|'));
        return words.toArray(String[]::new);
    }

    private String word() {
        int from = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean take(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void require(char wanted) {
        if (!take(wanted)) {
            throw unexpected();
        }
    }
}
