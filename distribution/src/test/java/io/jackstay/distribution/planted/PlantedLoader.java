package io.jackstay.distribution.planted;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes of the product as they are shipped, but for the calls that a bug sends elsewhere. Not thread safe: one user. */
final class PlantedLoader extends ClassLoader {
    private static final String OURS = "io.jackstay.";

    private final List<Redirect> redirects;
    private final Set<Redirect> done =
            new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()));

    PlantedLoader(List<Redirect> redirects) {
        super(PlantedLoader.class.getClassLoader());
        this.redirects = List.copyOf(redirects);
    }

    /** Those calls that were in no class that was loaded: then the bug was not planted. */
    List<Redirect> missing() {
        return redirects.stream().filter(redirect -> !done.contains(redirect)).toList();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = changed(name, in.readAllBytes());
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private byte[] changed(String name, byte[] bytes) {
        List<Redirect> here =
                redirects.stream().filter(redirect -> redirect.isIn(name)).collect(Collectors.toList());
        if (here.isEmpty()) {
            return bytes;
        }
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
                        return new Calls(next, method, here);
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** The calls of one method. */
    private final class Calls extends MethodVisitor {
        private final String method;
        private final List<Redirect> here;

        private Calls(MethodVisitor next, String method, List<Redirect> here) {
            super(Opcodes.ASM9, next);
            this.method = method;
            this.here = here;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            for (Redirect redirect : here) {
                if (redirect.matches(method, owner, name)) {
                    done.add(redirect);
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            redirect.hookOwner(),
                            redirect.hookName(),
                            Redirect.descriptor(opcode, owner, descriptor),
                            false);
                    return;
                }
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }
}
