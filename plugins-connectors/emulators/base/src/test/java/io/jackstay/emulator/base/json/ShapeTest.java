package io.jackstay.emulator.base.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
    private static final Shape DECIMAL = Shape.decimal(8, new BigDecimal("184467440737.09551615"));

    private static JsonNode json(String text) {
        return Json.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100",
        "3000.10, 3000.1",
        "0.00076000, 0.00076",
        "0.00000001, 0.00000001",
        "87654321.12345678, 87654321.12345678",
        "3000.100000000, 3000.1",
        "0.0, 0",
    })
    void decimalsAreCanonical(String given, String canonical) {
        assertThat(DECIMAL.read(json("\"" + given + "\""))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"1e5\"", "\"-1\"", "\"NaN\"", "\"\"", "100", "\"0.000000001\"", "\"184467440738\"", "\"+1\""})
    void whatIsNoDecimalIsRefused(String given) {
        assertThatThrownBy(() -> DECIMAL.read(json(given))).isInstanceOf(UnfitException.class);
    }

    @Test
    void keysComeInTheOrderOfTheShape() {
        ObjectShape shape = ObjectShape.lenient()
                .key("a", Shape.whole(0, 9))
                .key("b", Shape.flag())
                .maybe("c", Shape.hex(2));

        Map<String, Object> values = shape.read(json("{\"c\":\"0xABcd\",\"other\":1,\"b\":true,\"a\":7}"));

        assertThat(values.toString()).isEqualTo("{a=7, b=true, c=0xabcd}");
        assertThat(shape.read(json("{\"a\":7,\"b\":true,\"c\":null}"))).doesNotContainKey("c");
    }

    @Test
    void strictObjectsRefuseOtherKeys() {
        ObjectShape shape = ObjectShape.strict().key("a", Shape.whole(0, 9));

        assertThatThrownBy(() -> shape.read(json("{\"a\":7,\"b\":1}"))).hasMessage("unknown field `b`");
        assertThatThrownBy(() -> shape.read(json("{}"))).hasMessage("missing field `a`");
        assertThatThrownBy(() -> shape.read(json("{\"a\":10}"))).hasMessageContaining("0 to 9");
    }

    @Test
    void shapesAreReadFromAText() {
        Map<String, Shape> named = Map.of("number", Shape.whole(0, 9), "flag", Shape.flag());
        ObjectShape shape = Schema.object("a:number, b?:[{c:flag}], d:(e:number)/number", named);

        assertThat(shape.read(json("{\"d\":{\"e\":2,\"more\":1},\"b\":[{\"c\":true}],\"a\":1}"))
                        .toString())
                .isEqualTo("{a=1, b=[{c=true}], d={e=2}}");
        assertThat(shape.read(json("{\"d\":3,\"a\":1}")).toString()).isEqualTo("{a=1, d=3}");
        assertThatThrownBy(() -> shape.read(json("{\"d\":3,\"a\":1,\"b\":[{\"c\":true,\"x\":1}]}")))
                .hasMessage("unknown field `x`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a:none", "a:[number", "a:{b:number", "a:number}", "a:"})
    void textThatIsNoShapeIsRefused(String text) {
        assertThatThrownBy(() -> Schema.object(text, Map.of("number", Shape.whole(0, 9))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not expected");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "127, 7f",
        "128, cc80",
        "255, ccff",
        "256, cd0100",
        "65536, ce00010000",
        "4294967296, cf0000000100000000",
        "-1, ff",
        "-32, e0",
        "-33, d0df",
        "-129, d1ff7f",
        "-2500000, d2ffd9da60",
        "-2147483649, d3ffffffff7fffffff",
    })
    void numbersArePackedInTheirSmallestForm(long number, String hex) {
        assertThat(HexFormat.of().formatHex(MessagePack.of(number))).isEqualTo(hex);
    }

    @Test
    void textsAndListsArePackedByTheirLength() {
        assertThat(HexFormat.of().formatHex(MessagePack.of("x".repeat(31)))).startsWith("bf78");
        assertThat(HexFormat.of().formatHex(MessagePack.of("x".repeat(32)))).startsWith("d92078");
        assertThat(HexFormat.of().formatHex(MessagePack.of("x".repeat(256)))).startsWith("da010078");
        assertThat(HexFormat.of().formatHex(MessagePack.of(List.of(true, false))))
                .isEqualTo("92c3c2");
        assertThat(HexFormat.of().formatHex(MessagePack.of(Collections.nCopies(16, 1L))))
                .startsWith("dc001001");
    }

    @ParameterizedTest
    @CsvSource({"97123, 97123.0", "0.50, 0.5", "0, 0.0", "1E+3, 1000.0", "0.00000001, 0.00000001", "-2.50, -2.5"})
    void moneyIsWrittenWithAPoint(BigDecimal number, String text) {
        assertThat(Json.text(number)).isEqualTo(text);
    }

    @Test
    void theFirstValueOfATextCounts() {
        assertThat(Json.parse("{\"a\":1} and more").orElseThrow().get("a").asInt())
                .isEqualTo(1);
        assertThat(Json.parse("{\"a\":")).isEmpty();
        assertThat(Json.parse("")).isEmpty();
    }
}
