package io.jackstay.runtime.plugin;

import io.jackstay.api.plugin.PluginProvider;
import io.jackstay.runtime.plugin.scan.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plugins that were found, and what can't be used and why. Thread safe.
 *
 * <p>{@link #scan} reads jars and loads nothing. {@link #open} loads: the jars of one folder share a loader, which is
 * made for the first user, shared by all of them, and closed when the last one closes its handle.
 */
public final class PluginCatalog {
    private final List<Path> searched;
    private final List<PluginDescriptor> plugins;
    private final List<PluginProblem> problems;
    private final Map<PluginDescriptor, OpenUnit> units = new LinkedHashMap<>();

    private PluginCatalog(List<Path> searched, List<PluginDescriptor> plugins, List<PluginProblem> problems) {
        this.searched = List.copyOf(searched);
        this.plugins = List.copyOf(plugins);
        this.problems = List.copyOf(problems);
        Map<List<Path>, LoadedUnit> byJars = new LinkedHashMap<>();
        for (PluginDescriptor plugin : plugins) {
            units.put(plugin, byJars.computeIfAbsent(plugin.jars(), LoadedUnit::new));
        }
    }

    /** Reads all jars of these folders; a bad one is a problem in the list and costs no other. */
    public static PluginCatalog scan(List<Path> folders, PluginPolicy policy) {
        CatalogReader reader = new CatalogReader(policy);
        reader.read(folders);
        return new PluginCatalog(folders, reader.plugins(), reader.problems());
    }

    /**
     * The same and one plugin that this process brings itself, in the place of one of its kind and name: for tools that run bots
     * against a venue of their own. Both catalogs share what they load.
     *
     * @param provider used by all; behind a guard as any other
     */
    public PluginCatalog with(PluginKind kind, String name, PluginProvider<? extends Record> provider) {
        PluginDescriptor brought = PresentUnit.describe(kind, name, provider);
        List<PluginDescriptor> all = new ArrayList<>(plugins);
        all.removeIf(plugin -> plugin.kind() == kind && plugin.name().equals(name));
        all.add(brought);
        Collections.sort(all);
        PluginCatalog more = new PluginCatalog(searched, all, problems);
        more.units.putAll(units);
        more.units.put(brought, new PresentUnit(provider));
        more.units.keySet().retainAll(all);
        return more;
    }

    /** The folders that were searched, in their order. */
    public List<Path> searched() {
        return searched;
    }

    /** The plugins that can be used, by kind and name. */
    public List<PluginDescriptor> plugins() {
        return plugins;
    }

    /** What can't be used, in the order of folders and names, names offered twice last. */
    public List<PluginProblem> problems() {
        return problems;
    }

    /** The plugin of this kind and name, if one can be used. */
    public Optional<PluginDescriptor> find(PluginKind kind, String name) {
        return plugins.stream()
                .filter(p -> p.kind() == kind && p.name().equals(name))
                .findFirst();
    }

    /** The names of one kind, sorted. */
    public List<String> names(PluginKind kind) {
        return plugins.stream()
                .filter(p -> p.kind() == kind)
                .map(PluginDescriptor::name)
                .toList();
    }

    /**
     * What the libraries beside a plugin's own jar reach for; read now, since large libraries take a while.
     *
     * @throws io.jackstay.runtime.error.JackstayException when a library has become unreadable since
     */
    public List<Finding> libraryFindings(PluginDescriptor plugin) {
        return UnitReader.findings(plugin.jars(), plugin.jar());
    }

    /**
     * Loads a plugin for one user, and makes its provider.
     *
     * @throws io.jackstay.runtime.error.JackstayException in one line with jar and plugin, when it can't be loaded
     *     ({@code PLUGIN_INVALID}) or its code fails while it is ({@code PLUGIN_FAILED})
     */
    public PluginHandle open(PluginDescriptor plugin) {
        OpenUnit unit = units.get(plugin);
        if (unit == null) {
            throw new IllegalArgumentException(
                    "%s of %s is not of this catalog".formatted(plugin.title(), plugin.jar()));
        }
        return PluginHandle.open(plugin, unit);
    }
}
