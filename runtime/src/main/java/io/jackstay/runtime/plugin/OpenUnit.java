package io.jackstay.runtime.plugin;

import io.jackstay.api.plugin.PluginProvider;

/** Where the providers of some plugins come from, for all users of them. Thread safe. */
interface OpenUnit {
    /** One user more. Each is to {@link #leave} once. */
    ClassLoader enter(String plugin);

    /** The provider of a plugin, made for its first user. */
    PluginProvider<Record> provider(PluginDescriptor plugin);

    /** One user less. */
    void leave();
}
