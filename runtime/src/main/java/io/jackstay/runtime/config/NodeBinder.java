package io.jackstay.runtime.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes values and records of nodes, and reports every mistake on the way. Not thread safe: owned by one binding.
 *
 * <p>A value that could not be made is empty, and has been reported. A lenient binder goes on with the default in its
 * place, so that the rest of a block can still be checked.
 */
final class NodeBinder {
    private static final String TYPE_KEY = "type";

    private final Problems problems;
    private final boolean lenient;
    private final SecretReader secrets;

    NodeBinder(Problems problems, boolean lenient) {
        this.problems = problems;
        this.lenient = lenient;
        this.secrets = new SecretReader(problems);
    }

    /**
     * {@code others} are keys of the block that are not the record's: taken out already, and offered as what was
     * meant.
     */
    Optional<Record> block(Shape.Block shape, Node.Section section, String path, List<String> others) {
        new UnknownKeys(problems).report(shape, section, path, others);
        Object[] values = new Object[shape.keys().size()];
        boolean complete = true;
        for (int i = 0; i < values.length; i++) {
            Optional<Object> value = key(shape.keys().get(i), section, path);
            complete &= value.isPresent();
            values[i] = value.orElse(null);
        }
        return complete ? made(shape, values, section, path) : Optional.empty();
    }

    private Optional<Record> made(Shape.Block shape, Object[] values, Node.Section section, String path) {
        try {
            return Optional.of(RecordMaker.make(shape.type(), values));
        } catch (IllegalArgumentException e) {
            refused(shape, section, path, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** A reason that begins with the name of a key is about that key; any other is about the block. */
    private void refused(Shape.Block shape, Node.Section section, String path, String reason) {
        for (Shape.Key key : shape.keys()) {
            if (reason.startsWith(key.name() + " ") && section.at(key.name()) instanceof Node.Text text) {
                String words = reason.substring(key.name().length() + 1);
                String shown = key.isSecret() ? SecretReader.MASK : text.shown();
                String what = words.startsWith("must ") ? words : reason;
                problems.error(new Spot(text.where(), KeyPath.child(path, key.name()), shown), what);
                return;
            }
        }
        problems.error(new Spot(section.where(), path, ""), reason);
    }

    private Optional<Object> key(Shape.Key key, Node.Section section, String path) {
        String keyPath = KeyPath.child(path, key.name());
        Node node = section.at(key.name());
        if (node instanceof Node.Unset unset) {
            return absent(key, section, unset, keyPath);
        }
        Optional<Object> value = key.shape() instanceof Shape.Maybe maybe
                ? value(maybe.inner(), node, keyPath, key.range()).map(Optional::of)
                : value(key.shape(), node, keyPath, key.range());
        return value.isEmpty() && lenient && !key.isRequired()
                ? absent(key, section, new Node.Unset(section.where(), ""), keyPath)
                : value;
    }

    private Optional<Object> absent(Shape.Key key, Node.Section section, Node.Unset unset, String path) {
        if (key.shape() instanceof Shape.Maybe) {
            return Optional.of(Optional.empty());
        }
        if (key.defaultText().isPresent()) {
            return byDefault(key, key.defaultText().get(), section.where(), path);
        }
        if (key.shape() instanceof Shape.Block block && block.mayBeEmpty()) {
            return value(block, new Node.Section(section.where(), new LinkedHashMap<>()), path, Range.OPEN);
        }
        String why = unset.variable().isEmpty() ? "" : ", because " + unset.variable() + " is not set;";
        problems.error(
                unset.where(), path, "", "is missing" + (why.isEmpty() ? "," : why) + " it must be", key.words(), "");
        return Optional.empty();
    }

    /** What a key is when a file says nothing. */
    Optional<Object> defaultOf(Shape.Key key, Node.Section section, String path) {
        return absent(key, section, new Node.Unset(section.where(), ""), KeyPath.child(path, key.name()));
    }

    private Optional<Object> byDefault(Shape.Key key, String text, Where where, String path) {
        try {
            boolean plain = key.shape() instanceof Shape.Single || key.shape() instanceof Shape.Word;
            Node node = plain ? new Node.Text(where, text, false) : HoconTree.parseDefault(text);
            return value(key.shape(), node, path, key.range());
        } catch (IllegalArgumentException e) {
            problems.error(where, path, "", String.valueOf(e.getMessage()), "", "");
            return Optional.empty();
        }
    }

    private Optional<Object> value(Shape shape, Node node, String path, Range range) {
        if (node instanceof Node.Broken) {
            return Optional.empty();
        }
        if (shape instanceof Shape.Single single && node instanceof Node.Text text) {
            return single(single.scalar(), text, path, range);
        }
        if (shape instanceof Shape.Word word && node instanceof Node.Text text) {
            return word(word.constants(), text, path);
        }
        if (shape instanceof Shape.Hidden) {
            return secrets.read(node, path).map(secret -> secret);
        }
        if (shape instanceof Shape.Many many && node instanceof Node.Items items) {
            return many(many, items, path, range);
        }
        if (node instanceof Node.Section section) {
            return ofSection(shape, section, path, range);
        }
        return mistake(shape, node, path);
    }

    private Optional<Object> ofSection(Shape shape, Node.Section section, String path, Range range) {
        if (shape instanceof Shape.Block block) {
            return block(block, section, path, List.of()).map(made -> made);
        }
        if (shape instanceof Shape.Choice choice) {
            return choice(choice, section, path);
        }
        if (shape instanceof Shape.Table table) {
            return table(table, section, path, range);
        }
        if (shape instanceof Shape.Guest) {
            return GuestReader.read(section, path, GuestReader.PLUGIN_ONLY, problems)
                    .map(block -> block);
        }
        return mistake(shape, section, path);
    }

    private Optional<Object> single(Scalar scalar, Node.Text text, String path, Range range) {
        Object value;
        try {
            value = scalar.read(text.text());
        } catch (IllegalArgumentException e) {
            String detail = e.getMessage() == null || e.getCause() != null ? "" : " (" + e.getMessage() + ")";
            String words = scalar.words() + (range.isOpen() ? "" : ", " + range.words());
            problems.error(text.where(), path, text.shown(), "must be", words + detail, "");
            return Optional.empty();
        }
        if (!range.contains(value)) {
            problems.error(text.where(), path, text.shown(), "must be", range.words(), "");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private Optional<Object> word(Map<String, Object> constants, Node.Text text, String path) {
        Object value = constants.get(text.text());
        if (value == null) {
            problems.error(
                    text.where(),
                    path,
                    text.shown(),
                    "must be",
                    new Shape.Word(constants).words(),
                    Nearest.name(text.text(), constants.keySet()).orElse(""));
        }
        return Optional.ofNullable(value);
    }

    private Optional<Object> many(Shape.Many shape, Node.Items items, String path, Range range) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            value(shape.element(), items.items().get(i), KeyPath.item(path, i), range)
                    .ifPresent(values::add);
        }
        return lenient || values.size() == items.items().size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    private Optional<Object> table(Shape.Table shape, Node.Section section, String path, Range range) {
        SortedMap<Object, Object> values = new TreeMap<>();
        section.keys().forEach((name, node) -> {
            String keyPath = KeyPath.child(path, name);
            Optional<Object> key = single(shape.key(), new Node.Text(node.where(), name, false), keyPath, Range.OPEN);
            Optional<Object> value =
                    node instanceof Node.Unset ? Optional.empty() : value(shape.value(), node, keyPath, range);
            if (key.isPresent() && value.isPresent()) {
                values.put(key.get(), value.get());
            }
        });
        long expected = section.keys().values().stream()
                .filter(node -> !(node instanceof Node.Unset))
                .count();
        return lenient || values.size() == expected
                ? Optional.of(Collections.unmodifiableSortedMap(values))
                : Optional.empty();
    }

    private Optional<Object> choice(Shape.Choice shape, Node.Section section, String path) {
        String typePath = KeyPath.child(path, TYPE_KEY);
        String allowed = String.join(" or ", shape.blocks().keySet());
        if (!(section.at(TYPE_KEY) instanceof Node.Text type)) {
            problems.error(section.where(), typePath, "", "is missing, it must be", allowed, "");
            return Optional.empty();
        }
        Shape.Block block = shape.blocks().get(type.text());
        if (block == null) {
            String near = Nearest.name(type.text(), shape.blocks().keySet()).orElse("");
            problems.error(type.where(), typePath, type.shown(), "must be", allowed, near);
            return Optional.empty();
        }
        Map<String, Node> keys = new LinkedHashMap<>(section.keys());
        keys.remove(TYPE_KEY);
        return block(block, new Node.Section(section.where(), keys), path, List.of(TYPE_KEY))
                .map(made -> made);
    }

    private Optional<Object> mistake(Shape shape, Node node, String path) {
        problems.error(node.where(), path, node.shown(), "must be", shape.words(), "");
        return Optional.empty();
    }
}
