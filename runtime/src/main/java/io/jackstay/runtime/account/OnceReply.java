package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.loop.TimerQueue;

/**
 * Passes the first answer on; when none comes in time, the question counts as unanswered. Confined to the account loop.
 */
final class OnceReply<T> implements Reply<T> {
    private static final System.Logger LOG = System.getLogger(OnceReply.class.getName());

    private final String what;
    private final Reply<T> reply;
    private final TimerQueue.Timer timeout;
    private boolean answered;

    OnceReply(String what, Reply<T> reply, TimerQueue timers, long deadlineNanos) {
        this.what = requireNonNull(what, "what is null");
        this.reply = requireNonNull(reply, "reply is null");
        this.timeout = timers.schedule(deadlineNanos, () -> done(Result.unknown("no answer to " + what + " in time")));
    }

    @Override
    public void done(Result<T> result) {
        if (answered) {
            LOG.log(System.Logger.Level.WARNING, () -> "answer dropped call=%s answer=%s".formatted(what, result));
            return;
        }
        answered = true;
        timeout.cancel();
        reply.done(result);
    }
}
