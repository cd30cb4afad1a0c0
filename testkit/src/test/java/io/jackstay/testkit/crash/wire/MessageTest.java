package io.jackstay.testkit.crash.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire comes back, and nothing else does. */
class MessageTest {
    @Test
    void whatIsWrittenIsReadBack() {
        Message message = Message.of("fill")
                .with("words", "a \"quote\", a \\ and\na line \u00e9")
                .with("lots", 12)
                .with("buy", true)
                .with("fee", "0.00012");

        Message read = Message.read(message.line());

        assertThat(message.line()).doesNotContain("\n");
        assertThat(read.line()).isEqualTo(message.line());
        assertThat(read.kind()).isEqualTo("fill");
        assertThat(read.text("words")).isEqualTo("a \"quote\", a \\ and\na line \u00e9");
        assertThat(read.number("lots")).isEqualTo(12);
        assertThat(read.flag("buy")).isTrue();
        assertThat(read.amount("fee")).isEqualByComparingTo("0.00012");
        assertThat(read.has("nothing")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}x", "{\"a\"}", "{\"a\":1}", "{\"a\":\"b\"", "{\"a\":\"\\u00\"}", "[]"})
    void whatIsNoMessageIsRefused(String line) {
        assertThatThrownBy(() -> Message.read(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
