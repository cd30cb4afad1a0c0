package io.jackstay.runtime.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class SessionMetersTest {
    private final SessionMeters meters = new SessionMeters();

    @Test
    void oneNameIsOneHandleOfOneKind() {
        assertThat(meters.gauge("spread-bps")).isSameAs(meters.gauge("spread-bps"));
        assertThatIllegalArgumentException().isThrownBy(() -> meters.counter("spread-bps"));
        assertThatIllegalArgumentException().isThrownBy(() -> meters.gauge(" "));
    }

    @Test
    void aGaugeShowsNothingUntilItIsSetAndAfterNaN() {
        meters.gauge("g");
        assertThat(meters.gauges()).isEmpty();
        meters.gauge("g").set(2.5);
        assertThat(meters.gauges()).containsEntry("g", 2.5);
        meters.gauge("g").set(Double.NaN);
        assertThat(meters.gauges()).isEmpty();
    }

    @Test
    void aCounterOnlyRises() {
        meters.counter("c").add(2);
        meters.counter("c").add(3);

        assertThat(meters.counters()).containsEntry("c", 5L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> meters.counter("c").add(-1));
    }

    @Test
    void aLineIsDrawnUntilItIsCleared() {
        meters.line("sim:BTC-USDC-PERP", "centre").set(BigDecimal.ONE);
        assertThat(meters.lines()).containsEntry("sim:BTC-USDC-PERP/centre", BigDecimal.ONE);

        meters.line("sim:BTC-USDC-PERP", "centre").clear();
        assertThat(meters.lines()).isEmpty();
    }
}
