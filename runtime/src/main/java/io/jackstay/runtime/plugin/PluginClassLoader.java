package io.jackstay.runtime.plugin;

import static java.util.Objects.requireNonNull;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads the jars of one plugin folder. Thread safe.
 *
 * <p>Sees the JDK's modules, {@code io.jackstay.api} and its own jars; no runtime, no neighbour. Resources are its own,
 * so that {@code ServiceLoader} inside a plugin finds what the plugin brought along.
 */
final class PluginClassLoader extends URLClassLoader {
    private static final String API = "io.jackstay.api.";

    static {
        registerAsParallelCapable();
    }

    private final String plugin;
    private final ClassLoader contract;

    PluginClassLoader(String plugin, URL[] jars, ClassLoader contract) {
        super("plugin-" + plugin, jars, ClassLoader.getPlatformClassLoader());
        this.plugin = plugin;
        this.contract = requireNonNull(contract, "contract is null");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(API)) {
            return super.loadClass(name, resolve);
        }
        if (findResource(name.replace('.', '/') + ".class") != null) {
            throw new ClassNotFoundException(
                    "plugin %s bundles %s: give the api dependency scope 'provided'".formatted(plugin, name));
        }
        return contract.loadClass(name);
    }
}
