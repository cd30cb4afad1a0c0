package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.Result;
import io.jackstay.connector.hyperliquid.report.ExchangeAnswer;
import io.jackstay.connector.hyperliquid.report.Refusals;
import io.jackstay.lib.wire.WireException;
import java.util.function.Supplier;

/** What an answer means for the question behind it. Holds no state. */
final class Answers {
    private Answers() {}

    /** Answers with what is made; unknown where the venue told a value that the contract can't have. */
    static <T> void made(Supplier<? extends T> make, Reply<T> reply) {
        T value;
        try {
            value = make.get();
        } catch (WireException | IllegalArgumentException | ArithmeticException e) {
            reply.unknown("an answer that can't be read: " + e.getMessage());
            return;
        }
        reply.ok(value);
    }

    /** Whether an HTTP status proves that nothing was done: the request could not be read. Any other may be of who stands in between. */
    static boolean refuses(int httpStatus) {
        return httpStatus == 400 || httpStatus == 415 || httpStatus == 422;
    }

    /** For actions that are done or not, without more to tell. */
    static Reply<ExchangeAnswer> done(Reply<Void> reply) {
        return reply.after(answer -> {
            if (answer.ok()) {
                reply.done(Result.ok());
            } else {
                Rejection why = Refusals.of(answer.words());
                reply.refused(why.reason(), why.words());
            }
        });
    }
}
