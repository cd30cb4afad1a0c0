package io.jackstay.runtime.journal;

import java.util.concurrent.atomic.AtomicInteger;

/** Answers that a store in memory is told to lose, as one behind a network would. Thread safe. */
final class LostAnswers {
    private final AtomicInteger before = new AtomicInteger();
    private final AtomicInteger after = new AtomicInteger();

    /** Of the next groups, so many. {@code stored} says whether the store has them all the same. */
    void lose(int groups, boolean stored) {
        (stored ? after : before).addAndGet(groups);
    }

    void beforeWrite() throws AnswerLostException {
        lose(before);
    }

    void afterWrite() throws AnswerLostException {
        lose(after);
    }

    private static void lose(AtomicInteger left) throws AnswerLostException {
        if (left.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
            throw new AnswerLostException("no answer in time");
        }
    }
}
