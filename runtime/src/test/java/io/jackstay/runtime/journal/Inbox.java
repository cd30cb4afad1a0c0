package io.jackstay.runtime.journal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** The inbox of a loop that a test turns. Not thread safe. */
final class Inbox implements Consumer<Runnable> {
    private final Queue<Runnable> calls = new ArrayDeque<>();

    @Override
    public void accept(Runnable call) {
        calls.add(call);
    }

    int size() {
        return calls.size();
    }

    void run() {
        while (!calls.isEmpty()) {
            calls.remove().run();
        }
    }
}
