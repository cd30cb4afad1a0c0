package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.loop.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The start of one login: its connector is started, then the login takes what happened while nobody listened. Nothing here waits. Not
 * thread safe: owned by the thread that drives the session.
 */
final class LoginStart {
    private final AccountLoop account;
    private final Clock clock;
    private final RetriedQuestion<List<MarketInfo>> question;
    private @Nullable CatchUp catchUp;

    LoginStart(AccountLoop account, Clock clock) {
        this.account = requireNonNull(account, "account is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.question = new RetriedQuestion<>("start of " + account.venue(), clock, account::start);
    }

    /** True once it is known how the start ended. */
    boolean advance() {
        if (!question.advance()) {
            return false;
        }
        if (catchUp == null && question.result() instanceof Result.Ok<List<MarketInfo>> ok) {
            catchUp = new CatchUp(account, ok.value(), clock);
        }
        return catchUp == null || catchUp.advance();
    }

    /** Whether it has come about, with all that it takes. */
    boolean hasCome() {
        return catchUp != null && catchUp.advance() && catchUp.failure().isEmpty();
    }

    /** Whether it failed for want of an answer, so that a later one may come about; a refusal for good is final. */
    boolean isUnanswered() {
        return catchUp == null ? question.isPassing() : catchUp.isUnanswered();
    }

    /** The markets that the venue lists; empty before it has told. */
    List<MarketInfo> listed() {
        return question.result() instanceof Result.Ok<List<MarketInfo>> ok ? ok.value() : List.of();
    }

    /** What is known of a start that is under way. */
    String standing() {
        return catchUp == null ? question.standing() : catchUp.standing();
    }

    /** What can be said of a start that has not come about. */
    String words() {
        return catchUp == null ? question.words() : catchUp.failure();
    }
}
