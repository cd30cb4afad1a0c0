package io.jackstay.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {
    @ParameterizedTest
    @CsvSource({
        "0.1%, 0.001, 0.1%",
        "5 %, 0.05, 5%",
        "-2.50%, -0.025, -2.5%",
        "100%, 1, 100%",
        "0%, 0, 0%",
        "+.5%, 0.005, 0.5%"
    })
    void readsPercentAndKeepsTheFraction(String text, BigDecimal fraction, String shown) {
        Percent percent = Percent.parse(text);

        assertThat(percent.fraction()).isEqualByComparingTo(fraction);
        assertThat(percent).hasToString(shown).isEqualTo(Percent.ofFraction(fraction));
    }

    @Test
    void takesItsShareExactly() {
        assertThat(Percent.parse("0.1%").of(new BigDecimal("60000"))).isEqualByComparingTo("60");
        assertThat(Percent.parse("0.003%").of(new BigDecimal("0.1"))).isEqualByComparingTo("0.000003");
    }

    @Test
    void equalsByValueAndSorts() {
        assertThat(Percent.parse("0.10%")).isEqualTo(Percent.parse("0.1%")).hasSameHashCodeAs(Percent.parse("0.1%"));
        assertThat(Percent.parse("0.1%")).isLessThan(Percent.parse("0.11%"));
    }

    @Test
    void aNumberWithoutThePercentSignIsAmbiguous() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Percent.parse("0.1"))
                .withMessage("'0.1' has no percent sign: write for example 0.1%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "x%", "1e3%", "1,5%", "1.2.3%", "--1%", "1-%", ".%", "1%%", "", "٣%"})
    void refusesWhatIsNoPercentage(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Percent.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+31", "1E-31", "1E+999999999"})
    void refusesNumbersBeyondReason(String fraction) {
        assertThatIllegalArgumentException().isThrownBy(() -> Percent.ofFraction(new BigDecimal(fraction)));
    }

    static LongStream seeds() {
        return LongStream.range(1, 51);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void textFormIsReadBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);

        for (int i = 0; i < 50; i++) {
            Percent percent = Percent.ofFraction(BigDecimal.valueOf(random.nextLong(), random.nextInt(-5, 25)));

            assertThat(Percent.parse(percent.toString())).as("seed %d", seed).isEqualTo(percent);
        }
    }
}
