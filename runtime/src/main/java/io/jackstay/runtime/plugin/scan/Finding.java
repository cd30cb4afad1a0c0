package io.jackstay.runtime.plugin.scan;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * One method of a plugin that reaches for something. Immutable; ordered by jar, class, method and what it reaches for.
 *
 * @param jar where the class is
 * @param className the class, with dots
 * @param method the method as in the source: {@code onTick}, {@code constructor}, {@code static initialiser}
 * @param what the call, such as {@code java.net.Socket.connect} or {@code new java.io.File}
 * @param permission what the operator would have to grant
 */
public record Finding(Path jar, String className, String method, String what, Permission permission)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::jar)
            .thenComparing(Finding::className)
            .thenComparing(Finding::method)
            .thenComparing(Finding::what)
            .thenComparing(Finding::permission);

    public Finding {
        requireNonNull(jar, "jar is null");
        requireNonNull(className, "className is null");
        requireNonNull(method, "method is null");
        requireNonNull(what, "what is null");
        requireNonNull(permission, "permission is null");
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** The finding without its jar: {@code com.acme.Evil.onTick calls java.net.Socket.connect (network)}. */
    public String words() {
        return "%s.%s calls %s (%s)".formatted(className, method, what, permission);
    }
}
