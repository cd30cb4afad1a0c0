package io.jackstay.lib.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cursor over messages as venues send them, and over broken ones. */
class JsonReaderTest {
    private final JsonReader reader = new JsonReader();

    private JsonReader open(String json) {
        return reader.open(json.getBytes(UTF_8));
    }

    @Test
    void readsFieldsInAnyOrderAndPassesOverWhatItDoesNotKnow() {
        open("{\"new\":{\"a\":[1,{\"b\":2}]},\"px\":\"3331.4\",\"n\":[[],[1]],\"sz\":2.5,\"more\":null,\"on\":true}");
        List<String> seen = new ArrayList<>();
        reader.beginObject();
        while (reader.nextField()) {
            switch (reader.field()) {
                case "px" -> seen.add("px " + reader.decimal(2));
                case "sz" -> seen.add("sz " + reader.decimal(3));
                case "on" -> seen.add("on " + reader.bool());
                default -> seen.add(reader.field());
            }
        }
        reader.end();

        assertThat(seen).containsExactly("new", "px 333140", "n", "sz 2500", "more", "on true");
    }

    @Test
    void readsArraysInsideArrays() {
        open("[[[\"1\",2],[\"3\",4]],[]]");
        List<Long> seen = new ArrayList<>();
        reader.beginArray();
        while (reader.nextElement()) {
            reader.beginArray();
            while (reader.nextElement()) {
                reader.beginArray();
                while (reader.nextElement()) {
                    seen.add(reader.integer());
                }
            }
            seen.add(-1L);
        }
        reader.end();

        assertThat(seen).containsExactly(1L, 2L, 3L, 4L, -1L, -1L);
    }

    @Test
    void leavesAnArrayBeforeItsEnd() {
        open("{\"a\":[1,[2],3],\"b\":5}");
        reader.beginObject();
        assertThat(reader.nextField()).isTrue();
        reader.beginArray();
        assertThat(reader.requireElement().integer()).isEqualTo(1);
        reader.endArray();

        assertThat(reader.nextField()).isTrue();
        assertThat(reader.field()).isEqualTo("b");
        assertThat(reader.integer()).isEqualTo(5);
        assertThat(reader.nextField()).isFalse();
    }

    @Test
    void readsEachKindOfValue() {
        open("[{},[],\"text \\u00e9\\n\",-12345678901234,1.5e3,true,false,null]");
        reader.beginArray();
        assertThat(reader.requireElement().kind()).isEqualTo(JsonKind.OBJECT);
        assertThat(reader.requireElement().kind()).isEqualTo(JsonKind.ARRAY);
        assertThat(reader.requireElement().text()).isEqualTo("text é\n");
        assertThat(reader.textIs("text é\n")).isTrue();
        assertThat(reader.textIs("text")).isFalse();
        assertThat(reader.requireElement().integer()).isEqualTo(-12345678901234L);
        assertThat(reader.requireElement().bigDecimal()).isEqualByComparingTo(new BigDecimal("1500"));
        assertThat(reader.requireElement().bool()).isTrue();
        assertThat(reader.requireElement().bool()).isFalse();
        assertThat(reader.requireElement().isNull()).isTrue();
        assertThatThrownBy(reader::requireElement).hasMessageContaining("too few");
    }

    @Test
    void numbersComeAsTextsAndAsNumbers() {
        open("[\"0.00000001\",0.00000001,1e-8,\"1e-8\",\"0.000000010\"]");
        reader.beginArray();
        while (reader.nextElement()) {
            assertThat(reader.decimal(8)).isEqualTo(1);
        }
    }

    @Test
    void aNumberThatDoesNotFitIsNamedWithItsPlace() {
        open("{\"px\":\"0.123456789\"}");
        reader.beginObject();
        reader.nextField();

        assertThatThrownBy(() -> reader.decimal(8))
                .isInstanceOf(WireException.class)
                .hasMessage("expected a number of 8 decimals that fits, got '0.123456789' at byte 6");
    }

    @Test
    void aValueOfAnotherKindIsNamedWithItsField() {
        open("{\"px\":{}}");
        reader.beginObject();
        reader.nextField();

        assertThatThrownBy(() -> reader.decimal(8)).hasMessage("px: expected a number, got an object at byte 6");
        assertThatThrownBy(reader::text).hasMessageContaining("expected a text");
        assertThatThrownBy(reader::bool).hasMessageContaining("expected true or false");
        assertThatThrownBy(reader::beginArray).hasMessageContaining("expected an array");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Websocket connection established.",
                "{",
                "[",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "[1,]",
                "[1 2]",
                "{\"a\":1]",
                "\"",
                "nul",
                "01",
                "1.",
                "-",
                "+1",
                "NaN",
                "[\"\u0001\"]",
                "{a:1}",
                "{'a':1}",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\",
                "\"\\u12",
                "[1,,2]",
                "[,1]",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\" 1}",
                "[\"a\":1]",
                "{\"a\"",
                "truE",
                "trueish",
                "1e",
                "1e+",
                "-01",
                ".5",
                "1.e5",
                "[1}",
                "]"
            })
    void whatIsNoJsonIsAnError(String text) {
        assertThatThrownBy(() -> readAll(text.getBytes(UTF_8))).isInstanceOf(WireException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[1,{\"b\":tru}]}", "[[1 2]]", "{\"a\":\"\u0001\"}", "[{\"a\":01}]", "[[[]}]"})
    void whatIsPassedOverMustBeJsonToo(String text) {
        assertThatThrownBy(() -> open(text).end()).isInstanceOf(WireException.class);
    }

    @Test
    void textsAreDecoded() {
        open("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u20aC\",\"\u00e9\u20ac\ud83d\ude00\",\"\\ud83d\\ude00\",\"\"]");
        reader.beginArray();

        assertThat(reader.requireElement().text()).isEqualTo("\"\\/\b\f\n\r\t\u20ac");
        assertThat(reader.requireElement().text()).isEqualTo("\u00e9\u20ac\ud83d\ude00");
        assertThat(reader.textIs("\u00e9\u20ac\ud83d\ude00")).isTrue();
        assertThat(reader.requireElement().text()).isEqualTo("\ud83d\ude00");
        assertThat(reader.requireElement().textIs("")).isTrue();
    }

    @Test
    void aValueCanBeLookedAtTwice() {
        open("{\"a\":\"1.50\",\"b\":[1,2],\"c\":\"\\u0031\"}");
        reader.beginObject();
        reader.nextField();
        assertThat(reader.text()).isEqualTo("1.50");
        assertThat(reader.decimal(1)).isEqualTo(15);
        assertThat(reader.bigDecimal()).isEqualByComparingTo("1.5");
        reader.nextField();
        assertThat(reader.kind()).isEqualTo(JsonKind.ARRAY);
        reader.nextField();
        assertThat(reader.decimal(0)).isEqualTo(1);
        assertThat(reader.nextField()).isFalse();
        reader.end();
    }

    @Test
    void aPartOfAnArrayIsAMessage() {
        byte[] bytes = "xx{\"px\":\"1.5\"}]".getBytes(UTF_8);
        reader.open(bytes, 2, bytes.length - 3).beginObject();
        assertThat(reader.nextField()).isTrue();
        assertThat(reader.decimal(1)).isEqualTo(15);
        assertThatThrownBy(() -> reader.decimal(0)).hasMessageContaining("at byte 6");
        assertThat(reader.nextField()).isFalse();
        reader.end();
    }

    @Test
    void namesAreTheSameObjectForEachMessageAndMoreThanThereIsRoomForAreReadToo() {
        open("{\"px\":1}").beginObject();
        reader.nextField();
        String first = reader.field();
        open(" { \"px\" : 1 } ").beginObject();
        reader.nextField();
        assertThat(reader.field()).isSameAs(first);
        for (int i = 0; i < 5_000; i++) {
            open("{\"name%d\":1}".formatted(i)).beginObject();
            reader.nextField();
            assertThat(reader.field()).isEqualTo("name" + i);
        }
    }

    @Test
    void moreThanOneValueIsAnError() {
        for (String text : List.of("1 2", "{} {}", "[] 1")) {
            assertThatThrownBy(() -> open(text).end()).hasMessageContaining("more than one value");
        }
    }

    @Test
    void badBytesOfTextAreAnError() {
        assertThatThrownBy(() -> readAll(new byte[] {'"', (byte) 0xc3, '"'})).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> readAll(new byte[] {'"', (byte) 0xff, '"'})).isInstanceOf(WireException.class);
        for (String hex :
                List.of("c080", "c1bf", "e08080", "eda080", "f08080bf", "f4908080", "f5808080", "80", "e282")) {
            byte[] text = HexFormat.of().parseHex("22" + hex + "22");
            assertThatThrownBy(() -> readAll(text)).as(hex).isInstanceOf(WireException.class);
        }
    }

    @Test
    void depthSizeAndTextsAreLimited() {
        JsonReader small = new JsonReader(new JsonLimits(3, 40, 10));
        assertThatThrownBy(() -> small.open("[[[[1]]]]".getBytes(UTF_8)).end()).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> small.open(" ".repeat(41).getBytes(UTF_8)))
                .hasMessageContaining("41 bytes, at most 40");
        assertThatThrownBy(() -> small.open("\"12345678901\"".getBytes(UTF_8)).text())
                .isInstanceOf(WireException.class);
        assertThatThrownBy(() -> small.open("12345678901".getBytes(UTF_8)).integer())
                .isInstanceOf(WireException.class);
        assertThatThrownBy(() -> small.open("1e999".getBytes(UTF_8)).bigDecimal())
                .hasMessageContaining("exponent");
    }

    @Test
    void isOfUseAfterAnError() {
        assertThatThrownBy(() -> readAll("[1,".getBytes(UTF_8))).isInstanceOf(WireException.class);

        assertThat(open("7").integer()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDamagedMessageIsReadOrRefusedAndNothingElse(long seed) {
        byte[] good =
                "{\"coin\":\"ETH\",\"levels\":[[{\"px\":\"3331.4\",\"sz\":\"2.5\",\"n\":3}],[]],\"t\":17e-2,\"x\":null}"
                        .getBytes(UTF_8);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(3) == 0 ? random.nextInt(bad.length) : bad.length;
            try {
                reader.open(bad, 0, length);
                readValue();
                reader.end();
            } catch (WireException e) {
                assertThat(e.offset()).as("seed %d, round %d", seed, i).isBetween(0L, (long) bad.length);
            }
        }
    }

    @Test
    void comparingAFieldAndReadingAPriceAllocateLittle() {
        byte[] frame = "{\"coin\":\"ETH\",\"px\":\"3331.4\",\"sz\":\"2.5\"}".getBytes(UTF_8);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = read(frame, 20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        sum += read(frame, 1_000);
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / 1_000;

        assertThat(sum).isPositive();
        assertThat(each).isLessThan(1_500);
    }

    private long read(byte[] frame, int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            reader.open(frame);
            reader.beginObject();
            while (reader.nextField()) {
                switch (reader.field()) {
                    case "px" -> sum += reader.decimal(4);
                    case "sz" -> sum += reader.decimal(8);
                    case "coin" -> sum += reader.textIs("ETH") ? 1 : 0;
                    default -> throw new AssertionError(reader.field());
                }
            }
        }
        return sum;
    }

    private void readAll(byte[] bytes) {
        reader.open(bytes);
        readValue();
        reader.end();
    }

    private void readValue() {
        switch (reader.kind()) {
            case OBJECT -> {
                reader.beginObject();
                while (reader.nextField()) {
                    readValue();
                }
            }
            case ARRAY -> {
                reader.beginArray();
                while (reader.nextElement()) {
                    readValue();
                }
            }
            case TEXT -> reader.text();
            case NUMBER -> reader.bigDecimal();
            case BOOLEAN -> reader.bool();
            case NULL -> assertThat(reader.isNull()).isTrue();
        }
    }
}
