package io.jackstay.runtime.plugin;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The first bytes of a class file, against the JVM that would have to load it. Immutable. */
final class ClassFiles {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int PREVIEW = 0xFFFF;
    private static final int FIRST_FEATURE = 44;

    private ClassFiles() {}

    /** What keeps this JVM from loading the class, if anything does. */
    static Optional<String> problem(byte[] classFile) {
        if (classFile.length < 10 || ByteBuffer.wrap(classFile).getInt() != MAGIC) {
            return Optional.of("is damaged: not a class file");
        }
        int feature = feature(classFile);
        int ours = Runtime.version().feature();
        if (feature > ours) {
            return Optional.of("was compiled for Java %d, this is Java %d: compile it with --release %d"
                    .formatted(feature, ours, Math.min(ours, 17)));
        }
        if (minor(classFile) == PREVIEW) {
            return Optional.of("uses preview features of Java %d: compile it without them".formatted(feature));
        }
        return Optional.empty();
    }

    /** Whether this JVM would refuse the class for its version, so that it can do nothing, bad or good. */
    static boolean isTooNew(byte[] classFile) {
        return classFile.length >= 8 && feature(classFile) > Runtime.version().feature();
    }

    private static int feature(byte[] classFile) {
        return (ByteBuffer.wrap(classFile).getShort(6) & 0xFFFF) - FIRST_FEATURE;
    }

    private static int minor(byte[] classFile) {
        return ByteBuffer.wrap(classFile).getShort(4) & 0xFFFF;
    }
}
