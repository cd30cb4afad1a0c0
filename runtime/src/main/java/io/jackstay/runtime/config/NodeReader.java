package io.jackstay.runtime.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns resolved values of the library into {@link Node}s and reports substitutions that found nothing. Not thread
 * safe: made for one tree, on one thread.
 */
final class NodeReader {
    /** Substitutions can make a small file large. */
    private static final int MOST_NODES = 200_000;

    private static final Pattern REQUIRED = Pattern.compile("\\$\\{(?!\\?)([^}]*)}");
    private static final String TEXT = "text";

    private final HoconOrigins origins;
    private final Problems problems;
    private int nodes;

    NodeReader(HoconOrigins origins, Problems problems) {
        this.origins = origins;
        this.problems = problems;
    }

    Node.Section section(ConfigObject object, String path) {
        Map<String, Node> keys = new LinkedHashMap<>();
        for (String key : new TreeSet<>(object.keySet())) {
            ConfigValue value = object.get(key);
            if (value != null) {
                node(value, KeyPath.child(path, key)).ifPresent(node -> keys.put(key, node));
            }
        }
        origins.unset(path, keys.keySet())
                .forEach(entry -> keys.put(
                        entry.keys().get(entry.keys().size() - 1), new Node.Unset(entry.where(), entry.variable())));
        return new Node.Section(origins.where(object.origin(), path), keys);
    }

    /** Empty for {@code null}, which is how HOCON takes a key away. */
    private Optional<Node> node(ConfigValue value, String path) {
        nodes++;
        Where where = origins.where(value.origin(), path);
        if (nodes > MOST_NODES) {
            if (nodes == MOST_NODES + 1) {
                problems.error(where, path, "", "the configuration has more than " + MOST_NODES + " values", "", "");
            }
            return Optional.of(new Node.Broken(where));
        }
        try {
            ConfigValueType type = value.valueType();
            if (type == ConfigValueType.NULL) {
                return Optional.empty();
            }
            return Optional.of(read(value, where, path));
        } catch (ConfigException.NotResolved e) {
            unresolved(value, where, path);
            return Optional.of(new Node.Broken(where));
        }
    }

    private Node read(ConfigValue value, Where where, String path) {
        if (value instanceof ConfigObject object) {
            return section(object, path);
        }
        if (value instanceof ConfigList list) {
            List<Node> items = new ArrayList<>();
            for (ConfigValue item : list) {
                String itemPath = KeyPath.item(path, items.size());
                items.add(node(item, itemPath).orElseGet(() -> nullItem(item, itemPath)));
            }
            return new Node.Items(where, items);
        }
        String text = value.atKey(TEXT).getString(TEXT);
        return new Node.Text(where, text, HoconOrigins.isEnvironment(value.origin()));
    }

    private Node nullItem(ConfigValue item, String path) {
        Where where = origins.where(item.origin(), path);
        problems.error(where, path, "null", "must be a value", "", "");
        return new Node.Broken(where);
    }

    private void unresolved(ConfigValue value, Where where, String path) {
        Matcher required = REQUIRED.matcher(value.render(ConfigRenderOptions.concise()));
        String variable = required.find() ? origins.asWritten(required.group(1), where, path) : "";
        problems.error(
                where,
                path,
                variable.isEmpty() ? "" : "${" + variable + "}",
                "is not set: neither a key of the configuration nor an environment variable has that name",
                "",
                "");
    }
}
