package io.jackstay.runtime.net.http;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.net.LoopSide;
import org.jspecify.annotations.Nullable;

/** One request on its way, answered once. Confined to the account loop. */
final class Exchange {
    private final Http.Request request;
    private final Reply<Http.Response> reply;
    private final LoopSide side;
    private TimerQueue.@Nullable Timer limit;
    private boolean answered;
    private boolean repeated;
    private long sentNanos;

    Exchange(Http.Request request, Reply<Http.Response> reply, LoopSide side) {
        this.request = requireNonNull(request, "request is null");
        this.reply = requireNonNull(reply, "reply is null");
        this.side = requireNonNull(side, "side is null");
    }

    Http.Request request() {
        return request;
    }

    boolean isAnswered() {
        return answered;
    }

    /** Whether it may be sent anew after its line was lost; once. */
    boolean mayRepeat() {
        boolean may = !request.isWrite() && !repeated;
        repeated = true;
        return may;
    }

    /** From now on; replaces the limit before. */
    void limit(Runnable onOver) {
        stopClock();
        long now = side.clock().nanoTime();
        limit = side.timers().schedule(now + request.timeout().toNanos(), onOver);
    }

    void sent() {
        sentNanos = side.clock().nanoTime();
    }

    long roundTripNanos() {
        return side.clock().nanoTime() - sentNanos;
    }

    void refuse(RejectReason reason, String words) {
        answer(Result.refused(reason, words));
    }

    void unknown(String cause) {
        answer(Result.unknown("%s: %s".formatted(request, cause)));
    }

    /** On the loop, and not inside a call of the connector. */
    void answer(Result<Http.Response> result) {
        if (!answered) {
            answered = true;
            stopClock();
            side.turns().run("an answer", () -> reply.done(result));
        }
    }

    private void stopClock() {
        if (limit != null) {
            limit.cancel();
        }
    }
}
