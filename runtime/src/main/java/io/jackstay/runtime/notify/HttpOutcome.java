package io.jackstay.runtime.notify;

import io.jackstay.runtime.outbound.JsonAnswer;
import io.jackstay.runtime.outbound.PostAnswer;
import java.time.Duration;
import java.util.Optional;

/** What the status of an answer means, where a channel does not know better. Thread safe: pure functions. */
final class HttpOutcome {
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private HttpOutcome() {}

    /**
     * Of an answer that is not good.
     *
     * @param told the delay in the answer's body, where it has one
     * @param secrets not to be shown
     */
    static Outcome of(PostAnswer answer, Optional<Duration> told, long epochNanos, String... secrets) {
        String why = why(answer, secrets);
        Optional<Duration> delay = told.or(() -> answer.retryAfter(epochNanos));
        int status = answer.status();
        if (status == 429 || status == 503 && delay.isPresent()) {
            return new Outcome.Later(delay.orElse(A_WHILE), why);
        } else if (status >= 500 || status == 408 || status == 425) {
            return new Outcome.Again(why);
        } else if (status == 401 || status == 403 || status == 404 || status == 410 || status < 400) {
            return new Outcome.Broken(why);
        }
        return new Outcome.Refused(why);
    }

    static String why(PostAnswer answer, String... secrets) {
        String body = JsonAnswer.excerpt(answer.body(), secrets);
        return body.isEmpty() ? "HTTP " + answer.status() : "HTTP %d: %s".formatted(answer.status(), body);
    }
}
