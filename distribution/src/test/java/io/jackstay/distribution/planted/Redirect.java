package io.jackstay.distribution.planted;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * One call that goes elsewhere: in a class of the runtime, each call of a method is made to a static one that takes the receiver first.
 * Immutable.
 *
 * @param in binary name of the class that calls, after {@code io.jackstay.}
 * @param method of that class, or the empty text for all
 * @param type and {@code name} what it calls; a type of ours after {@code io.jackstay.}
 * @param hook what is called instead, {@code package.Class#method} after {@code io.jackstay.}
 */
record Redirect(String in, String method, String type, String name, String hook) {
    private static final String OURS = "io/jackstay/";

    static Redirect of(String in, String method, String called, String hook) {
        int hash = called.indexOf('#');
        return new Redirect(in, method, called.substring(0, hash), called.substring(hash + 1), hook);
    }

    private static String internal(String name) {
        return (name.startsWith("java.") ? "" : OURS) + name.replace('.', '/');
    }

    boolean isIn(String className) {
        return className.equals("io.jackstay." + in);
    }

    boolean matches(String inMethod, String owner, String called) {
        return (method.isEmpty() || method.equals(inMethod)) && owner.equals(internal(type)) && called.equals(name);
    }

    String hookOwner() {
        return internal(hook.substring(0, hook.indexOf('#')));
    }

    String hookName() {
        return hook.substring(hook.indexOf('#') + 1);
    }

    /** The arguments of the static method: receiver and arguments of the one that is replaced. */
    static String descriptor(int opcode, String owner, String descriptor) {
        if (opcode == Opcodes.INVOKESTATIC) {
            return descriptor;
        }
        Type[] arguments = Type.getArgumentTypes(descriptor);
        Type[] all = new Type[arguments.length + 1];
        all[0] = Type.getObjectType(owner);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Type.getMethodDescriptor(Type.getReturnType(descriptor), all);
    }
}
