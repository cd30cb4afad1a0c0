package io.jackstay.runtime.plugin.scan;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

/**
 * Reads class files and lists what they reach for. Immutable.
 *
 * <p>Calls, constructors and method references count, each by the class and method that the class file names. What a
 * compiler adds for records, lambdas and text concatenation does not.
 */
public final class PermissionScan {
    private PermissionScan() {}

    /**
     * What one class reaches for, in order, each thing once a method.
     *
     * @throws IllegalArgumentException when the bytes are no class file that can be read
     */
    public static List<Finding> scan(Path jar, byte[] classFile) {
        requireNonNull(jar, "jar is null");
        TreeSet<Finding> findings = new TreeSet<>();
        try {
            ClassReader reader = new ClassReader(classFile);
            reader.accept(new ClassScan(jar, findings), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException | StackOverflowError e) {
            throw new IllegalArgumentException("damaged class file", e);
        }
        return List.copyOf(findings);
    }
}
