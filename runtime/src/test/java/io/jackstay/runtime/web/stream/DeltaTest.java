package io.jackstay.runtime.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a delta makes of one tree is the other. */
class DeltaTest {
    private static final int SEQUENCES = 2_000;
    private static final int STEPS = 5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void snapshotAndDeltasAreTheLastSnapshot(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < SEQUENCES; i++) {
            Map<String, Object> now = RandomTrees.tree(random, 3);
            PageModel page = new PageModel(now);
            for (int step = 0; step < STEPS; step++) {
                Map<String, Object> next = RandomTrees.changed(random, now, 3);
                page.apply(Delta.between(now, next));
                now = next;
                assertThat(page.tree())
                        .as("seed %d, sequence %d, step %d", seed, i, step)
                        .isEqualTo(now);
            }
        }
    }

    @Test
    void aFieldThatIsTheSameIsNotSentAgain() {
        Map<String, Object> before = Map.of("a", "1", "orders", Map.of("c1", Map.of("filled", "0", "size", "2")));
        Map<String, Object> now = Map.of("a", "1", "orders", Map.of("c1", Map.of("filled", "1", "size", "2")));

        Delta delta = Delta.between(before, now);

        assertThat(delta.put()).isEqualTo(Map.of("orders.c1", Map.of("filled", "1")));
        assertThat(delta.del()).isEmpty();
    }

    @Test
    void aDotInANameIsNotOneOfAPath() {
        Map<String, Object> before = Map.of("a.b", Map.of("c\\d", "1", "x", "2"));
        Map<String, Object> now = Map.of("a.b", Map.of("x", "3"));

        Delta delta = Delta.between(before, now);

        assertThat(delta.del()).containsExactly("a\\.b.c\\\\d");
        assertThat(delta.put()).isEqualTo(Map.of("a\\.b", Map.of("x", "3")));
    }

    @Test
    void whatIsNotKnownAnyMoreIsSent() {
        Map<String, Object> now = new LinkedHashMap<>();
        now.put("mark", null);

        assertThat(Delta.between(Map.of("mark", "1"), now).put()).containsKey("");
        assertThat(Delta.between(Map.of(), now).put()).containsKey("");
        assertThat(Delta.between(now, now).isEmpty()).isTrue();
        assertThat(Delta.between(Map.of("list", List.of(1)), Map.of("list", List.of(1)))
                        .isEmpty())
                .isTrue();
    }
}
