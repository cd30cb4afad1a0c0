package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.launch.screen.Words;
import io.jackstay.runtime.plugin.PluginVerifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackstay plugins verify}. Not thread safe: owned by the main thread. */
@Command(
        name = "verify",
        description = "Loads every plugin that is found, and says of each whether it can be used.",
        footer = "Ends with 1 when one of them can't.")
public final class PluginsVerifyCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private final PluginOptions options = new PluginOptions();

    @Option(names = "--json", description = "Makes the last line one JSON object")
    private boolean json;

    @Inject
    PluginsVerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        List<PluginVerifier.Line> lines = PluginVerifier.verify(options.catalog());
        long bad = lines.stream().filter(line -> !line.ok()).count();
        if (json) {
            streams.out().println(json(lines, bad == 0));
        } else {
            lines.forEach(line -> streams.out().println(text(line)));
            streams.out().printf("%s can be used, %d refused%n", Words.count(lines.size() - bad, "plugin"), bad);
        }
        return (bad == 0 ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private static String text(PluginVerifier.Line line) {
        String plugin = line.plugin().isEmpty() ? "" : line.plugin() + ": ";
        return "%-7s %s: %s%s".formatted(line.ok() ? "ok" : "refused", line.jar(), plugin, line.words());
    }

    private static String json(List<PluginVerifier.Line> lines, boolean ok) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ok", ok);
        object.put("plugins", lines.stream().map(PluginsVerifyCommand::line).toList());
        return JsonText.of(object);
    }

    private static Map<String, Object> line(PluginVerifier.Line line) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ok", line.ok());
        object.put("jar", line.jar());
        object.put("plugin", line.plugin());
        object.put("words", line.words());
        return object;
    }
}
