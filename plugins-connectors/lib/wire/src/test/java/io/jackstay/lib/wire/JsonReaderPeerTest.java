package io.jackstay.lib.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Made-up messages, whole and damaged, read by us and by Jackson: both refuse or both see the same. We alone refuse bytes that are no
 * UTF-8 where Jackson takes some of them.
 */
class JsonReaderPeerTest {
    private static final String[] TEXTS = {
        "",
        "px",
        "ETH",
        "0x14",
        "\\u20ac",
        "\\n\\t\\\\\\\"\\/\\b\\f\\r",
        "é€",
        "\uD83D\uDE00",
        "\\ud83d\\ude00",
        "\\ud83d",
        " a b "
    };
    /** Jackson takes no half of a pair in a name. */
    private static final String[] NAMES = {
        "", "px", "ETH", "\\u20ac", "\\n\\t\\\\\\\"\\/\\b\\f\\r", "é€", "\uD83D\uDE00", " a b "
    };

    private static final String[] NUMBERS = {"0", "-0", "1", "-12.5", "1e-8", "0.10", "3E+2", "1735689600123", "-7e0"};
    private static final String[] WORDS = {"true", "false", "null"};
    private static final String SPACES = " \n\r\t";
    private static final int INTACT = 4;

    private final JsonFactory factory = new JsonFactory();
    private final JsonReader reader = new JsonReader();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void bothSeeTheSameOrRefuse(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int read = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] message = message(random);
            for (int j = random.nextInt(4); j > 0 && message.length > INTACT; j--) {
                message[INTACT + random.nextInt(message.length - INTACT)] = damage(random);
            }
            Optional<List<String>> theirs = theirs(message);
            Optional<List<String>> ours = ours(message);
            if (isUtf8(message) || ours.isPresent()) {
                assertThat(ours)
                        .as("seed %d, round %d: %s", seed, i, new String(message, UTF_8))
                        .isEqualTo(theirs);
            }
            read += ours.isPresent() ? 1 : 0;
        }
        assertThat(read).isGreaterThan(1_000);
    }

    private static byte damage(SplittableRandom random) {
        String likely = "\"\\{}[]:,0123456789.eE+-tfnu \u0001";
        return random.nextInt(4) == 0
                ? (byte) random.nextInt(256)
                : (byte) likely.charAt(random.nextInt(likely.length()));
    }

    private static byte[] message(SplittableRandom random) {
        StringBuilder text = new StringBuilder("[   ");
        value(text, random, 4);
        return text.append(']').toString().getBytes(UTF_8);
    }

    private static void value(StringBuilder text, SplittableRandom random, int depth) {
        switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> text.append('"').append(any(random, TEXTS)).append('"');
            case 1 -> text.append(any(random, NUMBERS));
            case 2 -> text.append(any(random, WORDS));
            default -> {
                boolean object = random.nextBoolean();
                text.append(object ? '{' : '[');
                for (int i = random.nextInt(4); i > 0; i--) {
                    if (object) {
                        text.append('"').append(any(random, NAMES)).append("\":");
                    }
                    value(text, random, depth - 1);
                    text.append(SPACES.charAt(random.nextInt(SPACES.length())));
                    text.append(i > 1 ? "," : "");
                }
                text.append(object ? '}' : ']');
            }
        }
    }

    private static String any(SplittableRandom random, String[] all) {
        return all[random.nextInt(all.length)];
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private Optional<List<String>> theirs(byte[] message) {
        List<String> seen = new ArrayList<>();
        try (JsonParser parser = factory.createParser(message)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean ended = parser.getParsingContext().inRoot();
                seen.add(
                        switch (token) {
                            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number " + number(parser.getText());
                            case FIELD_NAME -> "field " + parser.currentName();
                            case VALUE_STRING -> "text " + parser.getText();
                            default -> token.asString();
                        });
                if (ended && parser.nextToken() != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(seen);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Beyond that exponent we refuse, too. */
    private static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > JsonLimits.USUAL.text()) {
            throw new NumberFormatException();
        }
        return number;
    }

    private Optional<List<String>> ours(byte[] message) {
        List<String> seen = new ArrayList<>();
        try {
            read(reader.open(message), seen);
            reader.end();
            return Optional.of(seen);
        } catch (WireException e) {
            return Optional.empty();
        }
    }

    private static void read(JsonReader json, List<String> seen) {
        switch (json.kind()) {
            case OBJECT -> {
                seen.add("{");
                json.beginObject();
                while (json.nextField()) {
                    seen.add("field " + json.field());
                    read(json, seen);
                }
                seen.add("}");
            }
            case ARRAY -> {
                seen.add("[");
                json.beginArray();
                while (json.nextElement()) {
                    read(json, seen);
                }
                seen.add("]");
            }
            case TEXT -> seen.add("text " + json.text());
            case NUMBER -> seen.add("number " + json.bigDecimal());
            case BOOLEAN -> seen.add(Boolean.toString(json.bool()));
            case NULL -> seen.add("null");
        }
    }
}
