package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * One block below {@code connectors}: a login on an exchange. Immutable.
 *
 * @param name the venue's name, checked
 * @param plugin the connector and its own keys
 * @param debug whether each order transition on this login is printed
 * @param deadMan the horizon of the dead-man switch, where there is to be one
 */
public record ConnectorBlock(String name, PluginBlock plugin, boolean debug, Optional<Duration> deadMan) {
    public ConnectorBlock {
        requireNonNull(name, "name is null");
        requireNonNull(plugin, "plugin is null");
        requireNonNull(deadMan, "deadMan is null");
    }
}
