package io.jackstay.runtime.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is read out of the names that transports give their meters. */
final class StreamReadingTest {
    @Test
    void aStreamAndAPathOfRequestsAreToldApart() {
        List<StreamReading> read = StreamReading.of(
                new TreeMap<>(Map.of(
                        "orders-last-message-age-millis", 1_500.0,
                        "orders-round-trip-micros-p50", 900.0,
                        "http-api-round-trip-micros-p99", 2_500.0,
                        "http-api-round-trip-micros-max", 2_600.0,
                        "venue-clock-ahead-millis", 3.0)),
                new TreeMap<>(Map.of("orders-losses", 2L, "books-losses", 1L, "reconciliations-done", 4L)));

        assertThat(read).extracting(StreamReading::stream).containsExactly("books", "http-api", "orders");
        assertThat(read).extracting(StreamReading::isUp).containsExactly(false, true, true);
        assertThat(read.get(1).lateMicros()).hasValue(2_500);
        assertThat(read.get(1).longestMicros()).hasValue(2_600);
        assertThat(read.get(1).losses()).isEmpty();
        assertThat(read.get(2).ageMillis()).hasValue(1_500);
        assertThat(read.get(2).middleMicros()).hasValue(900);
        assertThat(read.get(2).losses()).hasValue(2);
    }
}
