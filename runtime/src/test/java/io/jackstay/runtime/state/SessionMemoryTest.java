package io.jackstay.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jackstay.api.plugin.Memory;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SessionMemoryTest {
    private static final String LONGEST_KEY = "k".repeat(Memory.MAX_KEY_LENGTH);
    private static final String LONGEST_VALUE = "v".repeat(Memory.MAX_VALUE_LENGTH);

    private final SessionMemory memory = new SessionMemory();

    @Test
    void theLongestKeyAndValueFitAndNoLonger() {
        memory.put(LONGEST_KEY, LONGEST_VALUE);

        assertThat(memory.get(LONGEST_KEY)).contains(LONGEST_VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> memory.put("", "v"));
        assertThatIllegalArgumentException().isThrownBy(() -> memory.put(LONGEST_KEY + "k", "v"));
        assertThatIllegalArgumentException().isThrownBy(() -> memory.put("k", LONGEST_VALUE + "v"));
    }

    @Test
    void whenItIsFullWhatIsThereCanStillChange() {
        for (int i = 0; i < 10_000; i++) {
            memory.put("key" + i, "old");
        }

        memory.put("key0", "new");

        assertThat(memory.get("key0")).contains("new");
        assertThatIllegalStateException().isThrownBy(() -> memory.put("one more", "v"));
        memory.remove("key1");
        memory.put("one more", "v");
        assertThat(memory.get("one more")).contains("v");
    }

    @Test
    void entriesAreThoseWithThePrefix() {
        memory.put("a", "1");
        memory.put("b.1", "2");
        memory.put("b.2", "3");
        memory.put("c", "4");

        assertThat(memory.entries("b.")).isEqualTo(Map.of("b.1", "2", "b.2", "3"));
    }

    @Test
    void itEndsWithTheProcess() {
        assertThat(memory.isDurable()).isFalse();
    }
}
