package io.jackstay.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who takes which turn. */
class CrashPlaceTest {
    private static final int RUNS = 500;

    @ParameterizedTest
    @EnumSource(
            value = CrashPlace.class,
            names = {"RANDOM", "K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8"})
    void ofFiveHundredRunsEachHasMoreThanForty(CrashPlace place) {
        assertThat(turnsOf(place)).isGreaterThan(40);
    }

    @ParameterizedTest
    @EnumSource(
            value = CrashPlace.class,
            names = {"ROLL", "COMPACT", "AMEND", "RECOVERY", "SEQUENCE"})
    void theOthersHaveTwenty(CrashPlace place) {
        assertThat(turnsOf(place)).isGreaterThan(20);
    }

    private static long turnsOf(CrashPlace place) {
        List<CrashPlace> turns = CrashPlace.crashes();
        return IntStream.range(0, RUNS)
                .filter(run -> turns.get(run % turns.size()) == place)
                .count();
    }
}
