package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One block below {@code connectors}: a login on an exchange. Immutable.
 *
 * @param name the venue's name, checked
 * @param plugin the connector and its own keys
 * @param risk rules over all bots of the login, in the order in which they are asked
 * @param debug whether each order transition on this login is printed
 * @param deadMan the horizon of the dead-man switch, where there is to be one
 * @param drift what becomes of a position that fills do not explain
 * @param transport how the login reaches its servers
 * @param emulator the emulated venue that takes the place of the real one, for commands that start some
 */
public record ConnectorBlock(
        String name,
        PluginBlock plugin,
        List<PluginBlock> risk,
        boolean debug,
        Optional<Duration> deadMan,
        Drift drift,
        TransportBlock transport,
        Optional<EmulatorBlock> emulator) {
    public ConnectorBlock {
        requireNonNull(emulator, "emulator is null");
        requireNonNull(transport, "transport is null");
        requireNonNull(drift, "drift is null");
        requireNonNull(name, "name is null");
        requireNonNull(plugin, "plugin is null");
        requireNonNull(deadMan, "deadMan is null");
        risk = List.copyOf(risk);
    }
}
