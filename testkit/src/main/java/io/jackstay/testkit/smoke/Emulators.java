package io.jackstay.testkit.smoke;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.BooksWatcher;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.emulator.base.server.SocketServer;
import io.jackstay.emulator.base.trial.Rehearsal;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.testkit.emulate.Providers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * The emulated venues of a configuration: one for each connector whose block has {@code emulator}, on a free port of the loopback
 * interface, with the account and key that the venue's rehearsal has. Not thread safe: owned by the main thread.
 */
final class Emulators implements AutoCloseable {
    private static final Set<String> KEYS = Set.of("seed", "faults");
    private static final long SEED = 7;

    private final List<SocketServer> servers = new ArrayList<>();
    private final List<String> overrides = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    private Emulators() {}

    /**
     * @param only the one connector that is wanted
     * @throws EmulatorException for a block that can't be used; the message says what is allowed
     */
    static Emulators start(Path file, Optional<String> only, Clock clock) throws IOException {
        Emulators started = new Emulators();
        try {
            Config whole = read(file);
            if (whole.hasPath("connectors")) {
                for (String name : new TreeSet<>(whole.getObject("connectors").keySet())) {
                    Config block = whole.getConfig("connectors").getConfig(ConfigUtil.joinPath(name));
                    boolean wanted = only.isEmpty() || only.get().equals(name);
                    if (wanted && block.hasPath("emulator")) {
                        started.open(name, block, clock);
                    }
                }
            }
            return started;
        } catch (ConfigException e) {
            started.close();
            throw new EmulatorException("" + e.getMessage());
        } catch (IOException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Secrets that the environment lacks are no matter of the emulators: what is wrong with the rest the runtime says. */
    private static Config read(Path file) {
        return ConfigFactory.parseFile(file.toFile())
                .resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true));
    }

    private void open(String connector, Config block, Clock clock) throws IOException {
        Config emulator = block.getConfig("emulator");
        emulator.root().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new EmulatorException(
                            "connectors.%s.emulator.%s: there are seed and faults".formatted(connector, key));
                });
        Rehearsal rehearsal = rehearsal(connector, block.getString("plugin"));
        Agenda agenda = new Agenda(clock.epochNanos());
        long seed = emulator.hasPath("seed") ? emulator.getLong("seed") : SEED;
        FaultPlan faults =
                emulator.hasPath("faults") ? FaultPlan.read(Path.of(emulator.getString("faults"))) : FaultPlan.NONE;
        EmulatedVenue venue = new EmulatedVenue(agenda, rehearsal.openLively(agenda, BooksWatcher.NONE, seed), faults);
        SocketServer server = new SocketServer(venue, 0, clock::epochNanos);
        servers.add(server);
        String rest = "http://127.0.0.1:" + server.port();
        String stream = "ws://127.0.0.1:" + server.port() + venue.webSocketPath();
        Config keys = ConfigFactory.parseString(rehearsal.block(0, rest, stream, new SplittableRandom(seed)));
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
