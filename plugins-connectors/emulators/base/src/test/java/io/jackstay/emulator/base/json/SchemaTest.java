package io.jackstay.emulator.base.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    text            | "x"   | 1
                    flag            | true  | "true"
                    number          | 7     | -7
                    signed          | -7    | 7.5
                    2..5            | 5     | 6
                    'tp'/'sl'       | "sl"  | "no"
                    address         | "0x00112233445566778899aabbccddeeff00112233" | "0x00"
                    """)
    void aShapeHasAName(String shape, String fits, String doesNot) {
        ObjectShape object = Schema.object("a:" + shape, Map.of());

        assertThat(object.find(Json.parse("{\"a\":" + fits + "}").orElseThrow()))
                .isPresent();
        assertThat(object.find(Json.parse("{\"a\":" + doesNot + "}").orElseThrow()))
                .isEmpty();
    }

    @Test
    void oneOfSomeWords() {
        ObjectShape object = Schema.object("a:'tp'|'sl'|'both'", Map.of());

        assertThat(object.read(Json.parse("{\"a\":\"both\"}").orElseThrow())).containsEntry("a", "both");
        assertThatThrownBy(() -> object.read(Json.parse("{\"a\":\"none\"}").orElseThrow()))
                .isInstanceOf(UnfitException.class)
                .hasMessageContaining("one of [tp, sl, both]");
    }

    @Test
    void aNameThatNobodyKnowsIsSaid() {
        assertThatThrownBy(() -> Schema.object("a:nothing", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a:nothing");
    }
}
