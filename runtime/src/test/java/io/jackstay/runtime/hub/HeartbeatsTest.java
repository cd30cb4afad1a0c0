package io.jackstay.runtime.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.config.alert.HubBlock;
import io.jackstay.runtime.config.alert.OutboundBlock;
import io.jackstay.runtime.fixture.AnswerServer;
import io.jackstay.runtime.fixture.AnswerServer.Answer;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.outbound.JdkPoster;
import io.jackstay.runtime.outbound.JsonAnswer;
import io.jackstay.runtime.outbound.PostAnswer;
import io.jackstay.runtime.outbound.Poster;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a process tells a hub, on time that the test moves. */
class HeartbeatsTest {
    private static final List<Beat> BEATS = List.of(
            new Beat("btc", Map.of("position", new BigDecimal("-0.0300"))), new Beat("eth", Map.of("role", "L1")));

    private final AnswerServer server = new AnswerServer();
    private final VirtualClock clock = new VirtualClock(1_772_366_400_000_000_000L);
    private final Heartbeats heartbeats = new Heartbeats(settings(), JdkPoster.of(OutboundBlock.DEFAULT), clock);

    @AfterEach
    void close() {
        heartbeats.close();
        server.close();
    }

    private HubBlock settings() {
        return new HubBlock(
                server.url() + "/", Secret.of("secretpart"), Duration.ofSeconds(2), false, OutboundBlock.DEFAULT);
    }

    @Test
    void eachBotIsToldOfInItsTurn() throws InterruptedException {
        server.answer(any -> Answer.of(204, ""));
        heartbeats.publish(BEATS);

        assertThat(heartbeats.turn()).isLessThanOrEqualTo(Duration.ofSeconds(2));

        assertThat(server.asked()).extracting(AnswerServer.Asked::path).containsExactly("/ingest/btc", "/ingest/eth");
        assertThat(server.asked().get(0).headers()).containsEntry("x-auth-token", "secretpart");
        JsonNode payload = JsonAnswer.of(server.asked().get(0).body());
        assertThat(payload.path("position").asText()).isEqualTo("-0.03");
        assertThat(payload.path("interval_ms").asLong()).isEqualTo(2_000);
    }

    @Test
    void aHubThatIsAwayIsAskedLessAndLessOften() throws InterruptedException {
        server.answer(any -> Answer.of(500, "secretpart"));
        heartbeats.publish(BEATS);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pauses.add(heartbeats.turn().toSeconds());
        }
        assertThat(pauses).containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(server.asked()).hasSize(8);

        server.answer(any -> Answer.of(204, ""));
        assertThat(heartbeats.turn()).isLessThanOrEqualTo(Duration.ofSeconds(2));
        server.answer(any -> Answer.of(500, ""));
        assertThat(heartbeats.turn()).hasSeconds(2);
    }

    @Test
    void aBotThatTheHubDoesNotTakeCostsNoOther() throws InterruptedException {
        server.answer(asked -> Answer.of(asked.path().endsWith("/btc") ? 429 : 204, ""));
        heartbeats.publish(BEATS);

        for (int i = 0; i < 3; i++) {
            assertThat(heartbeats.turn()).isLessThanOrEqualTo(Duration.ofSeconds(2));
        }

        assertThat(server.asked())
                .extracting(AnswerServer.Asked::path)
                .containsExactly(
                        "/ingest/btc", "/ingest/eth", "/ingest/btc", "/ingest/eth", "/ingest/btc", "/ingest/eth");
    }

    @Test
    void whereARoundTakesLongerThanTheIntervalThatIsSaid() throws InterruptedException {
        List<Long> said = new ArrayList<>();
        Poster slow = (to, headers, json, timeout) -> {
            said.add(JsonAnswer.of(json).path("interval_ms").asLong());
            clock.advanceTo(clock.nanoTime() + Duration.ofMillis(1_500).toNanos());
            return new PostAnswer(204, new TreeMap<>(), "");
        };
        try (Heartbeats far = new Heartbeats(settings(), slow, clock)) {
            for (int i = 0; i < 2; i++) {
                far.publish(BEATS);
                far.turn();
            }
        }

        assertThat(said).containsExactly(2_000L, 2_000L, 3_000L, 3_000L);
    }

    @Test
    void whatIsOldIsNotTold() throws InterruptedException {
        assertThat(heartbeats.turn()).hasMillis(500);
        heartbeats.publish(BEATS);
        assertThat(heartbeats.isDue()).isFalse();
        clock.advanceTo(clock.nanoTime() + Duration.ofSeconds(11).toNanos());

        assertThat(heartbeats.turn()).hasSeconds(2);

        assertThat(server.asked()).isEmpty();
        assertThat(heartbeats.isDue()).isTrue();
    }

    @Test
    void theThreadTellsTheLatestAndNobodyWaitsForIt() throws InterruptedException {
        server.answer(any -> Answer.of(-1, ""));
        try (Heartbeats running = Heartbeats.open(settings(), new SystemClock())) {
            running.publish(BEATS);
            assertThat(server.await().path()).isEqualTo("/ingest/btc");
            running.publish(BEATS);
        }
    }
}
