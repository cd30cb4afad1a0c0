package io.jackstay.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    @Test
    void showsNothing() {
        Secret secret = Secret.of("hunter2");

        assertThat(secret).hasToString("***").hasSameHashCodeAs(Secret.of("another"));
        assertThat("key=" + secret).isEqualTo("key=***");
    }

    @Test
    void revealsItsText() {
        assertThat(Secret.of("hunter2").reveal()).isEqualTo("hunter2");
    }

    @Test
    void equalsByText() {
        assertThat(Secret.of("hunter2")).isEqualTo(Secret.of("hunter2")).isNotEqualTo(Secret.of("hunter3"));
        assertThat(Secret.of("hunter2")).isNotEqualTo("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void refusesNothing(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(text));
    }
}
