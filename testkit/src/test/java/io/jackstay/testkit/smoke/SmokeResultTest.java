package io.jackstay.testkit.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmokeResultTest {
    private static final ResultRow LIMIT = new ResultRow("hl:BTC", "limit", true, 10, "filled");
    private static final ResultRow CLEAN = new ResultRow("hl:BTC", "clean up", true, 10, "nothing is left");

    private static SmokeResult of(boolean failed, String why, Optional<String> brokenOff, ResultRow... rows) {
        return SmokeResult.of(
                List.of(new SmokeResult.OfBot("smoke", List.of(rows), failed, why)), brokenOff, Optional.empty());
    }

    @Test
    void itPassesWhenEveryStepHoldsAndAllIsCleanedUp() {
        assertThat(of(false, "1 of 1 passed", Optional.empty(), LIMIT, CLEAN))
                .satisfies(result -> assertThat(result.passed()).isTrue())
                .satisfies(result -> assertThat(result.why()).isEqualTo("all steps hold"));
    }

    @Test
    void oneThatIsBrokenOffHasNotPassedThoughEachOfItsStepsHeld() {
        SmokeResult result = of(false, "stopped", Optional.of("the login is gone"), LIMIT);

        assertThat(result.passed()).isFalse();
        assertThat(result.why())
                .isEqualTo("hl:BTC: broken off, orders and position were taken back by the stop; the login is gone");
    }

    @Test
    void aStopThatCouldNotCloseThePositionIsSaid() {
        SmokeResult result = of(true, "stopped; not flat: hl:BTC: no mark", Optional.of("stopped by a signal"), LIMIT);

        assertThat(result.why())
                .contains("smoke: stopped; not flat: hl:BTC: no mark")
                .contains("hl:BTC: broken off, and not cleaned up");
    }

    @Test
    void theFirstFailureAndThatOfTheCleanUpAreBothSaid() {
        ResultRow limit = new ResultRow("hl:BTC", "limit", false, 10, "TIMED_OUT");
        ResultRow clean = new ResultRow("hl:BTC", "clean up", false, 10, "1 orders open by request");

        assertThat(of(true, "1 of 1 failed", Optional.empty(), limit, clean).why())
                .isEqualTo("hl:BTC: limit: TIMED_OUT; hl:BTC: clean up: 1 orders open by request");
    }

    @Test
    void nothingTriedIsNothingPassed() {
        assertThat(SmokeResult.of(List.of(), Optional.empty(), Optional.empty()).passed())
                .isFalse();
    }
}
