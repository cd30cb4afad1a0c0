package io.jackstay.runtime.plugin.scan;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Looks at each call of one method, method references and dynamic constants included. Not thread safe, as its class.
 */
final class MethodScan extends MethodVisitor {
    private final ClassScan owner;
    private final String method;

    MethodScan(ClassScan owner, String method) {
        super(Opcodes.ASM9);
        this.owner = owner;
        this.method = method;
    }

    @Override
    public void visitMethodInsn(int opcode, String type, String name, String descriptor, boolean isInterface) {
        call(type, name, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        handle(bootstrap);
        for (Object argument : arguments) {
            constant(argument);
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        constant(value);
    }

    private void constant(Object value) {
        if (value instanceof Handle handle) {
            handle(handle);
        } else if (value instanceof ConstantDynamic dynamic) {
            handle(dynamic.getBootstrapMethod());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                constant(dynamic.getBootstrapMethodArgument(i));
            }
        }
    }

    /** The tags up to {@code H_PUTSTATIC} are fields, such as those of a record's generated methods. */
    private void handle(Handle handle) {
        if (handle.getTag() > Opcodes.H_PUTSTATIC) {
            call(handle.getOwner(), handle.getName(), handle.getDesc());
        }
    }

    private void call(String type, String name, String descriptor) {
        JdkCalls.TABLE.find(type, name, descriptor).ifPresent(permission -> {
            String dotted = type.replace('/', '.');
            owner.add(method, name.equals("<init>") ? "new " + dotted : dotted + "." + name, permission);
        });
    }
}
