package io.jackstay.runtime.loop;

import static java.util.Objects.requireNonNull;

/** A wakeup that can be handed out before it is known which thread it wakes. Thread safe. */
public final class Signal implements Work.Wakeup {
    private volatile Work.Wakeup target = Work.Wakeup.NONE;

    public void connect(Work.Wakeup wakeup) {
        target = requireNonNull(wakeup, "wakeup is null");
    }

    @Override
    public void wake() {
        target.wake();
    }
}
