package io.jackstay.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectorValuesTest {
    private static final MarketId BTC = new MarketId(new Venue("sim"), "BTC-USDC-PERP");

    @Test
    void candleQueryChecksItsFigures() {
        assertThatThrownBy(() -> new CandleQuery(BTC, Duration.ZERO, 1, Instant.EPOCH))
                .hasMessageContaining("interval");
        assertThatThrownBy(() -> new CandleQuery(BTC, Duration.ofMinutes(1), 0, Instant.EPOCH))
                .hasMessageContaining("count");
    }

    @Test
    void actionNamesAreHyphenatedAndArgumentsUnique() {
        ActionSpec.Argument key = new ActionSpec.Argument("key", "index of the api key", true);

        assertThat(ActionSpec.repair("refresh-nonce", "asks the venue", key).repair())
                .isTrue();
        assertThat(ActionSpec.lookUp("nonce", "shows the last one").repair()).isFalse();
        assertThatThrownBy(() -> ActionSpec.lookUp("Nonce", "shows it")).hasMessageContaining("Nonce");
        assertThatThrownBy(() -> ActionSpec.lookUp("nonce", "shows it", key, key))
                .hasMessageContaining("key");
        assertThatThrownBy(() -> ActionSpec.lookUp("nonce", " ")).hasMessageContaining("summary");
    }

    @Test
    void budgetKeepsItsReserveBelowItsWeight() {
        RateLimiter.Budget budget = RateLimiter.Budget.of(1_200, Duration.ofMinutes(1));

        assertThat(budget.reserving(100).reserve()).isEqualTo(100);
        assertThatThrownBy(() -> budget.reserving(1_200)).hasMessageContaining("1200");
        assertThatThrownBy(() -> budget.reserving(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RateLimiter.Budget.of(0, Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RateLimiter.Budget.of(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void webSocketAsksForItsUrlEachTime() {
        AtomicInteger connects = new AtomicInteger();

        WebSocket.Settings settings =
                WebSocket.Settings.to(() -> "wss://example.com/?token=" + connects.incrementAndGet());

        assertThat(settings.url().get()).endsWith("token=1");
        assertThat(settings.url().get()).endsWith("token=2");
    }

    @Test
    void webSocketSettingsKeepWhatWasSetBefore() {
        WebSocket.Settings settings = WebSocket.Settings.to("wss://example.com")
                .headers(() -> List.of(new Http.Header("Cookie", "a=b", true)))
                .heartbeat(WebSocket.Heartbeat.text(Duration.ofSeconds(15), () -> "ping"))
                .silence(Duration.ofSeconds(30))
                .maxLife(Duration.ofHours(23))
                .maxMessageBytes(1 << 20);

        assertThat(settings.url().get()).isEqualTo("wss://example.com");
        assertThat(settings.headers().get()).hasSize(1);
        assertThat(settings.heartbeat().interval()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.silence()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.maxLife()).isEqualTo(Duration.ofHours(23));
        assertThat(settings.maxMessageBytes()).isEqualTo(1 << 20);
    }
}
