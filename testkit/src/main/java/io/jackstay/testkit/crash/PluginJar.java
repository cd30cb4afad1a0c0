package io.jackstay.testkit.crash;

import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.strategy.StrategyProvider;
import io.jackstay.testkit.crash.connector.LoopbackProvider;
import io.jackstay.testkit.crash.strategy.MoverProvider;
import io.jackstay.testkit.crash.strategy.RoundsProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/** Packs the crash test's connector and its strategies into a plugin jar each, from the jar that it came in. Stateless. */
final class PluginJar {
    private PluginJar() {}

    /** Writes {@code crash-venue.jar} and {@code crash-strategies.jar} into the folder. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(
                folder.resolve("crash-venue.jar"),
                ConnectorProvider.class,
                List.of(LoopbackProvider.class),
                "/connector/",
                "/wire/");
        write(
                folder.resolve("crash-strategies.jar"),
                StrategyProvider.class,
                List.of(MoverProvider.class, RoundsProvider.class),
                "/strategy/");
    }

    private static void write(Path jar, Class<?> kind, List<Class<?>> providers, String... packages)
            throws IOException {
        try (JarFile from = new JarFile(VenueProcess.jar().toFile());
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream to = new JarOutputStream(file)) {
            Enumeration<JarEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (isNeeded(entry.getName(), packages)) {
                    to.putNextEntry(new JarEntry(entry.getName()));
                    to.write(from.getInputStream(entry).readAllBytes());
                }
            }
            to.putNextEntry(new JarEntry("META-INF/services/" + kind.getName()));
            String names = providers.stream().map(Class::getName).collect(Collectors.joining("\n"));
            to.write(names.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean isNeeded(String name, String... packages) {
        return name.startsWith("io/jackstay/testkit/crash/")
                && name.endsWith(".class")
                && Arrays.stream(packages).anyMatch(name::contains);
    }
}
