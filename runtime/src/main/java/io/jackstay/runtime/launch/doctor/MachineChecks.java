package io.jackstay.runtime.launch.doctor;

import java.lang.management.ManagementFactory;
import java.util.List;

/** The JVM and the memory under it. Thread safe: no state. */
final class MachineChecks {
    private static final int OLDEST_JAVA = 17;
    private static final long MIB = 1L << 20;
    private static final long LITTLE_HEAP = 256 * MIB;
    private static final long LITTLE_MEMORY = 512 * MIB;

    private MachineChecks() {}

    static List<Finding> run() {
        return List.of(
                java(Runtime.version().feature(), Runtime.version().toString(), System.getProperty("java.vendor", "")),
                heap(Runtime.getRuntime().maxMemory()),
                memory());
    }

    static Finding java(int feature, String version, String vendor) {
        String words = "%s (%s)".formatted(version, vendor);
        return feature >= OLDEST_JAVA
                ? Finding.ok("java", words)
                : Finding.error("java", words, "install a JDK %d or newer".formatted(OLDEST_JAVA));
    }

    static Finding heap(long bytes) {
        String words = "the heap may grow to %d MiB".formatted(bytes / MIB);
        return bytes >= LITTLE_HEAP
                ? Finding.ok("heap", words)
                : Finding.warning("heap", words, "give it more for more than a few bots: JACKSTAY_OPTS=-Xmx512m");
    }

    private static Finding memory() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            return memory(system.getTotalMemorySize(), Runtime.getRuntime().maxMemory());
        }
        return Finding.warning("memory", "this JVM does not tell how much there is", "look with free -m");
    }

    /** What a heap may grow to has to be there, with room for the rest of the machine. */
    static Finding memory(long total, long heap) {
        String words = "%d MiB in this machine or container".formatted(total / MIB);
        if (total < LITTLE_MEMORY) {
            return Finding.warning(
                    "memory", words, "%d MiB are little: watch for kills by the system".formatted(total / MIB));
        }
        return heap <= total
                ? Finding.ok("memory", words)
                : Finding.error("memory", words, "lower -Xmx below it, or the system may kill the process");
    }
}
