package io.jackstay.runtime.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walker over JSON, against the rules and against Jackson. */
class JsonTextTest {
    private static final String SAMPLE =
            " {\"a\":[1,-2.5e+3,0.1E9,true,false,null,\"x\\n\\u00e9\\\"\",\"\u00e9\u20ac\ud83d\ude00\"],"
                    + "\"b\":{\"c\":[],\"d\":{}, \"e\" : [ [ ] , { \"f\":0 } ]}} ";

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "0", "-0.5", "1e5", "\"\"", "\"\\u12aF\"", "[[[[]]]]", "{\"a\":{\"a\":1}}", " 1"})
    void acceptsJson(String text) {
        assertThat(accepts(text.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "[1 2]",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "+1",
                "tru",
                "nulls",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\t\"",
                "[1]]",
                "'a'",
                "NaN",
                "//",
                "{\"a\":1,}"
            })
    void refusesWhatIsNone(String text) {
        assertThat(accepts(text.getBytes(UTF_8))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 70})
    void depthIsBounded(int depth) {
        String text = "[".repeat(depth) + "]".repeat(depth);

        assertThat(accepts(text.getBytes(UTF_8))).isEqualTo(depth < 65);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithJacksonOnDamagedText(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String letters = "{}[]\",:0123456789.-+eE\\u tfn";

        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(SAMPLE);
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
                } else {
                    text.deleteCharAt(at);
                }
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            assertThat(accepts(bytes)).as("seed %d: %s", seed, text).isEqualTo(jacksonAccepts(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xbf, 0xc0, 0xc1, 0xe2, 0xf5, 0xff, 0x00, 0x1f})
    void bytesThatAreNoTextAreRefused(int value) {
        byte[] text = {'"', (byte) value, '"'};

        assertThat(accepts(text)).isFalse();
        assertThatThrownBy(() -> walk(text))
                .hasMessageStartingWith("no valid JSON at byte 2: found \"\\x%02x".formatted(value));
    }

    private static boolean accepts(byte[] text) {
        try {
            walk(text);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void walk(byte[] text) {
        JsonText json = new JsonText(what -> {
            throw new IllegalStateException(what);
        });
        json.reset(text, 0, text.length);
        int end = json.skip(json.space(0));
        if (end != text.length) {
            throw json.invalid(end, "the end of the line");
        }
    }

    private static boolean jacksonAccepts(byte[] text) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            int values = 0;
            while (parser.nextToken() != null) {
                values += parser.getParsingContext().inRoot() ? 1 : 0;
                if (parser.currentToken().isScalarValue()) {
                    parser.getText();
                }
            }
            return values == 1;
        } catch (IOException e) {
            return false;
        }
    }
}
