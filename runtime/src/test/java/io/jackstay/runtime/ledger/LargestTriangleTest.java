package io.jackstay.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A long line with few points. */
class LargestTriangleTest {
    @Test
    void aSpikeStays() {
        int[] kept = LargestTriangle.select(10_000, i -> i, i -> i == 4_321 ? 100 : Math.sin(i / 500.0), 50);

        assertThat(kept).hasSize(50).startsWith(0).endsWith(9_999).contains(4_321);
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "801, 800", "5000, 800", "31536, 7", "100, 99"})
    void thereAreAsManyAsWantedAndEachOnce(int count, int most) {
        int[] kept = LargestTriangle.select(count, i -> i, i -> (i * 7919) % 101, most);

        assertThat(kept).hasSize(most).isSorted().startsWith(0).endsWith(count - 1);
        assertThat(Arrays.stream(kept).distinct().count()).isEqualTo(most);
    }

    @Test
    void aShortLineStaysAsItIs() {
        assertThat(LargestTriangle.select(0, i -> i, i -> i, 800)).isEmpty();
        assertThat(LargestTriangle.select(3, i -> i, i -> i, 800)).containsExactly(0, 1, 2);
        assertThatThrownBy(() -> LargestTriangle.select(3, i -> i, i -> i, 1)).hasMessage("1 points are no line");
    }
}
