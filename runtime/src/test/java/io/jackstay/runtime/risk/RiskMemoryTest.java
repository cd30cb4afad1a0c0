package io.jackstay.runtime.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.plugin.Memory;
import io.jackstay.runtime.record.RiskRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What rules look back on, and what they have put away. */
final class RiskMemoryTest {
    private final List<RiskRecord> written = new ArrayList<>();
    private final Memory memory = RuleMemory.of("loss", new TreeMap<>(Map.of("day.1", "a")), written::add, true);
    private final RiskHistory history = new RiskHistory();

    @Test
    void whatIsPutAndRemovedIsWrittenDown() {
        memory.put("day.2", "b");
        memory.put("other", "c");
        assertThat(memory.entries("day.")).isEqualTo(Map.of("day.1", "a", "day.2", "b"));
        memory.remove("day.1");

        assertThat(memory.get("day.1")).isEmpty();
        assertThat(memory.get("day.2")).contains("b");
        assertThat(written)
                .containsExactly(
                        new RiskRecord.MemoryPut("loss", "day.2", "b"),
                        new RiskRecord.MemoryPut("loss", "other", "c"),
                        new RiskRecord.MemoryRemoved("loss", "day.1"));
    }

    @Test
    void itSaysWhetherItOutlivesTheProcess() {
        assertThat(memory.isDurable()).isTrue();
        assertThat(RuleMemory.of("loss", new TreeMap<>(), written::add, false).isDurable())
                .isFalse();
    }

    @Test
    void anOrderCountsForLessThanTheWindow() {
        history.ordered(seconds(0));
        history.ordered(seconds(10));

        assertThat(history.ordersWithin(Duration.ofSeconds(10), seconds(10))).isEqualTo(1);
        assertThat(history.ordersWithin(Duration.ofSeconds(11), seconds(10))).isEqualTo(2);
    }

    @Test
    void anHourIsRemembered() {
        history.ordered(seconds(0));
        history.ordered(seconds(3_599));
        assertThat(history.ordersWithin(Duration.ofDays(1), seconds(3_599))).isEqualTo(2);
        history.ordered(seconds(3_600));

        assertThat(history.ordersWithin(Duration.ofDays(1), seconds(3_600))).isEqualTo(2);
        assertThat(history.ordersWithin(Duration.ofHours(1), seconds(3_600))).isEqualTo(2);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
