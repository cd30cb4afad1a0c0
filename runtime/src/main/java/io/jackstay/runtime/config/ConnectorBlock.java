package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

/**
 * One block below {@code connectors}: a login on an exchange. Immutable.
 *
 * @param name the venue's name, checked
 * @param plugin the connector and its own keys
 * @param debug whether each order transition on this login is printed
 */
public record ConnectorBlock(String name, PluginBlock plugin, boolean debug) {
    public ConnectorBlock {
        requireNonNull(name, "name is null");
        requireNonNull(plugin, "plugin is null");
    }
}
