package io.jackstay.runtime.web;

import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginDescriptor;
import io.jackstay.runtime.plugin.PluginProblem;
import io.jackstay.runtime.web.view.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was loaded, and what was not. Thread safe: pure functions. Tells no folder: where things lie is not for the web. */
final class PluginsTree {
    private PluginsTree() {}

    static Map<String, @Nullable Object> of(PluginCatalog catalog) {
        List<Node> plugins = new ArrayList<>();
        for (PluginDescriptor plugin : catalog.plugins()) {
            plugins.add(new Node()
                    .put("jar", String.valueOf(plugin.jar().getFileName()))
                    .put("name", plugin.name())
                    .put("kind", plugin.kind().word())
                    .put("version", (Object) null)
                    .put("api", plugin.api())
                    .put("summary", plugin.summary())
                    .put("sha256", (Object) null)
                    .put("pinned", (Object) null)
                    .put("asked", List.of())
                    .put("granted", List.of())
                    .put("bots", List.of())
                    .put("failures", (Object) null)
                    .put("state", "loaded")
                    .put("why", (Object) null));
        }
        for (PluginProblem problem : catalog.problems()) {
            plugins.add(new Node()
                    .put("jar", String.valueOf(problem.jar().getFileName()))
                    .put("name", (Object) null)
                    .put("state", "refused")
                    .put("why", problem.what()));
        }
        return new Node().list("plugins", plugins).map();
    }
}
