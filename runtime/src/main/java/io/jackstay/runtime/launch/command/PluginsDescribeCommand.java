package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.config.ConfigDescriber;
import io.jackstay.runtime.config.DescribedSection;
import io.jackstay.runtime.config.Nearest;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginDescriptor;
import io.jackstay.runtime.plugin.PluginHandle;
import io.jackstay.runtime.plugin.scan.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackstay plugins describe NAME}. Not thread safe: owned by the main thread. */
@Command(name = "describe", description = "Shows all keys of a plugin's configuration, and what its code reaches for.")
public final class PluginsDescribeCommand implements Callable<Integer> {
    private static final int SUGGESTIONS = 3;

    private final Streams streams;

    @Mixin
    private final PluginOptions options = new PluginOptions();

    @Option(names = "--json", description = "Makes the last line one JSON object")
    private boolean json;

    @Parameters(paramLabel = "NAME", description = "The word behind 'plugin =' in a configuration")
    private String name = "";

    @Inject
    PluginsDescribeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        PluginCatalog catalog = options.catalog();
        List<PluginDescriptor> named = catalog.plugins().stream()
                .filter(plugin -> plugin.name().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw new CommandFailure(ExitCode.FAILED, unknown(catalog));
        }
        List<Map<String, Object>> described = new ArrayList<>();
        for (PluginDescriptor plugin : named) {
            DescribedSection section = section(catalog, plugin);
            if (json) {
                described.add(json(plugin, section));
            } else {
                PluginPage.lines(plugin, section).forEach(streams.out()::println);
            }
        }
        if (json) {
            streams.out().println(JsonText.of(Map.of("plugins", described)));
        }
        return ExitCode.DONE.number();
    }

    private static DescribedSection section(PluginCatalog catalog, PluginDescriptor plugin) {
        try (PluginHandle handle = catalog.open(plugin)) {
            return ConfigDescriber.describe(
                    plugin.title(), plugin.summary(), handle.provider().configType());
        }
    }

    private static Map<String, Object> json(PluginDescriptor plugin, DescribedSection section) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", plugin.kind().word());
        object.put("name", plugin.name());
        object.put("api", plugin.api());
        object.put("jar", plugin.jar());
        object.put("doc", section.doc());
        object.put("keys", DescribedJson.keys(section.keys()));
        object.put(
                "reachesFor", plugin.findings().stream().map(Finding::toString).toList());
        return object;
    }

    /** A plugin of that name that was refused is the likeliest thing to have been meant. */
    private String unknown(PluginCatalog catalog) {
        List<String> refused = catalog.problems().stream()
                .filter(problem -> problem.plugin().endsWith(" " + name))
                .map(problem -> problem.line())
                .toList();
        if (!refused.isEmpty()) {
            return "plugin %s was refused: %s".formatted(name, String.join("; ", refused));
        }
        List<String> all = catalog.plugins().stream()
                .map(PluginDescriptor::name)
                .distinct()
                .toList();
        List<String> near = Nearest.names(name, all, SUGGESTIONS);
        return "unknown plugin %s, %s (searched: %s)%s"
                .formatted(
                        name,
                        all.isEmpty() ? "there is none" : "known are " + String.join(", ", all),
                        PluginOptions.searched(catalog),
                        near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
    }
}
