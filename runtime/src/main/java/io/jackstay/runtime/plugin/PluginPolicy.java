package io.jackstay.runtime.plugin;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.plugin.scan.Finding;
import io.jackstay.runtime.plugin.scan.Permission;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the operator grants to plugins. Immutable.
 *
 * @param permissions by plugin name, the words of {@link Permission}
 * @param strictLibraries whether a finding in a library beside a strategy's or risk rule's own jar refuses it too
 */
public record PluginPolicy(SortedMap<String, List<String>> permissions, boolean strictLibraries) {
    /** Grants nothing; libraries are not scanned. */
    public static final PluginPolicy DEFAULT = new PluginPolicy(Collections.emptySortedMap(), false);

    public PluginPolicy {
        SortedMap<String, List<String>> copy = new TreeMap<>();
        requireNonNull(permissions, "permissions is null").forEach((plugin, words) -> {
            words.forEach(word -> requireKnown(plugin, word));
            copy.put(plugin, List.copyOf(words));
        });
        permissions = Collections.unmodifiableSortedMap(copy);
    }

    /** The permissions that these findings need and the plugin does not have, each once, in the order of the enum. */
    Set<Permission> missing(String plugin, Collection<Finding> findings) {
        Set<Permission> missing = EnumSet.noneOf(Permission.class);
        for (Finding finding : findings) {
            if (!grants(plugin, finding.permission())) {
                missing.add(finding.permission());
            }
        }
        return missing;
    }

    boolean grants(String plugin, Permission permission) {
        return permissions.getOrDefault(plugin, List.of()).contains(permission.word());
    }

    private static void requireKnown(String plugin, String word) {
        if (Permission.findWord(word).isEmpty()) {
            throw new IllegalArgumentException(
                    "jackstay.plugins.%s.permissions: \"%s\" is not a permission, these are: %s"
                            .formatted(plugin, word, String.join(", ", Permission.words())));
        }
    }
}
