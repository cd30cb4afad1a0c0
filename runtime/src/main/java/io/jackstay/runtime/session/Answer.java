package io.jackstay.runtime.session;

import io.jackstay.api.order.Result;

/** One answer, given on a loop and read by the thread that drives the session. Thread safe. */
final class Answer<T> {
    private volatile Result<T> result = Result.unknown("no answer in time");
    private volatile boolean there;

    void set(Result<T> answer) {
        result = answer;
        there = true;
    }

    boolean isThere() {
        return there;
    }

    /** Unknown until one is there. */
    Result<T> get() {
        return result;
    }
}
