package io.jackstay.runtime.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long something took lately, whatever it took before. */
final class LastMinuteTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final LastMinute minute = new LastMinute();
    private final Buckets turns = new Buckets();

    private void note(long second) {
        minute.note(second * SECOND, Map.of("loop", turns));
    }

    @Test
    void ofNothingNothingIsKnown() {
        note(0);

        assertThat(minute.within(0.99, "loop", turns)).isEmpty();
    }

    @Test
    void theEndOfTheStepThatTheShareIsWithinIsTold() {
        note(0);
        for (int i = 0; i < 99; i++) {
            turns.record(MILLI / 20);
        }
        turns.record(40 * MILLI);

        assertThat(minute.within(0.99, "loop", turns)).hasValue(MILLI / 10);
        assertThat(minute.within(1, "loop", turns)).hasValue(50 * MILLI);
    }

    @Test
    void whatIsLongAgoCountsNoMore() {
        note(0);
        turns.record(40 * MILLI);
        for (int second = 10; second <= 80; second += 10) {
            note(second);
        }
        assertThat(minute.within(1, "loop", turns)).isEmpty();

        turns.record(MILLI / 20);
        assertThat(minute.within(1, "loop", turns)).hasValue(MILLI / 10);
    }

    @Test
    void anotherThingOfTheSameNameBeginsAnew() {
        turns.record(MILLI);
        turns.record(MILLI);
        note(0);
        Buckets next = new Buckets();
        next.record(MILLI);

        assertThat(minute.within(1, "loop", next)).hasValue(MILLI);
    }

    @Test
    void longerThanTheLongestStepIsToldAsThat() {
        turns.record(Long.MAX_VALUE);

        assertThat(minute.within(1, "loop", turns)).hasValue(60_000 * MILLI);
    }
}
