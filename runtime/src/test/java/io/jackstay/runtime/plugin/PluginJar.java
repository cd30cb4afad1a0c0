package io.jackstay.runtime.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Builds plugin jars for tests: sources in, a jar with its service file out. Not thread safe.
 *
 * <p>{@code PluginJar.named("grid.jar").source("acme.Grid", code).serves(PluginKind.STRATEGY, "acme.Grid").in(folder)}.
 * {@link PluginSources} has sources to start from.
 */
public final class PluginJar {
    private final String fileName;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, Integer> versions = new LinkedHashMap<>();
    private final List<Path> classPath = new ArrayList<>();
    private final List<String> without = new ArrayList<>();

    private PluginJar(String fileName) {
        this.fileName = fileName;
    }

    public static PluginJar named(String fileName) {
        return new PluginJar(fileName);
    }

    /** A good strategy of this name alone in a jar of this name. */
    public static PluginJar goodStrategy(String name) {
        return named(name + ".jar")
                .source("acme.Good", PluginSources.strategy("acme.Good", name, ""))
                .serves(PluginKind.STRATEGY, "acme.Good");
    }

    /** A class and what it declares inside, compiled when the jar is written. */
    public PluginJar source(String className, String code) {
        sources.put(className, code);
        return this;
    }

    /** A service file of this kind. */
    public PluginJar serves(PluginKind kind, String... providerClasses) {
        return entry(kind.serviceFile(), String.join("\n", providerClasses) + "\n");
    }

    public PluginJar entry(String name, String text) {
        return entry(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public PluginJar entry(String name, byte[] bytes) {
        entries.put(name, bytes.clone());
        return this;
    }

    /** Jars that its sources are compiled against, which stay outside of it. */
    public PluginJar against(Path... jars) {
        classPath.addAll(List.of(jars));
        return this;
    }

    /** Leaves a compiled class out of the jar. */
    public PluginJar without(String className) {
        without.add(className);
        return this;
    }

    /** Says in a class file that it is of this major version. */
    public PluginJar classVersion(String className, int major) {
        versions.put(className, major);
        return this;
    }

    /** Writes the jar and returns its path; makes the folder. */
    public Path in(Path folder) {
        Map<String, byte[]> all = new LinkedHashMap<>(entries);
        if (!sources.isEmpty()) {
            SourceCompiler.compile(sources, classPath).forEach((name, bytes) -> {
                if (!without.contains(name)) {
                    all.put(name.replace('.', '/') + ".class", patched(name, bytes));
                }
            });
        }
        Path jar = folder.resolve(fileName);
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(jar);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : all.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                    zip.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] patched(String className, byte[] classFile) {
        Integer major = versions.get(className);
        if (major != null) {
            classFile[6] = (byte) (major >> 8);
            classFile[7] = major.byteValue();
        }
        return classFile;
    }
}
