package io.jackstay.runtime.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person has seen, one by one or all at once, and what is raised again. */
class SeenAlertsTest {
    @TempDir
    Path folder;

    private SeenAlerts seen;

    @BeforeEach
    void open() {
        seen = new SeenAlerts(folder);
    }

    private static RaisedAlert raised(String who, String subject, long nanos) {
        return new RaisedAlert(who, new Alert(AlertCode.ORDER_UNKNOWN, subject, "text", 1, nanos, 2));
    }

    @Test
    void oneIsSeenUntilItIsRaisedAgain() {
        assertThat(seen.read().has(raised("btc", "7", 10))).isFalse();
        seen.acknowledge(raised("btc", "7", 10), "alice", 20);

        assertThat(seen.read().has(raised("btc", "7", 10))).isTrue();
        assertThat(seen.read().has(raised("btc", "8", 10))).isFalse();
        assertThat(seen.read().has(raised("eth", "7", 10))).isFalse();
        assertThat(seen.read().has(raised("btc", "7", 11))).isFalse();
        assertThat(seen.read().ones()).containsExactly(new SeenAlerts.One("btc", "ORDER_UNKNOWN:7", 10, "alice", 20));
    }

    @Test
    void allUntilATimeMakeOneByOneNeedless() {
        seen.acknowledge(raised("btc", "7 \"\n", 10), "alice", 20);
        seen.acknowledge(raised("btc", "8", 30), "alice", 31);
        seen.acknowledge(15);

        assertThat(seen.read().untilNanos()).isEqualTo(15);
        assertThat(seen.read().ones()).extracting(SeenAlerts.One::alert).containsExactly("ORDER_UNKNOWN:8");
        assertThat(seen.read().has(raised("btc", "7 \"\n", 10))).isTrue();
    }

    @Test
    void aFileOfBeforeIsReadAndADamagedOneIsNot() throws IOException {
        Files.writeString(folder.resolve("alerts-seen"), "12\n");
        assertThat(seen.read()).isEqualTo(new SeenAlerts.Seen(12, List.of()));

        Files.writeString(folder.resolve("alerts-seen"), "12\nnonsense\n");
        assertThatThrownBy(() -> seen.read())
                .isInstanceOf(JackstayException.class)
                .hasMessageContaining("may be deleted");
    }

    @Test
    void itDoesNotGrowWithoutEnd() {
        for (int i = 0; i < 1_003; i++) {
            seen.acknowledge(raised("btc", String.valueOf(i), i), "alice", i);
        }
        assertThat(seen.read().ones()).hasSize(1_000);
        assertThat(seen.read().has(raised("btc", "3", 3))).isTrue();
        assertThat(seen.read().has(raised("btc", "2", 2))).isFalse();
    }
}
