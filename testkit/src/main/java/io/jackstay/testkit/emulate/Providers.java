package io.jackstay.testkit.emulate;

import io.jackstay.emulator.base.EmulatorProvider;
import io.jackstay.emulator.base.trial.Rehearsal;
import io.jackstay.runtime.launch.ToolUsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The emulators in {@code tools/}. Stateless. */
public final class Providers {
    private Providers() {}

    /** All, by their names. */
    public static List<EmulatorProvider> all() {
        Map<String, EmulatorProvider> byName = new TreeMap<>();
        ServiceLoader.load(EmulatorProvider.class, Providers.class.getClassLoader())
                .forEach(provider -> byName.put(provider.name(), provider));
        return new ArrayList<>(byName.values());
    }

    /** How bots use the emulated venues that they can use, by the connector that they need. */
    public static SortedMap<String, Rehearsal> rehearsals() {
        SortedMap<String, Rehearsal> byConnector = new TreeMap<>();
        all().stream()
                .map(Rehearsal::of)
                .flatMap(Optional::stream)
                .forEach(rehearsal -> byConnector.put(rehearsal.connector(), rehearsal));
        return byConnector;
    }

    /** How bots use the emulated venue of the connector that a command line names. */
    public static Rehearsal rehearsal(String connector) {
        SortedMap<String, Rehearsal> all = rehearsals();
        return Optional.ofNullable(all.get(connector))
                .orElseThrow(
                        () -> new ToolUsageException("--connector takes one whose venue has an emulator: %s, not '%s'"
                                .formatted(String.join(", ", all.keySet()), connector)));
    }
}
