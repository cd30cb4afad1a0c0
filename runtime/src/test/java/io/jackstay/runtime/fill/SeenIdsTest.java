package io.jackstay.runtime.fill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SeenIdsTest {
    private static final int KEPT = 50_000;

    private final SeenIds ids = new SeenIds();

    @Test
    void anIdIsNewOnceAndEachRepeatIsCounted() {
        assertThat(ids.isNew("a")).isTrue();
        assertThat(ids.repeats()).isZero();

        assertThat(ids.isNew("a")).isFalse();
        assertThat(ids.isNew("a")).isFalse();
        assertThat(ids.isNew("b")).isTrue();

        assertThat(ids.repeats()).isEqualTo(2);
    }

    @Test
    void theLatestAreRememberedAndOnlyTheOldestIsForgottenForANewOne() {
        for (int i = 0; i < KEPT; i++) {
            ids.isNew("fill-" + i);
        }
        assertThat(ids.isNew("fill-0")).isFalse();
        assertThat(ids.isNew("one more")).isTrue();

        assertThat(ids.isNew("fill-1")).isFalse();
        assertThat(ids.isNew("fill-" + (KEPT - 1))).isFalse();
        assertThat(ids.isNew("one more")).isFalse();
        assertThat(ids.isNew("fill-0")).isTrue();
    }
}
