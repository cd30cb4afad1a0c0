package io.jackstay.runtime.plugin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the class file of a provider says, read without loading it. Not thread safe: made and read by one caller. */
final class ProviderClass {
    private static final String ANNOTATION = "Lio/jackstay/api/plugin/Plugin;";
    private static final int SKIP = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

    private boolean annotated;
    private boolean concrete;
    private boolean constructible;
    private String name = "";
    private String api = "";
    private String summary = "";

    private ProviderClass() {}

    /** Empty when the bytes can't be read. */
    static Optional<ProviderClass> read(byte[] classFile) {
        ProviderClass read = new ProviderClass();
        try {
            new ClassReader(classFile).accept(read.new Visitor(), SKIP);
            return Optional.of(read);
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** Whether it says {@code @Plugin}. */
    boolean isAnnotated() {
        return annotated;
    }

    /** Whether it is a public class that can have instances, with a public constructor that wants nothing. */
    boolean isConstructible() {
        return concrete && constructible;
    }

    String name() {
        return name;
    }

    String api() {
        return api;
    }

    String summary() {
        return summary;
    }

    private final class Visitor extends ClassVisitor {
        Visitor() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String className,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            concrete = (access & Opcodes.ACC_PUBLIC) != 0 && (access & Opcodes.ACC_ABSTRACT) == 0;
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            if (!descriptor.equals(ANNOTATION)) {
                return null;
            }
            annotated = true;
            return new Values();
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            constructible |= method.equals("<init>") && descriptor.equals("()V") && (access & Opcodes.ACC_PUBLIC) != 0;
            return null;
        }
    }

    private final class Values extends AnnotationVisitor {
        Values() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(String key, Object value) {
            switch (key) {
                case "name" -> name = value.toString();
                case "api" -> ProviderClass.this.api = value.toString();
                case "summary" -> summary = value.toString();
                default -> {
                    // a later version of the contract may say more
                }
            }
        }
    }
}
