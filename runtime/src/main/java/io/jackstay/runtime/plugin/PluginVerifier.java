package io.jackstay.runtime.plugin;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.plugin.guard.GuardedRiskProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads every plugin for real, one after the other, and tells a line for each. Thread safe. */
public final class PluginVerifier {
    private PluginVerifier() {}

    /**
     * What came of one plugin, or of one jar that got no further than its reading. Immutable.
     *
     * @param ok whether it can be used
     * @param jar the jar, or the folder when it is the folder that is wrong
     * @param plugin kind and name, empty when the jar did not come so far
     * @param words one line, without jar and name
     */
    public record Line(boolean ok, Path jar, String plugin, String words) {
        public Line {
            requireNonNull(jar, "jar is null");
            requireNonNull(plugin, "plugin is null");
            requireNonNull(words, "words is null");
        }
    }

    /** First the plugins in the order of the catalog, then what the catalog could not use. */
    public static List<Line> verify(PluginCatalog catalog) {
        List<Line> lines = new ArrayList<>();
        for (PluginDescriptor plugin : catalog.plugins()) {
            lines.add(verify(catalog, plugin));
        }
        for (PluginProblem problem : catalog.problems()) {
            lines.add(new Line(false, problem.jar(), problem.plugin(), problem.what()));
        }
        return List.copyOf(lines);
    }

    private static Line verify(PluginCatalog catalog, PluginDescriptor plugin) {
        try (PluginHandle handle = catalog.open(plugin)) {
            int keys = handle.guard().call("configType", () -> keys(handle));
            if (handle.provider() instanceof GuardedRiskProvider risk) {
                risk.scopes();
            }
            return new Line(
                    true,
                    plugin.jar(),
                    plugin.title(),
                    "api %s, %d configuration keys%s".formatted(plugin.api(), keys, listed(catalog, plugin)));
        } catch (JackstayException e) {
            return new Line(false, plugin.jar(), plugin.title(), withoutPrefix(plugin, String.valueOf(e.getMessage())));
        }
    }

    /** Asking for the types of its components loads them, and so finds what is missing in the folder. */
    private static int keys(PluginHandle handle) {
        return handle.provider().configType().getRecordComponents().length;
    }

    private static String listed(PluginCatalog catalog, PluginDescriptor plugin) {
        int own = plugin.findings().size();
        int libraries = catalog.libraryFindings(plugin).size();
        return own + libraries == 0
                ? ""
                : ", %d calls out in its jar and %d in its libraries".formatted(own, libraries);
    }

    private static String withoutPrefix(PluginDescriptor plugin, String message) {
        String problem = "%s: %s: ".formatted(plugin.jar(), plugin.title());
        String failure = "%s (%s) ".formatted(plugin.title(), plugin.jar());
        String shorter = message.startsWith(problem) ? message.substring(problem.length()) : message;
        return shorter.startsWith(failure) ? shorter.substring(failure.length()) : shorter;
    }
}
