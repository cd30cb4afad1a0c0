package io.jackstay.emulator.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final long SECOND = 1_000_000_000L;

    private final Agenda agenda = new Agenda(0);

    @Test
    void windowRefillsEvenlyForEachKey() {
        RateWindow window = new RateWindow(60, Duration.ofMinutes(1), agenda);

        assertThat(window.take("a", 60)).isTrue();
        assertThat(window.take("a", 1)).isFalse();
        assertThat(window.take("b", 1)).isTrue();
        agenda.advance(10 * SECOND);
        assertThat(window.take("a", 11)).isFalse();
        assertThat(window.take("a", 10)).isTrue();
    }

    @Test
    void nonceMustBeNewAndAboveTheLeastThatIsKept() {
        NonceWindow window = new NonceWindow(3, Duration.ofMillis(1_000), Duration.ofMillis(500));
        LongStream.of(5_000, 5_002, 5_004).forEach(nonce -> window.use("s", nonce, 5_000));

        assertThat(window.use("s", 5_002, 5_000).kind()).isEqualTo(NonceWindow.Kind.DUPLICATE);
        assertThat(window.use("s", 5_001, 5_000).kind()).isEqualTo(NonceWindow.Kind.USED);
        assertThat(window.use("s", 5_000, 5_000).kind()).isEqualTo(NonceWindow.Kind.TOO_LOW);
        assertThat(window.use("other", 5_000, 5_000).kind()).isEqualTo(NonceWindow.Kind.USED);
    }

    @Test
    void nonceMustBeNearThePresent() {
        NonceWindow window = new NonceWindow(3, Duration.ofMillis(1_000), Duration.ofMillis(500));

        assertThat(window.use("s", 4_000, 5_000)).isEqualTo(new NonceWindow.Verdict(NonceWindow.Kind.TOO_LOW, 4_000));
        assertThat(window.use("s", 4_001, 5_000).kind()).isEqualTo(NonceWindow.Kind.USED);
        assertThat(window.use("s", 5_500, 5_000)).isEqualTo(new NonceWindow.Verdict(NonceWindow.Kind.TOO_HIGH, 5_500));
        assertThat(window.use("s", 5_499, 5_000).kind()).isEqualTo(NonceWindow.Kind.USED);
    }

    @Test
    void budgetGrowsWithWhatIsTradedAndLeavesCancelsMore() {
        ActionBudget budget = new ActionBudget(2, 100, Duration.ofSeconds(10), agenda);
        budget.use(2);

        assertThat(budget.take(1, false)).as("one each ten seconds").isTrue();
        assertThat(budget.take(1, false)).isFalse();
        assertThat(budget.take(1, true)).as("twice as many for cancels").isTrue();
        assertThat(budget.take(1, true)).isFalse();
        budget.traded(new BigDecimal("3.9"));
        assertThat(budget.cap()).isEqualTo(5);
        assertThat(budget.take(1, false)).isTrue();
        assertThat(budget.take(1, false)).isFalse();
        agenda.advance(10 * SECOND);
        assertThat(budget.take(1, false)).isTrue();
    }
}
