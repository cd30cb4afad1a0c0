package io.jackstay.runtime.config;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes configuration records from the annotations and types that the binder goes by. Thread safe: pure
 * functions.
 */
public final class ConfigDescriber {
    /** Stands for the key of a map in front of what is below it. */
    private static final String ANY_NAME = "NAME.";

    private ConfigDescriber() {}

    /**
     * All keys of a record, in the order of its components.
     *
     * @param title the heading, such as {@code strategy grid}
     * @param summary what the plugin is for; the record's own {@code @Doc} follows it
     * @throws JackstayException with {@link ErrorCode#PLUGIN_INVALID} when the record can't be a configuration, which
     *     names the component
     */
    public static DescribedSection describe(String title, String summary, Class<? extends Record> type) {
        try {
            Shape.Block shape = ShapeReader.read(type);
            checkDefaults(shape);
            String doc = Stream.of(sentence(summary), sentence(shape.doc()))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" "));
            return new DescribedSection(title, doc, keys(shape, ""));
        } catch (IllegalArgumentException | LinkageError | TypeNotPresentException e) {
            throw new JackstayException(
                    ErrorCode.PLUGIN_INVALID, title + ": its configuration record can't be used: " + e.getMessage(), e);
        }
    }

    /** A wrong default would only be found by the operator who leaves the key out. */
    private static void checkDefaults(Shape.Block shape) {
        for (Shape.Key key : shape.keys()) {
            if (key.defaultText().isPresent()) {
                Problems problems = new Problems();
                new NodeBinder(problems, false)
                        .defaultOf(key, new Node.Section(Where.NOWHERE, new LinkedHashMap<>()), "");
                if (problems.hasErrors()) {
                    throw new IllegalArgumentException(
                            "@Default of " + problems.sorted().get(0));
                }
            }
        }
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }

    private static List<DescribedKey> keys(Shape.Block block, String prefix) {
        return block.keys().stream().map(key -> key(key, prefix)).toList();
    }

    private static DescribedKey key(Shape.Key key, String namePrefix) {
        Shape inner = inner(key.shape());
        String prefix = key.shape() instanceof Shape.Table ? ANY_NAME : "";
        List<DescribedKey> nested = inner instanceof Shape.Block block ? keys(block, prefix) : List.of();
        List<DescribedChoice> choices = inner instanceof Shape.Choice choice ? choices(choice) : List.of();
        return new DescribedKey(
                namePrefix + key.name(),
                key.shape().words(),
                key.isRequired(),
                defaultText(key),
                key.range().words(),
                key.doc(),
                nested,
                choices);
    }

    private static Optional<String> defaultText(Shape.Key key) {
        boolean emptyBlock = key.shape() instanceof Shape.Block block && block.mayBeEmpty();
        return key.defaultText().isEmpty() && emptyBlock ? Optional.of("{}") : key.defaultText();
    }

    private static List<DescribedChoice> choices(Shape.Choice choice) {
        return choice.blocks().entrySet().stream()
                .map(entry ->
                        new DescribedChoice(entry.getKey(), entry.getValue().doc(), keys(entry.getValue(), "")))
                .toList();
    }

    private static Shape inner(Shape shape) {
        if (shape instanceof Shape.Maybe maybe) {
            return inner(maybe.inner());
        }
        if (shape instanceof Shape.Many many) {
            return inner(many.element());
        }
        if (shape instanceof Shape.Table table) {
            return inner(table.value());
        }
        return shape;
    }
}
