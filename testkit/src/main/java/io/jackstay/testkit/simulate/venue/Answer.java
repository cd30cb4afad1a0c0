package io.jackstay.testkit.simulate.venue;

import io.jackstay.api.order.RejectReason;

/** What the venue answers to a command. Immutable. */
record Answer(boolean accepted, String orderId, RejectReason reason, String words) {
    static Answer accepted(String orderId) {
        return new Answer(true, orderId, RejectReason.OTHER, "");
    }

    static Answer rejected(RejectReason reason, String words) {
        return new Answer(false, "", reason, words);
    }
}
