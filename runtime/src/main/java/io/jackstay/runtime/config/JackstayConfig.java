package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * A configuration, read and checked as far as the runtime can without the plugins. Immutable.
 *
 * @param file as the operator named it
 * @param connectors in the order of the file
 * @param bots in the order of the file
 */
public record JackstayConfig(
        Path file, List<ConnectorBlock> connectors, List<BotBlock> bots, RuntimeSettings settings) {
    public JackstayConfig {
        requireNonNull(file, "file is null");
        connectors = List.copyOf(connectors);
        bots = List.copyOf(bots);
        requireNonNull(settings, "settings is null");
    }

    static JackstayConfig empty(Path file) {
        return new JackstayConfig(file, List.of(), List.of(), RuntimeSettings.DEFAULT);
    }
}
