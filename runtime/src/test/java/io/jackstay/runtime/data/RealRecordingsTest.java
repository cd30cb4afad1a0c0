package io.jackstay.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The recordings we test with, where they are: {@code -Djackstay.data=DIR}. They are not part of the product, so
 * without the property this test is skipped by its assumption, and says so.
 */
class RealRecordingsTest {
    @ParameterizedTest
    @CsvSource({
        "binance-usdm-btcusdt-20240808.gz, 93954, 93954, 0",
        "binance-usdm-ethusdt-20240808.gz, 74655, 74655, 0",
        "hyperliquid-btc-20250126.gz, 55, 55, 0",
        "coinbase-eth-usd-4h-2016-2025.json.gz, 20675, 82700, 0"
    })
    void everyRowOfTheRecordingIsRead(String name, long rows, long events, long gaps) {
        String folder = System.getProperty("jackstay.data", "");
        assumeTrue(!folder.isEmpty(), "no -Djackstay.data=DIR, so the real recordings are not read");
        Path file = Path.of(folder, name);
        assumeTrue(Files.exists(file), () -> file + " is not there");

        long delivered = 0;
        try (Recording recording = Recordings.open(file, RecordedEvents.market())) {
            RecordedEvents sink = new RecordedEvents();
            while (recording.next()) {
                recording.deliver(sink);
                delivered++;
            }
            System.out.printf("%s: %d rows, %d events, %d gaps%n", name, recording.rows(), delivered, recording.gaps());

            assertThat(recording.rows()).isEqualTo(rows);
            assertThat(recording.gaps()).isEqualTo(gaps);
        }
        assertThat(delivered).isEqualTo(events);
    }
}
