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

        RuleFailures seldom = new RuleFailures();
        for (int i = 0; i < 100; i++) {
            assertThat(seldom.count(i * 2 * gap)).isFalse();
        }
    }
}
