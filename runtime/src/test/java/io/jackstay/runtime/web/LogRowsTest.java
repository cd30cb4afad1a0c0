package io.jackstay.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.session.SessionPicture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lines of the log and the fills of bots are one list. */
final class LogRowsTest {
    private static final long NOW = 1_800_000_000_000_000_000L;

    @Test
    void aLineStandsWhereItsTimeIsAndNamesItsBot() {
        SessionPicture picture = SamplePictures.of(NOW, "0.1", 0, "B1");
        LogLine first = new LogLine(1, 1_000, LogLine.Level.WARN, "btc-grid", "risk: orders cancelled bot=btc-grid");
        LogLine last = new LogLine(2, Long.MAX_VALUE, LogLine.Level.BAD, "", "journal: gone");

        List<Map<String, Object>> rows = LogRows.of(List.of(last, first), picture);

        assertThat(rows.get(0))
                .containsEntry("id", "l1")
                .containsEntry("level", "warn")
                .containsEntry("bot", "btc-grid");
        assertThat(rows.get(rows.size() - 1))
                .containsEntry("level", "bad")
                .containsEntry("bot", null)
                .containsEntry("text", "journal: gone");
    }
}
