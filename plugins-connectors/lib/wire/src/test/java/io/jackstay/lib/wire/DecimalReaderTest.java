package io.jackstay.lib.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A decimal is read exactly or refused, as {@link BigDecimal} says. */
class DecimalReaderTest {
    @ParameterizedTest
    @CsvSource({
        "0, 8, 0",
        "-0, 8, 0",
        "0.0, 0, 0",
        "100, 0, 100",
        "100.000, 0, 100",
        "1e-8, 8, 1",
        "1E-8, 8, 1",
        "1.5e2, 0, 150",
        "1.5e+2, 0, 150",
        "1500e-2, 0, 15",
        "97123.5, 1, 971235",
        "0.00000001, 8, 1",
        "-2.50, 1, -25",
        "007.5, 1, 75",
        "0e999999, 2, 0",
        "9223372036854775807, 0, 9223372036854775807",
        "0.9223372036854775807, 19, 9223372036854775807",
        "1.0000000000000000000000000000000000000000, 2, 100"
    })
    void readsExactly(String text, int scale, long unscaled) {
        assertThat(read(text, scale)).hasValue(unscaled);
    }

    @ParameterizedTest
    @CsvSource({
        "1e-9, 8",
        "0.123456789, 8",
        "1.01, 1",
        "9223372036854775808, 0",
        "92233720368547758070, 0",
        "922337203685477581, 2",
        "1e19, 0",
        "1e99999999999, 0",
        "1e-99999999999, 8",
        "'', 0",
        "-, 0",
        ".5, 1",
        "5., 1",
        "+5, 0",
        "' 5', 0",
        "'5 ', 0",
        "1.2.3, 4",
        "1e, 0",
        "1e-, 0",
        "1e1.5, 0",
        "1e5e5, 0",
        "--1, 0",
        "0x10, 0",
        "NaN, 0",
        "Infinity, 0",
        "1_000, 0",
        "'1,000', 0",
        "\u0661, 0"
    })
    void refusesWhatIsNoNumberOrDoesNotFit(String text, int scale) {
        assertThat(read(text, scale)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithBigDecimal(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50_000; i++) {
            String text = text(random);
            int scale = random.nextInt(12);
            assertThat(read(text, scale))
                    .as("seed %d: %s at %d", seed, text, scale)
                    .isEqualTo(expected(text, scale));
        }
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
        digits(text, 1 + random.nextInt(12), random);
        if (random.nextBoolean()) {
            text.append('.');
            digits(text, 1 + random.nextInt(12), random);
        }
        if (random.nextInt(4) == 0) {
            text.append('e').append(random.nextInt(25) - 12);
        }
        return text.toString();
    }

    private static void digits(StringBuilder text, int count, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + (random.nextInt(3) == 0 ? 0 : random.nextInt(10))));
        }
    }

    private static OptionalLong expected(String text, int scale) {
        try {
            long unscaled = new BigDecimal(text).setScale(scale).unscaledValue().longValueExact();
            return OptionalLong.of(unscaled);
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong read(String text, int scale) {
        byte[] padded = ("7" + text + "7").getBytes(UTF_8);
        try {
            return OptionalLong.of(DecimalReader.read(padded, 1, padded.length - 2, scale));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
