package io.jackstay.runtime.plugin.guard;

/** Which methods of a contract interface a plugin's class has of its own. Immutable: pure functions. */
final class Overrides {
    private Overrides() {}

    /** False only when a call would run the interface's own default. */
    static boolean method(Class<?> plugin, Class<?> contract, String name, Class<?>... parameters) {
        try {
            return plugin.getMethod(name, parameters).getDeclaringClass() != contract;
        } catch (NoSuchMethodException | LinkageError e) {
            return true;
        }
    }
}
