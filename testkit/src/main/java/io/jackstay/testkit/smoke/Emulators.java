package io.jackstay.testkit.smoke;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.BooksWatcher;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.emulator.base.server.SocketServer;
import io.jackstay.emulator.base.trial.Rehearsal;
import io.jackstay.runtime.config.ConnectorBlock;
import io.jackstay.runtime.config.EmulatorBlock;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.testkit.emulate.Providers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;

/**
 * The emulated venues of a configuration: one for each connector whose block has {@code emulator}, on a free port of the loopback
 * interface, with the account and key that the venue's rehearsal has. Not thread safe: owned by the main thread.
 */
final class Emulators implements AutoCloseable {
    private final List<SocketServer> servers = new ArrayList<>();
    private final List<String> overrides = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    private Emulators() {}

    /**
     * @param connectors as the configuration has them
     * @param only the one connector that is wanted
     * @throws EmulatorException for a block that can't be used; the message says what is allowed
     */
    static Emulators start(List<ConnectorBlock> connectors, Optional<String> only, Clock clock) throws IOException {
        Emulators started = new Emulators();
        try {
            for (ConnectorBlock connector : connectors) {
                boolean wanted = only.isEmpty() || only.get().equals(connector.name());
                if (wanted && connector.emulator().isPresent()) {
                    started.open(connector, connector.emulator().get(), clock);
                }
            }
            return started;
        } catch (IOException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private void open(ConnectorBlock block, EmulatorBlock emulator, Clock clock) throws IOException {
        String connector = block.name();
        Rehearsal rehearsal = rehearsal(connector, block.plugin().plugin());
        Agenda agenda = new Agenda(clock.epochNanos());
        FaultPlan faults =
                emulator.faults().isPresent() ? FaultPlan.read(emulator.faults().get()) : FaultPlan.NONE;
        EmulatedVenue venue =
                new EmulatedVenue(agenda, rehearsal.openLively(agenda, BooksWatcher.NONE, emulator.seed()), faults);
        SocketServer server = new SocketServer(venue, 0, clock::epochNanos);
        servers.add(server);
        String rest = "http://127.0.0.1:" + server.port();
        String stream = "ws://127.0.0.1:" + server.port() + venue.webSocketPath();
        Config keys =
                ConfigFactory.parseString(rehearsal.block(0, rest, stream, new SplittableRandom(emulator.seed())));
        keys.root()
                .forEach((key, value) -> overrides.add(
                        "connectors.%s.%s=%s".formatted(connector, key, value.render(ConfigRenderOptions.concise()))));
        words.add("connector %s: emulated %s at %s".formatted(connector, rehearsal.connector(), rest));
    }

    private static Rehearsal rehearsal(String connector, String plugin) {
        SortedMap<String, Rehearsal> all = Providers.rehearsals();
        Rehearsal found = all.get(plugin);
        if (found == null) {
            throw new EmulatorException(
                    "connectors.%s.emulator: there is no emulator for the plugin %s; there are for %s"
                            .formatted(connector, plugin, all.keySet()));
        }
        return found;
    }

    /** What leads the connectors to them, as for {@code --set}. */
    List<String> overrides() {
        return overrides;
    }

    /** A line for each. */
    List<String> words() {
        return words;
    }

    @Override
    public void close() {
        servers.forEach(SocketServer::close);
    }
}
