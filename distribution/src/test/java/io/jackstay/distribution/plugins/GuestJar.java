package io.jackstay.distribution.plugins;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A plugin jar made from sources, the way somebody outside makes one. Not thread safe.
 *
 * <p>The compiler sees the sources given here and the contract's jar of the distribution, nothing else.
 */
final class GuestJar {
    static final String CONNECTOR = "io.jackstay.api.connector.ConnectorProvider";
    static final String STRATEGY = "io.jackstay.api.strategy.StrategyProvider";
    static final String RISK = "io.jackstay.api.risk.RiskProvider";

    private String fileName;
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, byte[]> entries = new TreeMap<>();
    private UnaryOperator<Map<String, byte[]>> change = UnaryOperator.identity();

    GuestJar(String fileName) {
        this.fileName = fileName;
    }

    /** A class from the test resources. */
    GuestJar guest(String className) {
        return source(className, text(className.substring(className.lastIndexOf('.') + 1)));
    }

    GuestJar source(String className, String code) {
        sources.put(className, code);
        return this;
    }

    /** A version of the library that each of our guests brings along: it puts a text between these two. */
    GuestJar words(String left, String right) {
        return source("acme.words.Words", """
                package acme.words;
                public final class Words {
                    private Words() {}
                    public static String of(String text) {
                        return "%s" + text + "%s";
                    }
                }
                """.formatted(left, right));
    }

    GuestJar serves(String service, String... providers) {
        return entry(
                "META-INF/services/" + service, String.join("\n", providers).getBytes(StandardCharsets.UTF_8));
    }

    GuestJar entry(String name, byte[] bytes) {
        entries.put(name, bytes.clone());
        return this;
    }

    GuestJar named(String other) {
        fileName = other;
        return this;
    }

    /** Puts other words for some in a source. */
    GuestJar changedSource(String className, String words, String others) {
        String before = String.valueOf(sources.get(className));
        if (!before.contains(words)) {
            throw new IllegalArgumentException("%s has no \"%s\"".formatted(className, words));
        }
        return source(className, before.replace(words, others));
    }

    /** A last change to what is in the jar, by entry name; with no entries left the file is a text and no jar. */
    GuestJar changed(UnaryOperator<Map<String, byte[]>> last) {
        change = last;
        return this;
    }

    /** Writes the jar and returns its path. */
    Path in(Path folder) {
        Map<String, byte[]> all = new TreeMap<>(entries);
        Compiler.compile(sources).forEach((name, bytes) -> all.put(name.replace('.', '/') + ".class", bytes));
        Path jar = folder.resolve(fileName);
        Map<String, byte[]> last = change.apply(all);
        if (last.isEmpty()) {
            return text(jar);
        }
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : last.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static Path text(Path file) {
        try {
            return Files.writeString(file, "this is not a jar\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String guest) {
        try (InputStream in = GuestJar.class.getResourceAsStream("/guests/" + guest + ".java")) {
            if (in == null) {
                throw new IllegalArgumentException("no guest " + guest);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().collect(joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
