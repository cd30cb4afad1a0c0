package io.jackstay.runtime.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * Keeps a jar from pulling others into its loader. Immutable.
 *
 * <p>A loader of jars follows {@code Class-Path} in the manifest and {@code META-INF/INDEX.LIST}. Jars of the same
 * folder are welcome, and a name that leads to nothing does no harm; anything else would be code that nobody has read.
 */
final class ClassPathRule {
    private ClassPathRule() {}

    /** Refuses a jar that reaches out of its unit, or returns. */
    static void check(JarContents contents, Path jar, List<Path> unit) {
        Set<Path> allowed = new HashSet<>();
        unit.forEach(path -> allowed.add(PluginFolders.real(path)));
        for (String name : classPath(contents, jar).split(" +")) {
            checkName(jar, allowed, "Class-Path", name);
        }
        contents.text("META-INF/INDEX.LIST")
                .lines()
                .map(String::strip)
                .filter(line -> line.endsWith(".jar"))
                .forEach(line -> checkName(jar, allowed, "INDEX.LIST", line));
    }

    private static String classPath(JarContents contents, Path jar) {
        byte[] bytes = contents.text("META-INF/MANIFEST.MF").getBytes(StandardCharsets.UTF_8);
        try {
            String value = new Manifest(new ByteArrayInputStream(bytes))
                    .getMainAttributes()
                    .getValue(Attributes.Name.CLASS_PATH);
            return value == null ? "" : value.strip();
        } catch (IOException e) {
            throw new Refusal(jar, "META-INF/MANIFEST.MF is damaged: " + Words.clean(e.toString()));
        }
    }

    private static void checkName(Path jar, Set<Path> allowed, String where, String name) {
        if (name.isEmpty()) {
            return;
        }
        try {
            Path target = Path.of(jar.toUri().resolve(new URI(name)));
            if (Files.exists(target) && !allowed.contains(PluginFolders.real(target))) {
                throw new Refusal(
                        jar,
                        "its %s reaches for %s, outside its own jars: put the library beside it"
                                .formatted(where, Words.clean(name)));
            }
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new Refusal(jar, "its %s holds %s, which is no path to a jar".formatted(where, Words.clean(name)));
        }
    }
}
