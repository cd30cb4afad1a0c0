package io.jackstay.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.Capability;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {
    private final List<Result<String>> answers = new ArrayList<>();
    private final Reply<String> reply = answers::add;

    @Test
    void valueOfTheStepBeforeGoesOn() {
        Reply<Integer> before = reply.after(value -> reply.ok("got " + value));

        before.ok(7);

        assertThat(answers).containsExactly(Result.ok("got 7"));
    }

    @Test
    void nothingIsAnsweredUntilTheNextStepDoesIt() {
        List<Integer> seen = new ArrayList<>();

        reply.<Integer>after(seen::add).ok(7);

        assertThat(seen).containsExactly(7);
        assertThat(answers).isEmpty();
    }

    @Test
    void refusalOfTheStepBeforeIsTheAnswer() {
        List<Integer> seen = new ArrayList<>();

        reply.<Integer>after(seen::add).refused(RejectReason.RATE_LIMITED, "slow down");

        assertThat(seen).isEmpty();
        assertThat(answers).containsExactly(Result.refused(RejectReason.RATE_LIMITED, "slow down"));
    }

    @Test
    void unknownStaysUnknownOverTwoSteps() {
        Reply<Integer> first = reply.after(a -> reply.ok("never"));
        Reply<Long> second = first.after(b -> first.ok(b.intValue()));

        second.unknown("timeout after 10 s");

        assertThat(answers).containsExactly(Result.unknown("timeout after 10 s"));
    }

    @Test
    void stepWithoutValueGoesOn() {
        reply.afterDone(() -> reply.ok("done")).done(Result.ok());

        assertThat(answers).containsExactly(Result.ok("done"));
    }

    @Test
    void failureOfAStepWithoutValueIsTheAnswer() {
        reply.afterDone(() -> reply.ok("never")).refused(RejectReason.NOT_ENTITLED, "tier 0");

        assertThat(answers).containsExactly(Result.refused(RejectReason.NOT_ENTITLED, "tier 0"));
    }

    @Test
    void exceptionOfTheNextStepIsNotSwallowed() {
        Reply<Integer> before = reply.after(value -> {
            throw new IllegalStateException("decoder");
        });

        assertThatThrownBy(() -> before.ok(1)).hasMessage("decoder");
        assertThat(answers).isEmpty();
    }

    @Test
    void unsupportedNamesTheCapability() {
        reply.unsupported(Capability.DEAD_MAN);

        assertThat(answers).containsExactly(Result.refused(RejectReason.UNSUPPORTED, "DEAD_MAN"));
    }

    @Test
    void refusalWithoutWordsSaysItsReason() {
        reply.refused(RejectReason.RATE_LIMITED, " ");

        assertThat(answers).containsExactly(Result.refused(RejectReason.RATE_LIMITED, "RATE_LIMITED"));
    }
}
