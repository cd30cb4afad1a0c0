package io.jackstay.runtime.loop;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** When this process began, by the machine's clock. Thread safe. */
public final class ProcessStart {
    private ProcessStart() {}

    /** Epoch nanoseconds, to the millisecond, of the start of the JVM; what the launcher did before is not in it. */
    public static long epochNanos() {
        return TimeUnit.MILLISECONDS.toNanos(
                ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}
