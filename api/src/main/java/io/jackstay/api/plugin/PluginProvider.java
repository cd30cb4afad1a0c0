package io.jackstay.api.plugin;

/**
 * What the providers of all plugin kinds have in common. Implemented by plugins: gains default methods only.
 *
 * <p>Found by {@link java.util.ServiceLoader}; needs a public constructor without arguments that does no work. One instance
 * exists per loaded jar. The runtime calls it on any thread, one call at a time; a provider keeps no state. An exception
 * that it throws costs the bots that need this plugin, and no other.
 *
 * @param <C> the record that holds the plugin's configuration
 */
public interface PluginProvider<C extends Record> {
    /**
     * The configuration record.
     *
     * <p>Its components are the keys of the plugin's configuration block in kebab case: {@code orderSize} is
     * {@code order-size}. Components may be numbers, text, booleans, enums, durations, {@code BigDecimal}, {@link Percent},
     * {@link Secret}, venues and market ids, nested records, lists, sorted maps, {@code Optional}, and sealed interfaces
     * whose records carry {@link Choice}. The record's own constructor checks rules between keys and throws
     * {@link IllegalArgumentException} with a text for the operator.
     */
    Class<C> configType();
}
