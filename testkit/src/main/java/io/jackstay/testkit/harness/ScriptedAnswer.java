package io.jackstay.testkit.harness;

import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;

/** What the venue answers to a submit when the script has something to say about it. Immutable. */
sealed interface ScriptedAnswer {
    /** The venue refuses the order. */
    record Reject(Rejection why) implements ScriptedAnswer {
        static Reject of(RejectReason reason) {
            return new Reject(new Rejection(reason, "the venue of the test refused it: " + reason));
        }
    }

    /** The order reaches the venue; its answer does not come back. */
    record LoseAnswer() implements ScriptedAnswer {}

    /** The order never reaches the venue, and nobody says so. */
    record LoseOrder() implements ScriptedAnswer {}
}
