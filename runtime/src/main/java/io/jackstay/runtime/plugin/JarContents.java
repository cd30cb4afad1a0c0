package io.jackstay.runtime.plugin;

import io.jackstay.runtime.plugin.scan.Finding;
import io.jackstay.runtime.plugin.scan.PermissionScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * One jar, open for reading; no class of it is loaded. Not thread safe: opened, read and closed by one caller.
 *
 * <p>What is wrong with the jar is a {@link Refusal}. Entries are read up to a limit, whatever size they claim.
 */
final class JarContents implements AutoCloseable {
    private static final int MAX_CLASS = 8 << 20;
    private static final int MAX_TEXT = 8 << 20;

    private final Path path;
    private final JarFile jar;
    private final List<ZipEntry> classes = new ArrayList<>();

    private JarContents(Path path, JarFile jar) {
        this.path = path;
        this.jar = jar;
    }

    /** Opens a jar and checks its listing. */
    static JarContents open(Path path) {
        JarContents contents = new JarContents(path, openJar(path));
        try {
            contents.checkListing();
            return contents;
        } catch (RuntimeException e) {
            contents.close();
            throw e;
        }
    }

    private static JarFile openJar(Path path) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) == 0) {
                throw new Refusal(
                        path, Files.exists(path) ? "is not a jar: it is empty" : "can't be read: no such file");
            }
            return new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
        } catch (ZipException e) {
            throw new Refusal(path, "is not a jar, or is truncated: " + Words.clean(String.valueOf(e.getMessage())));
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw new Refusal(path, "can't be read: " + Words.clean(e.toString()));
        }
    }

    private void checkListing() {
        EntryRules rules = new EntryRules(path);
        var entries = jar.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            rules.check(entry);
            if (isLoadable(entry.getName())) {
                classes.add(entry);
            }
        }
    }

    private static boolean isLoadable(String name) {
        return name.endsWith(".class")
                && !name.endsWith("module-info.class")
                && EntryRules.release(name) <= Runtime.version().feature();
    }

    /** Whether the jar has a service file of this kind, with or without anything in it. */
    boolean hasServiceFile(PluginKind kind) {
        return jar.getEntry(kind.serviceFile()) != null;
    }

    /** The classes that the service file of this kind names, each once, in its order. */
    List<String> providers(PluginKind kind) {
        return text(kind.serviceFile())
                .lines()
                .map(line -> line.substring(0, line.indexOf('#') < 0 ? line.length() : line.indexOf('#'))
                        .strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    /** The bytes of a class as this JVM would load it. */
    Optional<byte[]> findClass(String className) {
        return Optional.ofNullable(jar.getEntry(className.replace('.', '/') + ".class"))
                .map(entry -> read(entry, MAX_CLASS));
    }

    /** A small text of the jar, empty when it has none of this name. */
    String text(String name) {
        ZipEntry entry = jar.getEntry(name);
        return entry == null ? "" : new String(read(entry, MAX_TEXT), StandardCharsets.UTF_8);
    }

    /** What the classes reach for; a class that this JVM can't load for its version is left out. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (ZipEntry entry : classes) {
            byte[] classFile = read(entry, MAX_CLASS);
            if (!ClassFiles.isTooNew(classFile)) {
                findings.addAll(findings(entry, classFile));
            }
        }
        findings.sort(null);
        return findings.stream().distinct().toList();
    }

    private List<Finding> findings(ZipEntry entry, byte[] classFile) {
        try {
            return PermissionScan.scan(path, classFile);
        } catch (IllegalArgumentException e) {
            throw new Refusal(path, Words.clean(entry.getName()) + " is damaged: not a class file");
        }
    }

    private byte[] read(ZipEntry entry, int limit) {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new Refusal(path, "%s is larger than %,d bytes".formatted(Words.clean(entry.getName()), limit));
            }
            return bytes;
        } catch (IOException e) {
            throw new Refusal(
                    path, "%s is damaged: %s".formatted(Words.clean(entry.getName()), Words.clean(e.toString())));
        }
    }

    @Override
    public void close() {
        try {
            jar.close();
        } catch (IOException e) {
            throw new Refusal(path, "can't be closed: " + Words.clean(e.toString()));
        }
    }
}
