package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The block of a strategy, connector or risk rule, before the plugin's record is known. Immutable.
 *
 * <p>{@link RecordBinder} binds it; until then nobody sees what is inside.
 */
public final class PluginBlock {
    static final String PLUGIN_KEY = "plugin";

    private final String plugin;
    private final Where pluginWhere;
    private final String path;
    private final Node.Section section;
    private final SortedSet<String> reserved;

    /**
     * {@code section} is without the keys that the runtime has taken out; {@code reserved} are all that a plugin
     * can't have.
     */
    PluginBlock(String plugin, Where pluginWhere, String path, Node.Section section, SortedSet<String> reserved) {
        this.plugin = requireNonNull(plugin, "plugin is null");
        this.pluginWhere = requireNonNull(pluginWhere, "pluginWhere is null");
        this.path = requireNonNull(path, "path is null");
        this.section = requireNonNull(section, "section is null");
        this.reserved = Collections.unmodifiableSortedSet(new TreeSet<>(reserved));
    }

    /** A block without any key of its own, for records whose keys all have defaults, and for tests. */
    public static PluginBlock of(String plugin) {
        Node.Section empty = new Node.Section(Where.NOWHERE, new LinkedHashMap<>());
        return new PluginBlock(plugin, Where.NOWHERE, "", empty, Collections.emptySortedSet());
    }

    /** The name behind {@code plugin =}. */
    public String plugin() {
        return plugin;
    }

    /** Where the block begins. */
    public Where where() {
        return section.where();
    }

    /** The block's key from the top of the file, such as {@code bots.btc.strategy}. */
    public String path() {
        return path;
    }

    /** For a problem with the plugin that the block names. */
    public Spot pluginSpot() {
        return new Spot(pluginWhere, KeyPath.child(path, PLUGIN_KEY), plugin);
    }

    /** For a problem with the block as a whole. */
    public Spot spot() {
        return new Spot(where(), path, "");
    }

    /** For a problem with one key of the block; the block itself when the key is not there. Not for secrets. */
    public Spot spotOf(String key) {
        Node node = section.at(key);
        boolean shown = node instanceof Node.Text || node instanceof Node.Items || node instanceof Node.Section;
        return new Spot(node.where(), KeyPath.child(path, key), shown ? node.shown() : "");
    }

    /** The first key, anywhere in the block, whose value is this text: says where a market or a name was written. */
    public Optional<Spot> find(String value) {
        return find(section, path, value);
    }

    Node.Section section() {
        return section;
    }

    SortedSet<String> reserved() {
        return reserved;
    }

    private static Optional<Spot> find(Node node, String path, String value) {
        if (node instanceof Node.Text text && text.text().equals(value)) {
            return Optional.of(new Spot(text.where(), path, value));
        }
        Optional<Spot> found = Optional.empty();
        if (node instanceof Node.Items items) {
            for (int i = 0; i < items.items().size() && found.isEmpty(); i++) {
                found = find(items.items().get(i), KeyPath.item(path, i), value);
            }
        } else if (node instanceof Node.Section section) {
            for (Map.Entry<String, Node> key : section.keys().entrySet()) {
                String child = KeyPath.child(path, key.getKey());
                found = key.getKey().equals(value)
                        ? Optional.of(new Spot(key.getValue().where(), child, ""))
                        : find(key.getValue(), child, value);
                if (found.isPresent()) {
                    break;
                }
            }
        }
        return found;
    }

    /** {@code grid at btc-grid.conf:12}. */
    @Override
    public String toString() {
        return plugin + " at " + where();
    }
}
