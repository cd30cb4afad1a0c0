package io.jackstay.runtime.plugin.scan;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Walks one class and hands each method to a {@link MethodScan}. Not thread safe: used for one class by one caller. */
final class ClassScan extends ClassVisitor {
    private final Path jar;
    private final Set<Finding> findings;
    private String className = "";

    ClassScan(Path jar, Set<Finding> findings) {
        super(Opcodes.ASM9);
        this.jar = jar;
        this.findings = findings;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        className = name.replace('/', '.');
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodScan(this, sourceName(name));
    }

    void add(String method, String what, Permission permission) {
        findings.add(new Finding(jar, className, method, what, permission));
    }

    /** A lambda's body is a method {@code lambda$onTick$0}; the author knows it as part of {@code onTick}. */
    private static String sourceName(String name) {
        if (name.equals("<init>")) {
            return "constructor";
        }
        if (name.equals("<clinit>")) {
            return "static initialiser";
        }
        if (!name.startsWith("lambda$")) {
            return name;
        }
        int end = name.lastIndexOf('$');
        String inside = end > 7 ? name.substring(7, end) : name;
        return switch (inside) {
            case "new" -> "constructor";
            case "static" -> "static initialiser";
            default -> inside;
        };
    }
}
