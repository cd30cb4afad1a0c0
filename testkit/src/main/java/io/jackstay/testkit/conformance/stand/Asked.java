package io.jackstay.testkit.conformance.stand;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import java.util.Optional;

/** A question to a connector, and its answer when there is one. Not thread safe: owned by the case. */
public final class Asked<T> implements Reply<T> {
    private final String what;
    private final Heard heard;
    private Optional<Result<T>> answer = Optional.empty();

    Asked(String what, Heard heard) {
        this.what = requireNonNull(what, "what is null");
        this.heard = requireNonNull(heard, "heard is null");
    }

    @Override
    public void done(Result<T> result) {
        heard.requireLoop("the answer to " + what);
        if (answer.isPresent()) {
            heard.complain("%s was answered twice: %s, then %s".formatted(what, answer.get(), result));
        }
        answer = Optional.of(result);
    }

    /** Whether it was answered. */
    public boolean isAnswered() {
        return answer.isPresent();
    }

    /** The answer; a {@link Disagreement} when there is none. */
    public Result<T> answer() {
        return answer.orElseThrow(() -> new Disagreement(what + " was not answered"));
    }

    /** What an ok carries; a {@link Disagreement} for every other answer. */
    public T value() {
        if (answer() instanceof Result.Ok<T> ok && ok.hasValue()) {
            return ok.value();
        }
        throw new Disagreement("%s was answered %s, ok with a value was expected".formatted(what, answer()));
    }

    /** A {@link Disagreement} for every other answer than ok. */
    public void requireOk() {
        if (!(answer() instanceof Result.Ok)) {
            throw new Disagreement("%s was answered %s, ok was expected".formatted(what, answer()));
        }
    }

    /** A {@link Disagreement} for every other answer than a refusal for this reason. */
    public void requireRefused(RejectReason reason) {
        if (!(answer() instanceof Result.Refused<T> refused) || refused.why().reason() != reason) {
            throw new Disagreement(
                    "%s was answered %s, refused with %s was expected".formatted(what, answer(), reason));
        }
    }

    /** The question, and what was answered, for messages. */
    @Override
    public String toString() {
        return what + ": " + answer.map(Result::toString).orElse("no answer");
    }
}
