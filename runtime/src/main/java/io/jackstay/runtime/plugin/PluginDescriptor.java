package io.jackstay.runtime.plugin;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.plugin.scan.Finding;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A plugin as its jar tells it, nothing of which has been loaded. Immutable; ordered by kind and name.
 *
 * @param kind what it is
 * @param name the word in a configuration
 * @param api the contract version that it was compiled against
 * @param summary one sentence, or empty
 * @param providerClass the class that its service file names
 * @param jar the jar with that class
 * @param folder its own folder, or the folder that the single jar was dropped into
 * @param jars all jars that its loader sees, the same for all plugins of a folder
 * @param findings what the scan found in {@code jar}; all of it is granted, or the plugin is a connector
 */
public record PluginDescriptor(
        PluginKind kind,
        String name,
        String api,
        String summary,
        String providerClass,
        Path jar,
        Path folder,
        List<Path> jars,
        List<Finding> findings)
        implements Comparable<PluginDescriptor> {
    private static final Comparator<PluginDescriptor> ORDER =
            Comparator.comparing(PluginDescriptor::kind).thenComparing(PluginDescriptor::name);

    public PluginDescriptor {
        requireNonNull(kind, "kind is null");
        requireNonNull(name, "name is null");
        requireNonNull(api, "api is null");
        requireNonNull(summary, "summary is null");
        requireNonNull(providerClass, "providerClass is null");
        requireNonNull(jar, "jar is null");
        requireNonNull(folder, "folder is null");
        jars = List.copyOf(jars);
        findings = List.copyOf(findings);
    }

    @Override
    public int compareTo(PluginDescriptor other) {
        return ORDER.compare(this, other);
    }

    /** Kind and name, such as {@code strategy grid}. */
    public String title() {
        return kind.word() + " " + name;
    }
}
