package io.jackstay.runtime.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A quiet bot says once a minute what it waits for; one that trades says nothing. */
final class QuietLogTest {
    private final QuietLog log = new QuietLog("btc-grid");
    private final List<String> lines = new ArrayList<>();
    private long nowNanos = Markets.START_NANOS;

    private void pass(int seconds, long events) {
        for (int i = 0; i < seconds; i++) {
            log.look(events, "waits: the venue is down", nowNanos).ifPresent(lines::add);
            nowNanos += Duration.ofSeconds(1).toNanos();
        }
    }

    @Test
    void aMinuteWithoutAnOrderIsALine() {
        pass(60, 0);
        assertThat(lines).isEmpty();
        pass(121, 0);
        assertThat(lines)
                .hasSize(3)
                .first()
                .isEqualTo("quiet bot=btc-grid since=2023-11-14T22:13:20Z why=\"waits: the venue is down\"");
    }

    @Test
    void ordersAndFillsMakeItBeginAnew() {
        for (int i = 0; i < 20; i++) {
            pass(30, i);
        }

        assertThat(lines).isEmpty();
    }
}
