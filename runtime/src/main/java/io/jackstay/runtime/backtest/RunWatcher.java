package io.jackstay.runtime.backtest;

import io.jackstay.runtime.bot.BotListener;
import io.jackstay.runtime.bot.BotStatus;
import java.util.List;

/** Looks at a run from outside and changes nothing of it. Called on the thread that drives the run. */
public interface RunWatcher {
    /** Nobody looks. */
    RunWatcher NONE = new RunWatcher() {
        @Override
        public BotListener listener(String bot) {
            return BotListener.NONE;
        }

        @Override
        public long nextNanos() {
            return Long.MAX_VALUE;
        }

        @Override
        public void look(long epochNanos, List<BotStatus> bots) {}
    };

    /** Who is told what this bot does. */
    BotListener listener(String bot);

    /** When it wants to look next, epoch nanoseconds; the largest number for never. A moment that has passed means at once. */
    long nextNanos();

    /** The bots as they are at a moment that was asked for, at the beginning or at the end, all before it done. */
    void look(long epochNanos, List<BotStatus> bots);
}
