package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One question to a venue, asked again with growing pauses while nobody knows the answer; a refusal is final. Nothing here waits. Not
 * thread safe: owned by the thread that drives the session.
 */
final class RetriedQuestion<T> {
    private static final System.Logger LOG = System.getLogger(RetriedQuestion.class.getName());
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final Set<RejectReason> PASSING = EnumSet.of(RejectReason.CONNECTOR_DOWN, RejectReason.RATE_LIMITED);

    private final String what;
    private final Clock clock;
    private final Consumer<Reply<T>> question;
    private Answer<T> answer = new Answer<>();
    private Result<T> result = Result.unknown("no answer yet");
    private Duration pause = FIRST_PAUSE;
    private long againNanos;
    private int tries;
    private boolean asking;
    private boolean ended;

    /**
     * Asks at once.
     *
     * @param what in words, such as {@code start of grvt}
     * @param question asks once more, and has the reply answered once
     */
    RetriedQuestion(String what, Clock clock, Consumer<Reply<T>> question) {
        this.what = requireNonNull(what, "what is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.question = requireNonNull(question, "question is null");
        ask();
    }

    private void ask() {
        Answer<T> asked = new Answer<>();
        answer = asked;
        asking = true;
        tries++;
        question.accept(asked::set);
    }

    /** True once it is known how it ended. */
    boolean advance() {
        if (ended) {
            return true;
        }
        if (asking && answer.isThere()) {
            asking = false;
            took(answer.get());
        } else if (!asking && clock.nanoTime() >= againNanos) {
            ask();
        }
        return ended;
    }

    private void took(Result<T> given) {
        result = given;
        if (isPassing() && tries < TRIES) {
            againNanos = clock.nanoTime() + pause.toNanos();
            pause = pause.multipliedBy(2);
            LOG.log(System.Logger.Level.WARNING, () -> "%s is tried again: %s".formatted(what, cause()));
        } else {
            ended = true;
        }
    }

    /**
     * Whether it may be had later: nobody knows the answer, the question could not leave, or there were too many at once. Every other
     * refusal is the venue's last word.
     */
    boolean isPassing() {
        return isPassing(result);
    }

    static boolean isPassing(Result<?> result) {
        return result instanceof Result.Unknown<?>
                || result instanceof Result.Refused<?> refused
                        && PASSING.contains(refused.why().reason());
    }

    private String cause() {
        return result instanceof Result.Refused<T> refused
                ? refused.why().words()
                : result instanceof Result.Unknown<T> unknown ? unknown.cause() : "no answer";
    }

    /** How it ended, or stands. */
    Result<T> result() {
        return result;
    }

    /** What is known while it is under way. */
    String standing() {
        return tries > 1 && isPassing()
                ? "the %s, try %d of %d: %s".formatted(what, tries, TRIES, cause())
                : "the " + what;
    }

    /** What can be said when it was not answered well. */
    String words() {
        return "%s %s: %s".formatted(what, result instanceof Result.Refused<T> ? "was refused" : "failed", cause());
    }
}
