package io.jackstay.runtime.fill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SeenIdsTest {
    private static final int KEPT = 50_000;
    private static final int MOST = 500_000;

    private final SeenIds ids = new SeenIds();

    private void take(int count) {
        for (int i = 0; i < count; i++) {
            ids.isNew("fill-" + i, i);
        }
    }

    @Test
    void anIdIsNewOnceAndEachRepeatIsCounted() {
        assertThat(ids.isNew("a", 1)).isTrue();
        assertThat(ids.repeats()).isZero();

        assertThat(ids.isNew("a", 1)).isFalse();
        assertThat(ids.isNew("a", 1)).isFalse();
        assertThat(ids.isNew("b", 1)).isTrue();

        assertThat(ids.repeats()).isEqualTo(2);
    }

    @Test
    void theLatestAreRememberedAndOnlyTheOldestIsForgottenForANewOne() {
        take(KEPT);
        assertThat(ids.isNew("fill-0", 0)).isFalse();
        assertThat(ids.isNew("one more", KEPT)).isTrue();

        assertThat(ids.isNew("fill-1", 1)).isFalse();
        assertThat(ids.isNew("fill-" + (KEPT - 1), KEPT - 1)).isFalse();
        assertThat(ids.isNew("one more", KEPT)).isFalse();
        assertThat(ids.isNew("fill-0", 0)).isTrue();
        assertThat(ids.knownFrom()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void whatTheHistoryMayBeAskedForIsKeptHoweverMuchItIs() {
        ids.keepFrom(100);
        take(4 * KEPT);
        assertThat(ids.isNew("fill-100", 100)).isFalse();
        assertThat(ids.isNew("fill-99", 99)).isTrue();

        ids.keepFrom(3 * KEPT);
        assertThat(ids.isNew("one more", 4 * KEPT)).isTrue();
        assertThat(ids.isNew("fill-" + 3 * KEPT, 3 * KEPT)).isFalse();
        assertThat(ids.isNew("fill-100", 100)).isTrue();
        assertThat(ids.knownFrom()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void thereIsAnEndToThatAndThenItIsKnownFromWhenOn() {
        ids.keepFrom(0);
        take(MOST + 10);

        assertThat(ids.knownFrom()).isEqualTo(10);
        assertThat(ids.isNew("fill-10", 10)).isFalse();
        assertThat(ids.isNew("fill-9", 9)).isTrue();
    }
}
