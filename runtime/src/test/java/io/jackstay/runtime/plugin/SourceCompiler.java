package io.jackstay.runtime.plugin;

import static java.util.stream.Collectors.joining;

import io.jackstay.api.plugin.Api;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources in memory against the contract and what else is given, never against the runtime. Immutable. */
public final class SourceCompiler {
    private SourceCompiler() {}

    /** Class files by class name with dots; fails with the compiler's words. */
    public static SortedMap<String, byte[]> compile(Map<String, String> sources, List<Path> jars) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, code) -> units.add(new Source(name, code)));
        List<Path> classPath = new ArrayList<>(List.of(contract()));
        classPath.addAll(jars);
        String path = classPath.stream().map(Path::toString).collect(joining(File.pathSeparator));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null)) {
            Classes classes = new Classes(files);
            List<String> options = List.of("-proc:none", "-nowarn", "-cp", path);
            if (!compiler.getTask(null, classes, said, options, null, units).call()) {
                throw new AssertionError(
                        said.getDiagnostics().stream().map(Object::toString).collect(joining("\n")));
            }
            SortedMap<String, byte[]> compiled = new TreeMap<>();
            classes.written.forEach((name, bytes) -> compiled.put(name, bytes.toByteArray()));
            return compiled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The api's jar or class folder. */
    public static Path contract() {
        try {
            return Path.of(Api.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String name, String code) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }

    private static final class Classes extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        Classes(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    written.put(name, bytes);
                    return bytes;
                }
            };
        }
    }
}
