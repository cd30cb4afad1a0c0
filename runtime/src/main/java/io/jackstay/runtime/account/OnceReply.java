package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.loop.TimerQueue;

/**
 * Passes the first answer on; when none comes in time, the question counts as unanswered. Confined to the account loop.
 */
final class OnceReply<T> implements Reply<T> {
    private final String what;
    private final Reply<T> reply;
    private final Dropped dropped;
    private final TimerQueue.Timer timeout;
    private boolean answered;

    /** Where answers go that nobody waits for any more. */
    interface Dropped {
        /** Throws {@link IllegalStateException} on a thread that is not the account loop. */
        void requireLoop();

        void count(String what, Result<?> answer);
    }

    OnceReply(String what, Reply<T> reply, TimerQueue timers, long deadlineNanos, Dropped dropped) {
        this.what = requireNonNull(what, "what is null");
        this.reply = requireNonNull(reply, "reply is null");
        this.dropped = requireNonNull(dropped, "dropped is null");
        this.timeout = timers.schedule(deadlineNanos, () -> done(Result.unknown("no answer to " + what + " in time")));
    }

    @Override
    public void done(Result<T> result) {
        dropped.requireLoop();
        if (answered) {
            dropped.count(what, result);
            return;
        }
        answered = true;
        timeout.cancel();
        reply.done(result);
    }
}
