package io.jackstay.runtime.plugin;

import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.plugin.PluginProvider;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.strategy.StrategyProvider;
import io.jackstay.runtime.error.JackstayException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Spliterator;

/** Makes the provider of one plugin, by way of its service file. Immutable. */
record ProviderLoader(PluginDescriptor plugin, PluginClassLoader loader) {
    private static final int MAX_PROVIDERS = 1_000;

    /** The provider. Whatever goes wrong is one line with jar and plugin. */
    PluginProvider<Record> load() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return requireOwn(find().get());
        } catch (JackstayException e) {
            throw e;
        } catch (OutOfMemoryError | InternalError e) {
            throw e;
        } catch (Throwable thrown) {
            throw LoadFailure.of(plugin, thrown);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private ServiceLoader.Provider<? extends PluginProvider<Record>> find() {
        return switch (plugin.kind()) {
            case CONNECTOR -> find(ServiceLoader.load(type(ConnectorProvider.class), loader));
            case STRATEGY -> find(ServiceLoader.load(type(StrategyProvider.class), loader));
            case RISK -> find(ServiceLoader.load(type(RiskProvider.class), loader));
        };
    }

    /** A provider that can't be loaded is passed over: it costs itself, unless it is the one that is wanted. */
    private <P> ServiceLoader.Provider<P> find(ServiceLoader<P> services) {
        Spliterator<ServiceLoader.Provider<P>> providers = services.stream().spliterator();
        List<ServiceLoader.Provider<P>> found = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        boolean more = true;
        for (int i = 0; more && found.isEmpty() && i < MAX_PROVIDERS; i++) {
            try {
                more = providers.tryAdvance(p -> {
                    if (p.type().getName().equals(plugin.providerClass())) {
                        found.add(p);
                    }
                });
            } catch (ServiceConfigurationError | LinkageError e) {
                failures.add(e);
            }
        }
        return found.stream().findFirst().orElseThrow(() -> notFound(failures));
    }

    private JackstayException notFound(List<Throwable> failures) {
        return failures.stream()
                .filter(f -> String.valueOf(f.getMessage()).contains(plugin.providerClass()))
                .findFirst()
                .or(() -> failures.stream().findFirst())
                .map(f -> LoadFailure.of(plugin, f))
                .orElseGet(() -> LoadFailure.of(plugin, "its service file no longer names " + plugin.providerClass()));
    }

    private PluginProvider<Record> requireOwn(PluginProvider<Record> provider) {
        ClassLoader from = provider.getClass().getClassLoader();
        if (from != loader) {
            throw LoadFailure.of(plugin, "its provider was loaded by %s".formatted(from));
        }
        return provider;
    }

    /** Generics are gone at run time: to the runtime each provider is one of {@link Record}. */
    @SuppressWarnings("unchecked")
    private static <P> Class<P> type(Class<?> service) {
        return (Class<P>) service;
    }
}
