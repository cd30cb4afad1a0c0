package io.jackstay.distribution.compatibility;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;

/** Copies a jar with one class changed. Immutable. */
final class ChangedJar {
    private ChangedJar() {}

    /** The copy; {@code change} wraps the writer of the class {@code name}, which must be in the jar. */
    static Path copy(Path jar, Path copy, String name, Function<ClassVisitor, ClassVisitor> change) throws IOException {
        return rewrite(jar, copy, name.replace('.', '/') + ".class", bytes -> {
            ClassWriter writer = new ClassWriter(0);
            new ClassReader(bytes).accept(change.apply(writer), 0);
            return writer.toByteArray();
        });
    }

    private static Path rewrite(Path jar, Path copy, String path, UnaryOperator<byte[]> change) throws IOException {
        boolean found = false;
        try (JarFile source = new JarFile(jar.toFile());
                OutputStream file = Files.newOutputStream(copy);
                JarOutputStream target = new JarOutputStream(file)) {
            for (JarEntry entry : Collections.list(source.entries())) {
                byte[] bytes = source.getInputStream(entry).readAllBytes();
                boolean chosen = entry.getName().equals(path);
                found |= chosen;
                target.putNextEntry(new JarEntry(entry.getName()));
                target.write(chosen ? change.apply(bytes) : bytes);
                target.closeEntry();
            }
        }
        if (!found) {
            throw new IllegalArgumentException("%s has no %s".formatted(jar, path));
        }
        return copy;
    }
}
