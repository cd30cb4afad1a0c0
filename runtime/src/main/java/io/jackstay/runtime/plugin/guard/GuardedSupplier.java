package io.jackstay.runtime.plugin.guard;

import java.util.function.Supplier;

/** What a plugin tells when asked, such as the URL of its next connection. Owned by the loop of the plugin's user. */
record GuardedSupplier<T>(PluginGuard guard, Supplier<T> supplier) implements Supplier<T> {
    @Override
    public T get() {
        return guard.ask("Supplier.get", Supplier<T>::get, supplier);
    }
}
