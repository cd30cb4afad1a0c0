package io.jackstay.runtime.loop;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;

/** Counts what it is handed, and hands it on. */
final class Relay implements Work {
    private final Queue<Integer> inbox = new ConcurrentLinkedQueue<>();
    private final Signal signal = new Signal();
    private final IntConsumer next;

    Relay(IntConsumer next) {
        this.next = next;
    }

    void offer(int value) {
        inbox.add(value);
        signal.wake();
    }

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public int doWork() {
        Integer value = inbox.poll();
        if (value == null) {
            return 0;
        }
        next.accept(value);
        return 1;
    }

    @Override
    public long nextDeadlineNanos() {
        return NO_DEADLINE;
    }

    @Override
    public void wakeBy(Wakeup wakeup) {
        signal.connect(wakeup);
    }
}
