package io.jackstay.runtime.bot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calls from outside a turn: a strategy that kept its context, or a thread of its own. Not thread safe by design: a thread
 * only asks whether it was itself that wrote the field last, which it sees without a fence; {@link #turn} says what it may be asked by
 * others.
 */
final class LoopGuard {
    private static final VarHandle UNDER_WAY;

    static {
        try {
            UNDER_WAY = MethodHandles.lookup().findVarHandle(LoopGuard.class, "underWay", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private @Nullable Thread turning;
    private int turns;
    private volatile int underWay;

    void enter() {
        turning = Thread.currentThread();
        turns = turns == Integer.MAX_VALUE ? 1 : turns + 1;
        UNDER_WAY.setRelease(this, turns);
    }

    void leave() {
        turning = null;
        UNDER_WAY.setRelease(this, 0);
    }

    /** Any thread: the number of the turn that is under way, 0 between turns. Told apart are turns, not counted. */
    int turn() {
        return underWay;
    }

    /** Throws {@link IllegalStateException} outside a turn. */
    void requireLoop(String call) {
        if (Thread.currentThread() != turning) {
            throw new IllegalStateException("%s was called on thread %s outside a callback of this bot"
                    .formatted(call, Thread.currentThread().getName()));
        }
    }
}
