package io.jackstay.api.connector;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Capability;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import java.util.function.Consumer;

/**
 * Where the answer to one question goes. Thread: to be called on the connector's loop, exactly once; the runtime counts
 * and drops a second answer.
 *
 * <p>The replies that a connector is asked with are made by the runtime. Those that it hands to transports it writes
 * itself, mostly with {@link #after}. May gain default methods.
 *
 * @param <T> what an ok carries
 */
@FunctionalInterface
public interface Reply<T> {
    /** Gives the answer. All other methods end here. */
    void done(Result<T> result);

    /** It was done, and this came of it. A question without a value is answered {@code reply.done(Result.ok())}. */
    default void ok(T value) {
        done(Result.ok(value));
    }

    /**
     * It was not done, for certain; with the venue's own words. Where it gave none, the reason's name stands for them.
     */
    default void refused(RejectReason reason, String venueWords) {
        done(Result.refused(reason, venueWords.isBlank() ? reason.name() : venueWords));
    }

    /** Nobody knows whether it was done: a time-out, a broken connection, an answer that can't be read. */
    default void unknown(String cause) {
        done(Result.unknown(cause));
    }

    /** The venue has no such thing; the runtime does without. */
    default void unsupported(Capability missing) {
        refused(RejectReason.UNSUPPORTED, missing.name());
    }

    /**
     * The reply for the step before this one: a failure of that step is the failure of the whole, its value goes on.
     *
     * <p>{@code next} must see to it that this reply is answered. What it throws is not caught here: the transport's
     * call into the plugin reports it, and this reply stays open until the runtime stops waiting.
     *
     * <p>Example, a question with two requests:
     * {@code http.send(first, reply.after(a -> http.send(second(a), reply.after(b -> reply.ok(read(b))))))}.
     *
     * @param <U> what the step before answers with
     */
    default <U> Reply<U> after(Consumer<U> next) {
        requireNonNull(next, "next is null");
        return result -> {
            if (result instanceof Result.Ok<U> ok) {
                next.accept(ok.value());
            } else {
                fail(result);
            }
        };
    }

    /** As {@link #after}, for a step before this one that has no value. */
    default Reply<Void> afterDone(Runnable next) {
        requireNonNull(next, "next is null");
        return result -> {
            if (result instanceof Result.Ok<Void>) {
                next.run();
            } else {
                fail(result);
            }
        };
    }

    private void fail(Result<?> result) {
        if (result instanceof Result.Refused<?> refused) {
            done(new Result.Refused<>(refused.why()));
        } else if (result instanceof Result.Unknown<?> unknown) {
            done(new Result.Unknown<>(unknown.cause()));
        }
    }
}
