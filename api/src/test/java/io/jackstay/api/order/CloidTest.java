package io.jackstay.api.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.order.Cloid.Layout;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloidTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @Test
    void aCloidIsPositiveAndHasAtMost62Bits() {
        assertThat(new Cloid(1).value()).isEqualTo(1);
        assertThat(new Cloid(4_611_686_018_427_387_903L).value()).isEqualTo(Cloid.MAX_VALUE);
        for (long value : new long[] {0, -1, Long.MIN_VALUE, 4_611_686_018_427_387_904L, Long.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Cloid(value))
                    .withMessageContaining("got " + value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "32, 0, 5, 27",
        "33, 0, 5, 27",
        "47, 0, 5, 27",
        "48, 8, 8, 32",
        "53, 8, 8, 32",
        "61, 8, 8, 32",
        "62, 10, 12, 40"
    })
    void aVenueGetsTheWidestLayoutThatFits(int bits, int installation, int bot, int sequence) {
        assertThat(Layout.forBits(bits)).isEqualTo(new Layout(installation, bot, sequence));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 31, 63, 64, 128})
    void otherWidthsAreRefusedWithTheAllowedOnes(int bits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Layout.forBits(bits))
                .withMessageContaining("32 to 62 bits, got " + bits);
    }

    @ParameterizedTest
    @CsvSource({
        "32, 0, 1, 1, 0x8000001",
        "32, 0, 31, 134217727, 0xffffffff",
        "48, 0, 1, 1, 0x100000001",
        "48, 255, 255, 4294967295, 0xffffffffffff",
        "48, 128, 1, 1, 0x800100000001",
        "62, 0, 1, 1, 0x10000000001",
        "62, 1023, 4095, 1099511627775, 0x3fffffffffffffff",
        "62, 512, 1, 1, 0x2000010000000001"
    })
    void edgesRoundTrip(int bits, int installation, int bot, long sequence, String expected) {
        Layout layout = Layout.forBits(bits);

        Cloid cloid = layout.cloid(installation, bot, sequence);

        assertThat(cloid.value()).isEqualTo(Long.decode(expected));
        assertThat(layout.installation(cloid)).isEqualTo(installation);
        assertThat(layout.bot(cloid)).isEqualTo(bot);
        assertThat(layout.sequence(cloid)).isEqualTo(sequence);
        assertThat(layout.canHaveMade(cloid)).isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasPutInComesOut(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int bits : new int[] {32, 48, 62}) {
            Layout layout = Layout.forBits(bits);
            for (int i = 0; i < 500; i++) {
                int installation = random.nextInt(layout.maxInstallation() + 1);
                int bot = 1 + random.nextInt(layout.maxBot());
                long sequence = 1 + random.nextLong(layout.maxSequence());
                Cloid cloid = layout.cloid(installation, bot, sequence);

                assertThat(new long[] {layout.installation(cloid), layout.bot(cloid), layout.sequence(cloid)})
                        .as("seed %d, %d bits, cloid %s", seed, bits, cloid)
                        .containsExactly(installation, bot, sequence);
                assertThat(cloid.value() >>> bits).as("bits above the venue's").isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 48, 62})
    void nothingOutOfRangeIsCutOffOrWrapsRound(int bits) {
        Layout layout = Layout.forBits(bits);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> layout.cloid(layout.maxInstallation() + 1, 1, 1))
                .withMessageContaining("installation must be 0 to " + layout.maxInstallation());
        assertThatIllegalArgumentException().isThrownBy(() -> layout.cloid(-1, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layout.cloid(0, 0, 1))
                .withMessageContaining("bot must be 1 to");
        assertThatIllegalArgumentException().isThrownBy(() -> layout.cloid(0, layout.maxBot() + 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layout.cloid(0, 1, 0))
                .withMessageContaining("sequence must be 1 to");
        assertThatIllegalArgumentException().isThrownBy(() -> layout.cloid(0, 1, layout.maxSequence() + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> layout.cloid(0, 1, -1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4711, (1L << 27) - 1, 1L << 27, 5L << 27, 1L << 32, Cloid.MAX_VALUE})
    void smallAndForeignNumbersAreOfNoBot(long value) {
        assertThat(Layout.forBits(32).canHaveMade(new Cloid(value))).isFalse();
    }

    @Test
    void aCloidOfMoreBitsIsNotTakenApart() {
        Layout narrow = Layout.forBits(32);
        Cloid wide = Layout.forBits(48).cloid(1, 1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> narrow.bot(wide))
                .withMessageContaining("more than the 32 bits");
        assertThatIllegalArgumentException().isThrownBy(() -> narrow.sequence(wide));
        assertThatIllegalArgumentException().isThrownBy(() -> narrow.installation(wide));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 5, 27",
        "0, 0, 27",
        "0, 5, 0",
        "10, 12, 41",
        "31, 1, 1",
        "0, 31, 1",
        "0, 1, 62",
        "2147483647, 2147483647, 2147483647"
    })
    void aLayoutHasRoomForBotAndSequenceIn62Bits(int installation, int bot, int sequence) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Layout(installation, bot, sequence));
    }
}
