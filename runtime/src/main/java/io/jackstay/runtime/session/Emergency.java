package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.loop.WorkThread;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do when the JVM itself is in trouble, such as at the end of its memory. Thread safe.
 *
 * <p>The first such error frees a block of memory that was kept for the end: the stop needs some. A bot in which it was met is turned
 * no more; a login is, because orders are cancelled through it.
 */
final class Emergency implements WorkThread.Fatal {
    private static final int RESERVE_BYTES = 4 << 20;

    private final Runnable onFirst;
    private volatile byte @Nullable [] reserve = new byte[RESERVE_BYTES];
    private volatile @Nullable Work where;
    private volatile @Nullable VirtualMachineError met;

    /** @param onFirst called on the thread that meets the first such error; must not need memory */
    Emergency(Runnable onFirst) {
        this.onFirst = requireNonNull(onFirst, "onFirst is null");
    }

    @Override
    public boolean onFatal(Work work, VirtualMachineError error) {
        reserve = null;
        if (met == null) {
            where = work;
            met = error;
            onFirst.run();
        }
        return work instanceof AccountLoop;
    }

    /** Why the process has to end. */
    Optional<String> why() {
        Work work = where;
        VirtualMachineError error = met;
        return work == null || error == null ? Optional.empty() : Optional.of("%s in %s".formatted(error, work.name()));
    }

    /** Whether the memory for the end is still there. */
    boolean isArmed() {
        return reserve != null;
    }
}
