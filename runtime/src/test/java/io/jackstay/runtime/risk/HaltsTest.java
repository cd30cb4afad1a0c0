package io.jackstay.runtime.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HaltsTest {
    private final Halts halts = new Halts();
    private final List<String> lifted = new ArrayList<>();

    @Test
    void theBotIsHaltedWhileOneRuleHaltsIt() {
        assertThat(halts.halt("a", "a says so")).isTrue();
        assertThat(halts.halt("b", "b says so")).isTrue();
        halts.resumeAt("b", 10);

        assertThat(halts.liftIfDue(10, lifted::add)).isFalse();
        assertThat(halts.words(10)).contains("halted by a: a says so");
        halts.resumeAt("a", 20);
        assertThat(halts.liftIfDue(19, lifted::add)).isFalse();
        assertThat(halts.liftIfDue(20, lifted::add)).isTrue();
        assertThat(halts.words(20)).isEmpty();
        assertThat(halts.liftIfDue(21, lifted::add)).isFalse();
        assertThat(lifted).containsExactly("b", "a");
    }

    @Test
    void aSecondCallOfARuleChangesTheReasonAndNotTheEnd() {
        halts.halt("a", "first");
        halts.resumeAt("a", 10);

        assertThat(halts.halt("a", "second")).isFalse();

        assertThat(halts.words(5)).contains("halted by a until 00:00:01 UTC: second");
        assertThat(halts.liftIfDue(10, lifted::add)).isTrue();
    }

    @Test
    void anEndForARuleThatHasNotHaltedIsWithoutEffect() {
        halts.halt("a", "a says so");
        halts.resumeAt("b", 1);

        assertThat(halts.liftIfDue(100, lifted::add)).isFalse();
        assertThat(halts.words(100)).contains("halted by a: a says so");
    }

    @Test
    void wordsTellEveryHaltAndTheDayOfAnEndThatIsFarAway() {
        long now = nanos("2026-03-02T12:00:00Z");
        halts.halt("a", "too much");
        halts.resumeAt("a", nanos("2026-03-03T00:00:00Z"));
        halts.halt("b", "too fast");
        halts.resumeAt("b", nanos("2026-03-05T08:30:00Z"));

        assertThat(halts.words(now))
                .contains("halted by a until 00:00 UTC: too much; halted by b until 2026-03-05 08:30 UTC: too fast");
        assertThat(halts.words("b", now)).isEqualTo("halted by b until 2026-03-05 08:30 UTC: too fast");
        assertThat(halts.words("c", now)).isEmpty();
    }

    @Test
    void anEndWithinADayIsToldWithoutItsDate() {
        long now = nanos("2026-03-02T12:00:00Z");
        halts.halt("a", "too much");
        halts.resumeAt("a", nanos("2026-03-03T12:00:00Z"));
        assertThat(halts.words("a", now)).isEqualTo("halted by a until 12:00 UTC: too much");
        assertThat(halts.words("a", now - 1)).isEqualTo("halted by a until 2026-03-03 12:00 UTC: too much");
    }

    @Test
    void aStopIsOneUntilItIsResumed() {
        assertThat(halts.stop("a", "first")).isTrue();
        assertThat(halts.stop("a", "second")).isFalse();
        assertThat(halts.halt("b", "b says so")).isTrue();
        assertThat(halts.isStopped()).isTrue();

        assertThat(halts.resume("a")).as("b still halts").isFalse();
        assertThat(halts.isStopped()).isFalse();
        assertThat(halts.resume("c")).as("it never halted").isFalse();
        assertThat(halts.resume("b")).isTrue();
        assertThat(halts.resume("b")).isFalse();
    }

    @Test
    void whatAWiderScopeImposesIsNotItsOwnAndDoesNotEndByItself() {
        assertThat(halts.halt("a", "a says so")).isTrue();
        assertThat(halts.impose(new ImposedHalt("b", "b says so", 10))).isTrue();
        assertThat(halts.impose(new ImposedHalt("b", "b says more", 10))).isFalse();

        assertThat(halts.imposed()).containsExactly("b");
        assertThat(halts.own()).containsExactly("a");
        assertThat(halts.all())
                .containsExactly(
                        new ImposedHalt("a", "a says so", Long.MAX_VALUE), new ImposedHalt("b", "b says more", 10));
        assertThat(halts.liftIfDue(10, lifted::add)).isFalse();
        assertThat(lifted).isEmpty();
    }

    @Test
    void theTradingDayBeginsWhenItIsConfigured() {
        TradingDay day = new TradingDay(LocalTime.of(8, 0));
        long before = nanos("2026-03-02T07:59:59.999999999Z");
        long after = nanos("2026-03-02T08:00:00Z");

        assertThat(day.of(before)).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(day.of(after)).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(day.nextNanos(before)).isEqualTo(after);
        assertThat(day.nextNanos(after)).isEqualTo(after + Duration.ofDays(1).toNanos());
    }

    private static long nanos(String instant) {
        Instant at = Instant.parse(instant);
        return Duration.ofSeconds(at.getEpochSecond(), at.getNano()).toNanos();
    }

    @Test
    void aRuleThatFailsTooOftenWithinTheTimeIsNoticed() {
        RuleFailures failures = new RuleFailures();
        long gap = RuleFailures.WITHIN.toNanos() / RuleFailures.MAX;
        for (int i = 1; i < RuleFailures.MAX; i++) {
            assertThat(failures.count(i * gap)).isFalse();
        }
        assertThat(failures.count(RuleFailures.MAX * gap)).isTrue();

        RuleFailures within = new RuleFailures();
        RuleFailures longer = new RuleFailures();
        for (int i = 1; i < RuleFailures.MAX; i++) {
            within.count(0);
            longer.count(0);
        }
        assertThat(within.count(RuleFailures.WITHIN.toNanos())).isTrue();
        assertThat(longer.count(RuleFailures.WITHIN.toNanos() + 1)).isFalse();

        RuleFailures seldom = new RuleFailures();
        for (int i = 0; i < 100; i++) {
            assertThat(seldom.count(i * 2 * gap)).isFalse();
        }
    }
}
