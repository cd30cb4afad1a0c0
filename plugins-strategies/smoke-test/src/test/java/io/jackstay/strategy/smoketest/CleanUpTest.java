package io.jackstay.strategy.smoketest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.strategy.Execution;
import io.jackstay.testkit.harness.TestMarkets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CleanUpTest {
    private static final MarketInfo BTC = TestMarkets.perpetual("one:BTC-USDC-PERP", "0.1", "0.001");
    private static final Optional<String> NO_ANSWER = Optional.of("the venue does not answer");

    private static Execution.Done closing(Execution.End end) {
        return new Execution.Done(end, BTC.size(0), Optional.empty(), List.of(), Optional.empty(), "so it was");
    }

    @Test
    void whatARequestShowsAfterAnOrderIsOfTheTestThoughTheStreamShowsNothing() {
        assertThat(CleanUp.doubt(true, false, NO_ANSWER, closing(Execution.End.COMPLETE)))
                .isEqualTo(NO_ANSWER);
        assertThat(CleanUp.doubt(true, false, Optional.empty(), closing(Execution.End.COMPLETE)))
                .isEmpty();
    }

    @Test
    void whatIsThereWithoutAnOrderOfTheTestIsOfOthers() {
        assertThat(CleanUp.doubt(false, false, NO_ANSWER, closing(Execution.End.COMPLETE)))
                .isEmpty();
        assertThat(CleanUp.doubt(false, true, NO_ANSWER, closing(Execution.End.COMPLETE)))
                .isEqualTo(NO_ANSWER);
    }

    @Test
    void aWayOutThatFailedIsSaid() {
        assertThat(CleanUp.doubt(true, true, Optional.of("a position of 1"), closing(Execution.End.TIMED_OUT)))
                .contains("a position of 1; the way out: TIMED_OUT, so it was");
    }
}
