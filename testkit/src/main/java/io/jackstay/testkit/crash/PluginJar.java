package io.jackstay.testkit.crash;

import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.testkit.crash.connector.LoopbackProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** Packs the crash test's connector into a plugin jar, from the jar that it came in. Stateless. */
final class PluginJar {
    private static final String SERVICE = "META-INF/services/" + ConnectorProvider.class.getName();

    private PluginJar() {}

    /** Writes {@code crash-venue.jar} into the folder. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (JarFile from = new JarFile(VenueProcess.jar().toFile());
                OutputStream file = Files.newOutputStream(folder.resolve("crash-venue.jar"));
                JarOutputStream to = new JarOutputStream(file)) {
            Enumeration<JarEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (isNeeded(entry.getName())) {
                    to.putNextEntry(new JarEntry(entry.getName()));
                    to.write(from.getInputStream(entry).readAllBytes());
                }
            }
            to.putNextEntry(new JarEntry(SERVICE));
            to.write(LoopbackProvider.class.getName().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean isNeeded(String name) {
        return name.startsWith("io/jackstay/testkit/crash/")
                && name.endsWith(".class")
                && (name.contains("/connector/") || name.contains("/wire/"));
    }
}
