package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.Result;
import io.jackstay.connector.hyperliquid.report.ExchangeAnswer;
import io.jackstay.connector.hyperliquid.report.Refusals;

/** What an answer to an action means for the question behind it. Holds no state. */
final class Answers {
    private Answers() {}

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
