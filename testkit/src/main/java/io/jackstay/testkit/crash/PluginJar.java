package io.jackstay.testkit.crash;

import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.strategy.StrategyProvider;
import io.jackstay.testkit.crash.connector.LoopbackProvider;
import io.jackstay.testkit.crash.strategy.MoverProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** Packs the crash test's connector and its strategy into a plugin jar each, from the jar that it came in. Stateless. */
final class PluginJar {
    private PluginJar() {}

    /** Writes {@code crash-venue.jar} and {@code crash-mover.jar} into the folder. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(
                folder.resolve("crash-venue.jar"),
                ConnectorProvider.class,
                LoopbackProvider.class,
                "/connector/",
                "/wire/");
        write(folder.resolve("crash-mover.jar"), StrategyProvider.class, MoverProvider.class, "/strategy/");
    }

    private static void write(Path jar, Class<?> kind, Class<?> provider, String... packages) throws IOException {
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
            to.write(provider.getName().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean isNeeded(String name, String... packages) {
        return name.startsWith("io/jackstay/testkit/crash/")
                && name.endsWith(".class")
                && Arrays.stream(packages).anyMatch(name::contains);
    }
}
