package io.jackstay.api.connector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpRequestTest {
    @Test
    void withersAddAndLeaveTheOriginalAlone() {
        Http.Request bare = Http.Request.read("GET", "/v1/orders?symbol=BTC");

        Http.Request full = bare.header("Accept", "application/json")
                .timeout(Duration.ofSeconds(3))
                .cost("venue/ip", 1, RateLimiter.Priority.QUESTION)
                .cost("venue/account", 2, RateLimiter.Priority.QUESTION);

        assertThat(bare.headers()).isEmpty();
        assertThat(full.headers()).containsExactly(new Http.Header("Accept", "application/json", false));
        assertThat(full.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(full.costs()).extracting(Http.Cost::scope).containsExactly("venue/ip", "venue/account");
    }

    @Test
    void readAndWriteAreTold() {
        assertThat(Http.Request.read("POST", "/info").isWrite()).isFalse();
        assertThat(Http.Request.write("DELETE", "/order").isWrite()).isTrue();
    }

    @Test
    void secretsStayOutOfTheText() {
        Http.Request request = Http.Request.write("POST", "/order?signature=5ec7e7")
                .secretHeader("X-Api-Key", "5ec7e7")
                .body("text/plain", "5ec7e7".getBytes(UTF_8));

        assertThat(request).hasToString("POST /order");
        assertThat(request.headers().toString()).doesNotContain("5ec7e7").contains("X-Api-Key: ***");
        assertThat(request.headers().get(0).value()).isEqualTo("5ec7e7");
    }

    @Test
    void bodyIsCopiedInAndOut() {
        byte[] bytes = "one".getBytes(UTF_8);
        Http.Request request = Http.Request.write("POST", "/order").body("text/plain", bytes);

        bytes[0] = 'X';
        request.body()[1] = 'X';

        assertThat(request.body()).isEqualTo("one".getBytes(UTF_8));
    }

    @Test
    void whatWouldBreakTheFrameIsRefused() {
        Http.Request request = Http.Request.read("GET", "/");

        assertThatThrownBy(() -> request.header("X-Note", "a\r\nHost: b")).hasMessageContaining("line break");
        assertThatThrownBy(() -> request.header("X Note", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Http.Request.read("GET", "/a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Http.Request.read("GET", "orders")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Http.Request.read("get", "/")).isInstanceOf(IllegalArgumentException.class);
    }
}
