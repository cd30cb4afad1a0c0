package io.jackstay.runtime.plugin;

import java.util.List;

/** Finds threads that keep a plugin's loader in memory. Immutable. */
final class LeakedThreads {
    private LeakedThreads() {}

    /** Names of living threads, sorted, that were started by the plugin or are made of its classes. */
    static List<String> of(ClassLoader loader) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread != Thread.currentThread())
                .filter(thread -> thread.getContextClassLoader() == loader
                        || thread.getClass().getClassLoader() == loader)
                .map(thread -> Words.clean(thread.getName()))
                .sorted()
                .toList();
    }
}
