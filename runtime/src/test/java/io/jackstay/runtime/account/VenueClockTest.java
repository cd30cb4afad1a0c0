package io.jackstay.runtime.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VenueClockTest {
    private final VirtualClock clock = new VirtualClock(1_700_000_000_000_000_000L);
    private final SessionMeters meters = new SessionMeters();
    private final VenueClock venue = new VenueClock("sim", clock, meters);

    private void told(Duration aheadWhenRead) {
        venue.told(clock.epochNanos() + aheadWhenRead.toNanos());
    }

    @Test
    void believesTheAnswerThatWasUnderWayLeast() {
        told(Duration.ofMillis(-40));
        told(Duration.ofMillis(-3));
        told(Duration.ofMillis(-900));

        assertThat(venue.aheadNanos()).isEqualTo(-3_000_000);
        assertThat(meters.gauges()).containsEntry("venue-clock-ahead-millis", -3.0);
    }

    @Test
    void forgetsWhatIsLongAgo() {
        told(Duration.ofSeconds(9));
        assertThat(venue.aheadNanos()).isEqualTo(Duration.ofSeconds(9).toNanos());
        for (int i = 0; i < 16; i++) {
            told(Duration.ofMillis(-5));
        }

        assertThat(venue.aheadNanos()).isEqualTo(-5_000_000);
    }

    @Test
    void knowsNothingBeforeTheFirstAnswer() {
        assertThat(venue.aheadNanos()).isZero();
    }
}
