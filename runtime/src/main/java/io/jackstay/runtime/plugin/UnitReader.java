package io.jackstay.runtime.plugin;

import io.jackstay.runtime.plugin.scan.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the jars of one unit and tells the plugins that it offers; nothing is loaded. Not thread safe: reads one unit
 * for one caller.
 *
 * <p>A fault of any jar refuses the whole unit, since its jars share a loader. A fault of one provider refuses that
 * provider.
 */
final class UnitReader {
    private final PluginUnit unit;
    private final PluginPolicy policy;
    private final List<PluginDescriptor> plugins = new ArrayList<>();
    private final List<PluginProblem> problems = new ArrayList<>();

    UnitReader(PluginUnit unit, PluginPolicy policy) {
        this.unit = unit;
        this.policy = policy;
    }

    /** The plugins of the unit; asked for after {@link #read}. */
    List<PluginDescriptor> plugins() {
        return plugins;
    }

    /** What was wrong; asked for after {@link #read}. */
    List<PluginProblem> problems() {
        return problems;
    }

    void read() {
        try {
            if (unit.jars().isEmpty()) {
                throw new Refusal(unit.place(), "holds no jar");
            }
            readJars();
        } catch (Refusal refusal) {
            plugins.clear();
            problems.clear();
            problems.add(refusal.problem());
        }
    }

    /** What the jars of a unit reach for, but for one. A jar that can't be read is a {@link Refusal}. */
    static List<Finding> findings(List<Path> jars, Path except) {
        List<Finding> findings = new ArrayList<>();
        for (Path jar : jars) {
            if (!jar.equals(except)) {
                try (JarContents contents = JarContents.open(jar)) {
                    findings.addAll(contents.findings());
                }
            }
        }
        return List.copyOf(findings);
    }

    private void readJars() {
        List<Path> offering = new ArrayList<>();
        for (Path jar : unit.jars()) {
            try (JarContents contents = JarContents.open(jar)) {
                ClassPathRule.check(contents, jar, unit.jars());
                if (offers(contents, jar)) {
                    offering.add(jar);
                }
            }
        }
        if (offering.isEmpty()) {
            throw new Refusal(unit.place(), "offers no provider: no META-INF/services/io.jackstay.api... names one");
        }
        for (Path jar : offering) {
            readProviders(jar);
        }
    }

    private static boolean offers(JarContents contents, Path jar) {
        boolean offers = false;
        for (PluginKind kind : PluginKind.values()) {
            if (contents.hasServiceFile(kind)) {
                if (contents.providers(kind).isEmpty()) {
                    throw new Refusal(jar, "offers no provider: %s is empty".formatted(kind.serviceFile()));
                }
                offers = true;
            }
        }
        return offers;
    }

    private void readProviders(Path jar) {
        try (JarContents contents = JarContents.open(jar)) {
            List<Finding> own = contents.findings();
            for (PluginKind kind : PluginKind.values()) {
                for (String providerClass : contents.providers(kind)) {
                    try {
                        PluginDescriptor plugin =
                                new ProviderReader(unit, jar, kind).read(contents, providerClass, own);
                        requireGranted(plugin);
                        plugins.add(plugin);
                    } catch (Refusal refusal) {
                        problems.add(refusal.problem());
                    }
                }
            }
        }
    }

    /**
     * Refuses a confined plugin whose jar, or with strict libraries whose neighbours, reach for what is not granted.
     */
    private void requireGranted(PluginDescriptor plugin) {
        if (!plugin.kind().isConfined()) {
            return;
        }
        List<Finding> findings = new ArrayList<>(plugin.findings());
        if (policy.strictLibraries()) {
            findings.addAll(findings(unit.jars(), plugin.jar()));
        }
        PermissionRefusal.of(plugin, findings, policy).ifPresent(problem -> {
            throw new Refusal(problem);
        });
    }
}
