package io.jackstay.distribution.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** No method is synchronized and none has a synchronized block, for which the class file is read. */
final class NotSynchronize extends ArchCondition<JavaClass> {
    NotSynchronize() {
        super("neither have synchronized methods nor synchronized blocks");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                .forEach(method -> report(type, method.getName(), events));
        methodsWithBlocks(type).forEach(method -> report(type, method, events));
    }

    private static void report(JavaClass type, String method, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(type, "%s.%s locks".formatted(type.getName(), method)));
    }

    private static List<String> methodsWithBlocks(JavaClass type) {
        List<String> methods = new ArrayList<>();
        ClassVisitor classVisitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitInsn(int opcode) {
                        if (opcode == Opcodes.MONITORENTER) {
                            methods.add(name);
                        }
                    }
                };
            }
        };
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            new ClassReader(in).accept(classVisitor, ClassReader.SKIP_DEBUG);
        } catch (IOException e) {
            throw new UncheckedIOException(type.getName(), e);
        }
        return methods;
    }
}
