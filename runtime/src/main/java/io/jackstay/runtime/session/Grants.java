package io.jackstay.runtime.session;

import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.config.RuntimeSettings;
import io.jackstay.runtime.config.Spot;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.plugin.scan.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the configuration grants to plugins, as the catalog takes it. Pure functions. */
public final class Grants {
    private Grants() {}

    /** The policy of a configuration; words that are no permission are reported and left out. */
    public static PluginPolicy policy(RuntimeSettings settings, Problems problems) {
        for (Spot grant : settings.grants()) {
            if (Permission.findWord(grant.value()).isEmpty()) {
                problems.unknownName(grant, "permission", Permission.words(), "");
            }
        }
        SortedMap<String, List<String>> known = new TreeMap<>();
        settings.permissions().forEach((plugin, words) -> {
            List<String> right = new ArrayList<>(words);
            right.removeIf(word -> Permission.findWord(word).isEmpty());
            known.put(plugin, right);
        });
        return new PluginPolicy(known, settings.strictLibraries());
    }
}
