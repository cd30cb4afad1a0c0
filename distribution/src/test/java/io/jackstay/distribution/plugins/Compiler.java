package io.jackstay.distribution.plugins;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The JDK's compiler with the contract's jar of the distribution on its class path and nothing beside it. Immutable. */
final class Compiler {
    private Compiler() {}

    /** Class files by class name; fails with the compiler's words. */
    static Map<String, byte[]> compile(Map<String, String> sources) {
        if (sources.isEmpty()) {
            return Map.of();
        }
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, code) -> units.add(new Source(name, code)));
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                        ToolProvider.getSystemJavaCompiler().getStandardFileManager(said, null, null);
                Written written = new Written(files)) {
            List<String> options =
                    List.of("--release", "17", "-proc:none", "-cp", contract().toString());
            if (!ToolProvider.getSystemJavaCompiler()
                    .getTask(null, written, said, options, null, units)
                    .call()) {
                throw new AssertionError(
                        said.getDiagnostics().stream().map(Object::toString).collect(joining("\n")));
            }
            Map<String, byte[]> classes = new TreeMap<>();
            written.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path contract() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("jackstay.home"), "lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("jackstay-api-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        private Source(String name, String code) {
            super(URI.create("guest:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }

    private static final class Written extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

        private Written(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("guest:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(name, any -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
