package io.jackstay.runtime.plugin;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.PluginProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** One provider that is there already: nothing is loaded for it and nothing closed. Immutable. */
record PresentUnit(PluginProvider<? extends Record> given) implements OpenUnit {
    private static final Path NOWHERE = Path.of("this-process");

    PresentUnit {
        requireNonNull(given, "given is null");
    }

    static PluginDescriptor describe(PluginKind kind, String name, PluginProvider<? extends Record> provider) {
        return new PluginDescriptor(
                kind, name, "", "", provider.getClass().getName(), NOWHERE, NOWHERE, List.of(NOWHERE), List.of());
    }

    @Override
    public ClassLoader enter(String plugin) {
        return Objects.requireNonNullElseGet(given.getClass().getClassLoader(), ClassLoader::getSystemClassLoader);
    }

    /** Generics are gone at run time: to the runtime each provider is one of {@link Record}. */
    @Override
    @SuppressWarnings("unchecked")
    public PluginProvider<Record> provider(PluginDescriptor plugin) {
        return (PluginProvider<Record>) given;
    }

    @Override
    public void leave() {
        // Nothing was entered.
    }
}
