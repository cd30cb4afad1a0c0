package io.jackstay.runtime.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.risk.RiskActions;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules and the runtime halt, and what is told and remembered of it. */
final class ScopeRulesTest {
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final Stand stand = new Stand();
    private final HandRule rule = new HandRule();
    private final List<String> told = stand.told.texts;

    private RiskGate gate() {
        stand.gate.add("probe", rule);
        return stand.gate;
    }

    @Test
    void aHaltIsToldAndRememberedOnceAtTheEndOfTheCall() {
        rule.onFill = actions -> {
            actions.halt("first");
            actions.cancelAll("it halts");
            actions.halt("second");
        };
        gate();

        stand.fill(Side.BUY, "1", "100");
        stand.fill(Side.BUY, "1", "100");

        assertThat(told)
                .containsExactly(
                        "cancel all: probe: it halts",
                        "remember probe until " + FOR_EVER + ": second",
                        "halted probe: halted by probe: second",
                        "cancel all: probe: it halts");
    }

    @Test
    void anEndThatIsSaidLaterIsRememberedOnce() {
        long end = stand.nanos + Duration.ofMinutes(1).toNanos();
        rule.onFill = actions -> actions.halt("too much");
        gate();
        stand.fill(Side.BUY, "1", "100");
        told.clear();
        rule.onFill = actions -> actions.resumeAfter(Duration.ofMinutes(1));

        stand.fill(Side.BUY, "1", "100");
        stand.fill(Side.BUY, "1", "100");

        assertThat(told).containsExactly("remember probe until " + end + ": too much");
    }

    @Test
    void anEndOfAHaltThatIsNotThereIsNotRemembered() {
        rule.onFill = actions -> actions.resumeNextDay();
        gate();

        stand.fill(Side.BUY, "1", "100");

        assertThat(told).isEmpty();
        assertThat(stand.gate.halted()).isEmpty();
    }

    @Test
    void aHaltWhoseTimeIsOverIsForgottenAndTold() {
        rule.onFill = actions -> {
            actions.halt("too much");
            actions.resumeAfter(Duration.ofMinutes(1));
        };
        gate();
        stand.fill(Side.BUY, "1", "100");
        told.clear();

        stand.pass(Duration.ofSeconds(59));
        stand.gate.onTime();
        assertThat(told).isEmpty();
        stand.pass(Duration.ofSeconds(1));
        stand.gate.onTime();

        assertThat(told).containsExactly("forget probe", "resumed : the halt is over");
        assertThat(stand.gate.halted()).isEmpty();
    }

    @Test
    void whatARuleHadSaidBeforeItThrewIsDone() {
        rule.onFill = actions -> {
            actions.halt("too much");
            throw new IllegalStateException("broken by the test");
        };
        gate();

        stand.fill(Side.BUY, "1", "100");

        assertThat(told)
                .containsExactly(
                        "failed probe: broken by the test",
                        "remember probe until " + FOR_EVER + ": too much",
                        "halted probe: halted by probe: too much");
    }

    @Test
    void aRuleThatThrowsTenTimesHalts() {
        rule.onTime = actions -> {
            throw new IllegalStateException("broken by the test");
        };
        gate();
        for (int i = 0; i < 9; i++) {
            stand.gate.onTime();
        }
        assertThat(stand.gate.halted()).isEmpty();

        stand.gate.onTime();

        assertThat(stand.gate.halted()).contains("halted by probe: the rule failed 10 times within 60 s");
        assertThat(told)
                .endsWith(
                        "failed probe: broken by the test",
                        "remember probe until " + FOR_EVER + ": the rule failed 10 times within 60 s",
                        "halted probe: halted by probe: the rule failed 10 times within 60 s");
    }

    @Test
    void anAlertOfARuleHasItsName() {
        rule.onFill = actions -> actions.alert("look here");
        gate();

        stand.fill(Side.BUY, "1", "100");

        assertThat(told).containsExactly("alert of probe: probe: look here");
    }

    @Test
    void aStopOfTheRuntimeIsToldOnceAndNotRemembered() {
        stand.gate.stop("journal", "it is slow");
        stand.gate.stop("journal", "it is slower");

        assertThat(told).containsExactly("halted journal: halted by journal: it is slow");
        assertThat(stand.gate.halted()).contains("halted by journal: it is slower");
    }

    @Test
    void aHaltOfTheRuntimeIsToldAndRememberedOnce() {
        stand.gate.halt(RiskGate.DRIFT, "off by one");
        stand.gate.halt(RiskGate.DRIFT, "off by two");

        assertThat(told)
                .containsExactly(
                        "remember drift until " + FOR_EVER + ": off by one",
                        "halted drift: halted by drift: off by one");
    }

    @Test
    void aResumeIsToldWhenItWasTheLastHalt() {
        stand.gate.stop("journal", "it is slow");
        stand.gate.stop("venue", "it is down");
        told.clear();

        stand.gate.resume("journal", "it writes again");
        stand.gate.resume("nobody", "it never halted");
        assertThat(told).isEmpty();
        stand.gate.resume("venue", "it is up");

        assertThat(told).containsExactly("resumed venue: it is up");
        assertThat(stand.gate.halted()).isEmpty();
    }

    @Test
    void whatAWiderScopeImposesHoldsUntilItNoLongerDoes() {
        ImposedHalt loss = new ImposedHalt("loss of the process", "too much", FOR_EVER);
        ImposedHalt rate = new ImposedHalt("rate of the process", "too fast", FOR_EVER);

        stand.gate.impose(List.of(loss, rate));
        stand.gate.impose(List.of(loss, rate));
        assertThat(told)
                .containsExactly(
                        "halted loss of the process: halted by loss of the process: too much",
                        "halted rate of the process: halted by rate of the process: too fast");
        stand.gate.impose(List.of(rate));
        assertThat(stand.gate.halted()).contains("halted by rate of the process: too fast");
        told.clear();
        stand.gate.impose(List.of());

        assertThat(told).containsExactly("resumed rate of the process: the halt is over");
        assertThat(stand.gate.halted()).isEmpty();
    }

    @Test
    void aPersonResumesWhatTheScopeItselfHasHalted() {
        gate();
        stand.gate.restore("probe", "too much", FOR_EVER, false);
        stand.gate.restore(RiskGate.DRIFT, "off by one", FOR_EVER, false);
        told.clear();

        stand.gate.resumeAll("resumed by a person");
        stand.gate.resumeAll("resumed again");

        assertThat(told)
                .containsExactly(
                        "forget probe",
                        "forget drift",
                        "resumed drift: resumed by a person: no longer halted by probe, drift");
        assertThat(stand.gate.halted()).isEmpty();
    }

    @Test
    void nothingIsResumedUnderAHaltOfAWiderScope() {
        gate();
        stand.gate.restore("probe", "too much", FOR_EVER, false);
        stand.gate.impose(List.of(new ImposedHalt("loss of the process", "too much", FOR_EVER)));
        told.clear();

        stand.gate.resumeAll("resumed by a person");

        assertThat(told)
                .containsExactly(
                        "forget probe",
                        "alert of probe: resumed by a person: no longer halted by probe;"
                                + " still halted by loss of the process: too much");
        assertThat(stand.gate.halted()).contains("halted by loss of the process: too much");
    }

    @Test
    void aHaltOfAnEarlierProcessGoesOnUntilItsOldEnd() {
        gate();
        long end = stand.nanos + Duration.ofSeconds(10).toNanos();

        stand.gate.restore("probe", "too much", end, false);
        assertThat(told).singleElement().asString().startsWith("halted probe: halted by probe until ");
        stand.pass(Duration.ofSeconds(10));
        stand.gate.onTime();

        assertThat(stand.gate.halted()).isEmpty();
    }

    @Test
    void aHaltOfARuleThatIsNoLongerThereIsOver() {
        gate();

        stand.gate.restore("gone", "too much", FOR_EVER, false);

        assertThat(stand.gate.halted()).isEmpty();
        assertThat(told)
                .containsExactly(
                        "alert of gone: the halt by gone is over, for there is no such rule any more: too much",
                        "forget gone");
    }

    @Test
    void aHaltOfARuleThatIsTakenAwayEndsAndFreesNobodyWhoIsHaltedByHand() {
        gate();
        stand.gate.restore("probe", "too much", FOR_EVER, false);
        stand.gate.halt(RiskGate.HAND, "by a person");
        told.clear();
        HandRule next = new HandRule();

        stand.gate.replaceRules(List.of(next), any -> "next", wanted -> wanted);
        assertThat(told)
                .containsExactly(
                        "forget probe",
                        "alert of probe: the halt by probe is over, for there is no such rule any more: too much");
        assertThat(stand.gate.halted()).contains("halted by hand: by a person");
        stand.gate.resumeAll("resumed by a person");
        stand.gate.restore("next", "too fast", FOR_EVER, false);
        told.clear();
        stand.gate.replaceRules(List.<HandRule>of(), any -> "none", wanted -> wanted);

        assertThat(told)
                .containsExactly(
                        "forget next",
                        "resumed next: the halt by next is over, for there is no such rule any more: too fast");
    }

    @Test
    void limitsAreThoseOfAllRulesButOfOneThatThrows() {
        HandRule broken = new HandRule();
        HandRule last = new HandRule();
        gate();
        stand.gate.add("broken", broken);
        stand.gate.add("last", last);
        rule.limits.add(HandRule.limit("a"));
        last.limits.add(HandRule.limit("b"));

        assertThat(stand.gate.limits()).containsExactly(HandRule.limit("a"), HandRule.limit("b"));
        assertThat(told).containsExactly("failed broken: broken by the test");
    }

    @Test
    void theScopeNamesItsHaltsInTheOrderInWhichTheyBegan() {
        ScopeRules rules = new ScopeRules(stand::nowNanos, new TradingDay(LocalTime.MIDNIGHT), stand.told);
        rules.halt("b", "too much");
        rules.halt("a", "too fast");

        assertThat(rules.current())
                .containsExactly(
                        new ImposedHalt("b", "too much", FOR_EVER), new ImposedHalt("a", "too fast", FOR_EVER));
        assertThat(rules.current().get(0).words(stand.nanos)).isEqualTo("halted by b: too much");
    }

    @Test
    void marksAreOfNoMatterWhileAllRulesSaySo() {
        HandRule other = new HandRule();
        rule.onTime = RiskActions::quiet;
        gate();
        stand.gate.add("other", other);

        stand.gate.onTime();
        assertThat(stand.gate.isQuiet()).as("one rule has not said so").isFalse();
        other.onTime = RiskActions::quiet;
        stand.gate.onMark();
        assertThat(stand.gate.isQuiet()).isTrue();
        stand.gate.onMark();
        assertThat(rule.times).isEqualTo(2);
        other.onTime = actions -> {};
        stand.gate.onTime();

        assertThat(stand.gate.isQuiet())
                .as("what was said counts until the rule is asked again")
                .isFalse();
    }

    @Test
    void aHaltBringsTheRulesBack() {
        rule.onTime = RiskActions::quiet;
        gate();

        stand.gate.onTime();
        stand.gate.stop("journal", "it is slow");
        assertThat(stand.gate.isQuiet()).isFalse();
        stand.gate.onTime();
        stand.gate.halt(RiskGate.DRIFT, "off by one");
        assertThat(stand.gate.isQuiet()).isFalse();
    }
}
