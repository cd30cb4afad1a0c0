package io.jackstay.runtime.plugin.guard;

import java.util.function.Consumer;

/** What a plugin wants done with a value that comes later. Not thread safe: owned by the loop of the plugin's user. */
record GuardedConsumer<T>(PluginGuard guard, Consumer<T> consumer) implements Consumer<T> {
    @Override
    public void accept(T value) {
        guard.run("Consumer.accept", Consumer<T>::accept, consumer, value);
    }
}
