package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Table;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginDescriptor;
import io.jackstay.runtime.plugin.PluginProblem;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackstay plugins list}. Not thread safe: owned by the main thread. */
@Command(name = "list", description = "Lists the plugins that can be used, and what was refused and why.")
public final class PluginsListCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private final PluginOptions options = new PluginOptions();

    @Option(names = "--json", description = "Makes the last line one JSON object")
    private boolean json;

    @Inject
    PluginsListCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        PluginCatalog catalog = options.catalog();
        if (json) {
            streams.out().println(json(catalog));
        } else {
            print(catalog, streams.out());
        }
        return ExitCode.DONE.number();
    }

    private static void print(PluginCatalog catalog, PrintStream out) {
        if (catalog.plugins().isEmpty()) {
            out.println("no plugins (searched: %s)".formatted(PluginOptions.searched(catalog)));
        } else {
            Table table = new Table()
                    .left("kind")
                    .left("name")
                    .left("api")
                    .left("jar")
                    .left("summary");
            for (PluginDescriptor plugin : catalog.plugins()) {
                table.row(
                        plugin.kind().word(),
                        plugin.name(),
                        plugin.api(),
                        plugin.jar().getFileName().toString(),
                        plugin.summary());
            }
            table.lines().forEach(out::println);
        }
        if (!catalog.problems().isEmpty()) {
            out.println();
            out.println("refused:");
            catalog.problems().forEach(problem -> out.println("  " + problem.line()));
        }
    }

    private static String json(PluginCatalog catalog) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(
                "plugins",
                catalog.plugins().stream().map(PluginsListCommand::plugin).toList());
        object.put(
                "refused",
                catalog.problems().stream().map(PluginsListCommand::refused).toList());
        object.put("searched", catalog.searched());
        return JsonText.of(object);
    }

    private static Map<String, Object> plugin(PluginDescriptor plugin) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", plugin.kind().word());
        object.put("name", plugin.name());
        object.put("api", plugin.api());
        object.put("jar", plugin.jar());
        object.put("summary", plugin.summary());
        return object;
    }

    private static Map<String, Object> refused(PluginProblem problem) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("jar", problem.jar());
        object.put("plugin", problem.plugin());
        object.put("why", problem.what());
        return object;
    }
}
