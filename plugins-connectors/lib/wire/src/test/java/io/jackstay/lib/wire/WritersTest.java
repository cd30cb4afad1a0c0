package io.jackstay.lib.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the writers write, byte for byte. */
class WritersTest {
    private final MessagePackWriter pack = new MessagePackWriter();
    private final JsonWriter json = new JsonWriter();

    private String packed() {
        return HexFormat.of().formatHex(pack.toBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "127, 7f",
        "128, cc80",
        "255, ccff",
        "256, cd0100",
        "65535, cdffff",
        "65536, ce00010000",
        "4294967295, ceffffffff",
        "4294967296, cf0000000100000000",
        "287286372177, cf00000042e39a2751",
        "9223372036854775807, cf7fffffffffffffff",
        "-1, ff",
        "-32, e0",
        "-33, d0df",
        "-128, d080",
        "-129, d1ff7f",
        "-32768, d18000",
        "-32769, d2ffff7fff",
        "-2500000, d2ffd9da60",
        "-2147483648, d280000000",
        "-2147483649, d3ffffffff7fffffff",
        "-9223372036854775808, d38000000000000000"
    })
    void wholeNumbersTakeTheSmallestForm(long number, String hex) {
        pack.integer(number);

        assertThat(packed()).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource({"0, a0", "31, bf", "32, d920", "255, d9ff", "256, da0100", "65535, daffff", "65536, db00010000"})
    void textsTakeTheSmallestForm(int length, String header) {
        pack.text("x".repeat(length));

        assertThat(packed()).isEqualTo(header + "78".repeat(length));
    }

    @Test
    void textsAreCountedInBytes() {
        pack.text("é".repeat(16));

        assertThat(packed()).isEqualTo("d920" + "c3a9".repeat(16));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 80, 90",
        "15, 8f, 9f",
        "16, de0010, dc0010",
        "65535, deffff, dcffff",
        "65536, df00010000, dd00010000"
    })
    void mapsAndArraysTakeTheSmallestForm(int count, String map, String array) {
        pack.map(count).array(count);

        assertThat(packed()).isEqualTo(map + array);
    }

    @Test
    void restOfTheFormatAndBytesBesideIt() {
        pack.text("gone")
                .clear()
                .bool(true)
                .bool(false)
                .nil()
                .raw(new byte[] {1, 2})
                .rawByte(0xab)
                .rawLong(1_735_689_600_000L);

        assertThat(packed()).isEqualTo("c3c2c00102ab000001941f297c00");
        assertThat(pack.length()).isEqualTo(14);
        assertThatThrownBy(() -> pack.map(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesAnOrderAsTheVenuesOwnLibraryDoes() {
        pack.map(3).text("type").text("order").text("orders").array(1);
        pack.map(6).text("a").integer(1).text("b").bool(true).text("p").decimalText(100_000, 3);
        pack.text("s").decimalText(100, 0).text("r").bool(false);
        pack.text("t").map(1).text("limit").map(1).text("tif").text("Gtc");
        pack.text("grouping").text("na");

        assertThat(packed())
                .isEqualTo(
                        "83a474797065a56f72646572a66f72646572739186a16101a162c3a170a3313030a173a3313030a172c2a17481a5"
                                + "6c696d697481a3746966a3477463a867726f7570696e67a26e61");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 8, 0",
        "1, 8, 0.00000001",
        "100, 0, 100",
        "10000, 2, 100",
        "300010, 2, 3000.1",
        "76000, 8, 0.00076",
        "-25, 1, -2.5",
        "-1, 8, -0.00000001",
        "8765432112345678, 8, 87654321.12345678",
        "9223372036854775807, 0, 9223372036854775807",
        "9223372036854775807, 24, 0.000009223372036854775807"
    })
    void decimalsArePlainAndEndInNoZero(long unscaled, int scale, String text) {
        pack.decimalText(unscaled, scale);
        json.decimalText(unscaled, scale);

        assertThat(new String(pack.toBytes(), 1, pack.length() - 1, UTF_8)).isEqualTo(text);
        assertThat(pack.toBytes()[0]).isEqualTo((byte) (0xa0 + text.length()));
        assertThat(json.toBytes()).asString(UTF_8).isEqualTo("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void decimalsAreThoseOfBigDecimalAndAreReadBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            long unscaled = random.nextLong() >> random.nextInt(64);
            int scale = random.nextInt(19);
            if (unscaled == Long.MIN_VALUE) {
                continue;
            }
            String text = new String(json.clear().number(unscaled, scale).toBytes(), UTF_8);
            BigDecimal number = BigDecimal.valueOf(unscaled, scale).stripTrailingZeros();
            assertThat(text).as("seed %d", seed).isEqualTo(number.signum() == 0 ? "0" : number.toPlainString());
            assertThat(DecimalReader.read(text.getBytes(UTF_8), 0, text.length(), scale))
                    .isEqualTo(unscaled);
        }
    }

    @Test
    void writesObjectsAndArraysWithTheirCommas() {
        json.object()
                .field("a")
                .number(1)
                .field("list")
                .array()
                .text("x")
                .bool(true)
                .nil()
                .object()
                .endObject();
        json.array()
                .endArray()
                .endArray()
                .field("raw")
                .raw("{\"z\":0}".getBytes(UTF_8))
                .field("min")
                .number(Long.MIN_VALUE);
        json.endObject();

        assertThat(json.toBytes())
                .asString(UTF_8)
                .isEqualTo("{\"a\":1,\"list\":[\"x\",true,null,{},[]],\"raw\":{\"z\":0},\"min\":-9223372036854775808}");
    }

    @Test
    void textsAreEscapedAndReadBack() {
        String text = "quote \" back \\ line \n bell \u0007 é 😀 \u007f end";
        json.object().field(text).text(text).endObject();
        JsonReader reader = new JsonReader().open(json.toBytes());
        reader.beginObject();
        reader.nextField();

        assertThat(reader.field()).isEqualTo(text);
        assertThat(reader.text()).isEqualTo(text);
    }

    @Test
    void aLongMessageGrowsTheBuffer() {
        json.array();
        for (int i = 0; i < 10_000; i++) {
            json.number(i);
        }
        JsonReader reader = new JsonReader().open(json.endArray().toBytes());
        reader.beginArray();
        for (int i = 0; i < 10_000; i++) {
            assertThat(reader.requireElement().integer()).isEqualTo(i);
        }
        reader.end();
    }

    @Test
    void refusesWhatItCanNotWriteExactly() {
        assertThatThrownBy(() -> pack.decimalText(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> json.decimalText(1, 25)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> json.decimalText(Long.MIN_VALUE, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
