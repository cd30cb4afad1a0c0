package io.jackstay.runtime.plugin;

import io.jackstay.runtime.plugin.scan.Finding;
import io.jackstay.runtime.plugin.scan.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The line for a plugin that reaches for more than it was granted, with the configuration that would grant it.
 * Immutable.
 */
final class PermissionRefusal {
    private static final int SHOWN = 3;

    private PermissionRefusal() {}

    static Optional<PluginProblem> of(PluginDescriptor plugin, List<Finding> findings, PluginPolicy policy) {
        Set<Permission> missing = policy.missing(plugin.name(), findings);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        List<Finding> refused =
                findings.stream().filter(f -> missing.contains(f.permission())).toList();
        String shown = refused.stream().limit(SHOWN).map(f -> words(plugin, f)).collect(Collectors.joining(", "));
        String more = refused.size() > SHOWN ? " and %d more".formatted(refused.size() - SHOWN) : "";
        return Optional.of(new PluginProblem(
                plugin.jar(),
                plugin.title(),
                "%s%s; to allow it: %s".formatted(shown, more, grant(plugin.name(), missing, policy))));
    }

    /** The line with all that the plugin has already, so that it can replace the one in the file. */
    private static String grant(String plugin, Set<Permission> missing, PluginPolicy policy) {
        String words = List.of(Permission.values()).stream()
                .filter(p -> missing.contains(p) || policy.grants(plugin, p))
                .map(Permission::word)
                .collect(Collectors.joining(", "));
        return "jackstay { plugins { %s { permissions = [%s] } } }".formatted(plugin, words);
    }

    private static String words(PluginDescriptor plugin, Finding finding) {
        return finding.jar().equals(plugin.jar())
                ? finding.words()
                : "%s in %s".formatted(finding.words(), finding.jar().getFileName());
    }
}
