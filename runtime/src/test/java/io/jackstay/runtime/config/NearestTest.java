package io.jackstay.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
    private static final List<String> KEYS = List.of("market", "levels", "spacing", "order-size", "refresh", "fee");

    @ParameterizedTest
    @CsvSource({
        "gird, grid",
        "spaicng, spacing",
        "spacings, spacing",
        "level, levels",
        "ordersize, order-size",
        "order_size, order-size",
        "MARKET, market",
        "fe, fee",
        "grids, grid"
    })
    void aSlipOfThePenIsRecognised(String wrong, String meant) {
        assertThat(Nearest.name(wrong, List.of("grid", "market", "levels", "spacing", "order-size", "refresh", "fee")))
                .contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "colour", "step", "zzz", "size"})
    void whatIsFarFromEveryNameIsNotGuessed(String wrong) {
        assertThat(Nearest.name(wrong, KEYS)).isEmpty();
    }

    @Test
    void ofTwoEquallyNearTheFirstByAlphabetIsTaken() {
        assertThat(Nearest.name("lat", List.of("mat", "bat", "cat"))).contains("bat");
        assertThat(Nearest.names("sim:BTC-USD", List.of("sim:ETH-USDC", "sim:BTC-USDC", "sim:BTC-USDT", "other"), 3))
                .containsExactly("sim:BTC-USDC", "sim:BTC-USDT", "sim:ETH-USDC");
    }

    @Test
    void aVeryLongNameCostsNothing() {
        assertThat(Nearest.name("x".repeat(1_000_000), KEYS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void distanceIsSymmetricAndOneForOneSlip(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            String name = word(random, 3 + random.nextInt(10));
            int at = random.nextInt(name.length() - 1);
            String dropped = name.substring(0, at) + name.substring(at + 1);
            String swapped = name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
            String other = word(random, random.nextInt(12));

            assertThat(Nearest.distance(name, dropped))
                    .as("seed %d: %s, %s", seed, name, dropped)
                    .isEqualTo(1);
            assertThat(Nearest.distance(name, swapped))
                    .as("seed %d: %s, %s", seed, name, swapped)
                    .isLessThanOrEqualTo(1);
            assertThat(Nearest.distance(name, other))
                    .as("seed %d: %s, %s", seed, name, other)
                    .isEqualTo(Nearest.distance(other, name))
                    .isBetween(Math.abs(name.length() - other.length()), Math.max(name.length(), other.length()));
        }
    }

    private static String word(SplittableRandom random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(4)));
        }
        return word.toString();
    }
}
