package io.jackstay.runtime.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes to unscaled numbers, against {@link BigDecimal}. */
class DecimalReaderTest {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final DecimalReader reader = new DecimalReader();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsWhatBigDecimalReads(long seed) {
        SplittableRandom random = new SplittableRandom(seed);

        for (int i = 0; i < 50_000; i++) {
            String text = number(random);
            int scale = random.nextInt(19);

            String shown = "seed %d: %s at scale %d".formatted(seed, text, scale);
            assertThat(read(text, scale)).as(shown).isEqualTo(expected(text, scale, false));
            assertThat(readCut(text, scale)).as(shown + ", cut").isEqualTo(expected(text, scale, true));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void integersAreReadAsBigDecimalReadsThem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);

        for (int i = 0; i < 50_000; i++) {
            String text = digits(random, 1 + random.nextInt(24));

            byte[] bytes = text.getBytes(ISO_8859_1);
            assertThat(reader.readInteger(bytes, 0, bytes.length))
                    .as("seed %d: %s".formatted(seed, text))
                    .isEqualTo(expected(text, 0, false));
        }
    }

    /** Eight bytes are looked at together: what is around a number must not reach it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsAroundANumberIsNoPartOfIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = new byte[80];

        for (int i = 0; i < 50_000; i++) {
            random.nextBytes(bytes);
            String text = number(random);
            int from = random.nextInt(20);
            int to = from + text.length();
            System.arraycopy(text.getBytes(ISO_8859_1), 0, bytes, from, text.length());
            boolean limited = random.nextBoolean();
            bytes[to] = limited ? (byte) ('0' + random.nextInt(10)) : other(random);

            assertThat(reader.read(bytes, from, limited ? to : bytes.length, 18))
                    .as("seed %d: %s before byte %d", seed, text, bytes[to])
                    .isEqualTo(expected(text, 18, false));
        }
    }

    /** Neither a digit nor a point. */
    private static byte other(SplittableRandom random) {
        byte other = (byte) random.nextInt(256);
        return other == '.' || other >= '0' && other <= '9' ? (byte) ',' : other;
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 0, 9223372036854775807",
        "9223372036854775808, 0, -3",
        "99999999999999999999999, 0, -3",
        "00000000000000000000000007, 0, 7",
        "92233720368547758.07, 2, 9223372036854775807",
        "92233720368547758.08, 2, -3",
        "0.000000000000000001, 18, 1",
        "10, 18, -3",
        "1.50, 1, 15",
        "1.51, 1, -2",
        "0, 5, 0",
        "0.0, 0, 0"
    })
    void limitsAreExact(String text, int scale, long expected) {
        assertThat(read(text, scale)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".5", "5.", "-1", "+1", " 1", "NaN", "Infinity", "x", "e5", "\u00b2"})
    void refusesWhatDoesNotBeginAsANumber(String text) {
        assertThat(read(text, 2)).isEqualTo(DecimalReader.MALFORMED);
    }

    @Test
    void stopsBehindTheNumber() {
        byte[] bytes = "7,12.5,1e5".getBytes(ISO_8859_1);

        assertThat(reader.read(bytes, 2, bytes.length, 1)).isEqualTo(125);
        assertThat(reader.end()).isEqualTo(6);
        assertThat(reader.read(bytes, 7, bytes.length, 1)).isEqualTo(10);
        assertThat(reader.end()).isEqualTo(8);
    }

    private long read(String text, int scale) {
        byte[] bytes = ("#" + text).getBytes(ISO_8859_1);
        return reader.read(bytes, 1, bytes.length, scale);
    }

    private long readCut(String text, int scale) {
        byte[] bytes = ("#" + text).getBytes(ISO_8859_1);
        return reader.readCut(bytes, 1, bytes.length, scale);
    }

    private static long expected(String text, int scale, boolean cut) {
        BigDecimal exact = new BigDecimal(text).movePointRight(scale);
        BigDecimal whole = exact.setScale(0, RoundingMode.DOWN);
        boolean tooFine = exact.compareTo(whole) != 0 && !cut;
        if (whole.compareTo(LARGEST) > 0) {
            return DecimalReader.TOO_LARGE;
        }
        return tooFine ? DecimalReader.TOO_FINE : whole.longValueExact();
    }

    private static String number(SplittableRandom random) {
        String integers = digits(random, 1 + random.nextInt(random.nextBoolean() ? 6 : 22));
        int decimals = random.nextInt(random.nextBoolean() ? 6 : 22);
        if (decimals == 0) {
            return integers;
        }
        String zeros = "0".repeat(random.nextInt(3));
        return integers + "." + digits(random, decimals) + zeros;
    }

    private static String digits(SplittableRandom random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(4) == 0 ? 0 : random.nextInt(10));
        }
        return text.toString();
    }
}
