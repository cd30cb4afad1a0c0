package io.jackstay.runtime.plugin;

import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.PluginProvider;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one loader of a unit and the providers in it, for all users of the unit. Thread safe.
 *
 * <p>Made for the first user; closed, and forgotten with all that came from it, when the last user leaves.
 */
final class LoadedUnit implements OpenUnit {
    private static final System.Logger LOG = System.getLogger(LoadedUnit.class.getName());

    private final List<Path> jars;
    private final List<JarStamp> stamps;
    private final Map<PluginDescriptor, PluginProvider<Record>> providers = new LinkedHashMap<>();
    private @Nullable PluginClassLoader loader;
    private int users;

    LoadedUnit(List<Path> jars) {
        this.jars = jars;
        this.stamps = jars.stream().map(JarStamp::of).toList();
    }

    @Override
    public synchronized ClassLoader enter(String plugin) {
        if (loader == null) {
            stamps.forEach(JarStamp::requireUnchanged);
            loader = new PluginClassLoader(plugin, urls(), Api.class.getClassLoader());
        }
        users++;
        return loader;
    }

    @Override
    public synchronized PluginProvider<Record> provider(PluginDescriptor plugin) {
        if (loader == null) {
            throw new IllegalStateException(plugin.title() + " is not loaded");
        }
        PluginProvider<Record> provider = providers.get(plugin);
        if (provider == null) {
            provider = new ProviderLoader(plugin, loader).load();
            providers.put(plugin, provider);
        }
        return provider;
    }

    /** The last one closes the loader and says which threads keep it in memory all the same. */
    @Override
    public synchronized void leave() {
        if (--users > 0 || loader == null) {
            return;
        }
        PluginClassLoader closing = loader;
        loader = null;
        providers.clear();
        RecordEquality.forgetLast();
        for (String thread : LeakedThreads.of(closing)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "plugin left a thread running, its classes stay in memory jar=\"%s\" thread=\"%s\""
                            .formatted(jars.get(0), thread));
        }
        try {
            closing.close();
        } catch (IOException e) {
            throw new JackstayException(ErrorCode.INTERNAL, jars.get(0) + ": its loader can't be closed", e);
        }
    }

    private URL[] urls() {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = url(jars.get(i));
        }
        return urls;
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new Refusal(jar, "has a path that is no URL: " + Words.clean(e.toString()));
        }
    }
}
