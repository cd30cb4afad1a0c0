package io.jackstay.runtime.bot;

import org.jspecify.annotations.Nullable;

/**
 * Refuses calls from outside a turn: a strategy that kept its context, or a thread of its own. Not thread safe by design: a thread
 * only asks whether it was itself that wrote the field last, which it sees without a fence.
 */
final class LoopGuard {
    private @Nullable Thread turning;

    void enter() {
        turning = Thread.currentThread();
    }

    void leave() {
        turning = null;
    }

    /** Throws {@link IllegalStateException} outside a turn. */
    void requireLoop(String call) {
        if (Thread.currentThread() != turning) {
            throw new IllegalStateException("%s was called on thread %s outside a callback of this bot"
                    .formatted(call, Thread.currentThread().getName()));
        }
    }
}
