package io.jackstay.runtime.launch.command;

import com.google.inject.Inject;
import io.jackstay.runtime.config.ConfigDescriber;
import io.jackstay.runtime.config.ConfigurationReference;
import io.jackstay.runtime.config.DescribedSection;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.process.Streams;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginDescriptor;
import io.jackstay.runtime.plugin.PluginHandle;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jackstay plugins reference}. Not thread safe: owned by the main thread. */
@Command(
        name = "reference",
        description = "Prints the configuration reference of the file and of all plugins that are found, as Markdown.")
public final class PluginsReferenceCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private final PluginOptions options = new PluginOptions();

    @Inject
    PluginsReferenceCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        streams.out().print(page(options.catalog()));
        return ExitCode.DONE.number();
    }

    /** The page, its plugins in the order of the catalog. */
    private static String page(PluginCatalog catalog) {
        List<DescribedSection> sections = catalog.plugins().stream()
                .map(plugin -> section(catalog, plugin))
                .toList();
        return ConfigurationReference.markdown(sections);
    }

    private static DescribedSection section(PluginCatalog catalog, PluginDescriptor plugin) {
        try (PluginHandle handle = catalog.open(plugin)) {
            return ConfigDescriber.describe(
                    plugin.title(), plugin.summary(), handle.provider().configType());
        }
    }
}
