package io.jackstay.runtime.plugin.scan;

/**
 * Which calls on one class need a permission. Immutable.
 *
 * <p>The pattern is a method's name; with {@code *} at its end or start any name that begins or ends so; with a
 * parenthesis the start of name and descriptor, which tells overloads apart: {@code now()} but not {@code now(Clock)}.
 */
record CallRule(Permission permission, String pattern) {
    boolean matches(String name, String descriptor) {
        if (pattern.indexOf('(') >= 0) {
            return (name + descriptor).startsWith(pattern);
        }
        if (pattern.endsWith("*")) {
            return name.startsWith(pattern.substring(0, pattern.length() - 1));
        }
        if (pattern.startsWith("*")) {
            return name.endsWith(pattern.substring(1));
        }
        return name.equals(pattern);
    }
}
