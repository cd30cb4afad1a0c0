package io.jackstay.runtime.hub;

import static io.jackstay.runtime.web.http.RawClient.ask;
import static io.jackstay.runtime.web.http.RawClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.config.alert.HubServerBlock;
import io.jackstay.runtime.config.alert.HubServerBlock.HubRole;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.web.http.Assets;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H14: who has a token for heartbeats, and sends far too many of them, or strange ones. */
class HubFloodTest {
    private static final int TOO_MANY = HubBook.MOST_BOTS + 200;

    @TempDir
    Path data;

    private static int port(HubServer hub) {
        return URI.create(hub.address()).getPort();
    }

    private static String token(HubServer hub) throws IOException {
        return Files.readString(hub.tokenOf(HubRole.INGEST).orElseThrow()).strip();
    }

    private static String beat(HubServer hub, String bot, String body, String last) throws IOException {
        return "POST /ingest/%s HTTP/1.1\r\nHost: localhost:%d\r\nX-Auth-Token: %s\r\nContent-Length: %d\r\n%s\r\n%s"
                .formatted(bot, port(hub), token(hub), body.getBytes(StandardCharsets.UTF_8).length, last, body);
    }

    private HubServer open() throws IOException {
        return HubServer.open(HubServerBlock.DEFAULT.onPort(0), data, new SystemClock(), new Assets(new TreeMap<>()));
    }

    @Test
    void aFloodOfNamesEndsAtTheMostAndCostsNobodyHisPlace() throws Exception {
        try (HubServer hub = open();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(hub))) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int taken = 0;
            int refused = 0;
            for (int i = 0; i < TOO_MANY; i++) {
                socket.getOutputStream()
                        .write(beat(hub, "made-up-" + i, "{}", "").getBytes(StandardCharsets.US_ASCII));
                int status = answer(in);
                taken += status == 204 ? 1 : 0;
                refused += status == 429 ? 1 : 0;
            }

            assertThat(taken).isEqualTo(HubBook.MOST_BOTS);
            assertThat(refused).isEqualTo(TOO_MANY - HubBook.MOST_BOTS);
            assertThat(hub.size()).isEqualTo(HubBook.MOST_BOTS);
            assertThat(status(ask(port(hub), beat(hub, "made-up-0", "{}", "Connection: close\r\n"))))
                    .isEqualTo(204);
        }
    }

    /** Reads one answer, whose body is passed over, and gives its number. */
    private static int answer(InputStream in) throws IOException {
        int status = 0;
        int body = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.startsWith("HTTP/1.1 ")) {
                status = Integer.parseInt(line.substring(9, 12));
            } else if (line.startsWith("Content-Length: ")) {
                body = Integer.parseInt(line.substring(16));
            }
        }
        in.skipNBytes(body);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"position\":NaN}",
                "{\"position\":Infinity}",
                "{\"position\":0x10}",
                "{\"position\":01}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":"
                        + "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}}}}}}}}}}}}}",
                "{} {}",
                "null"
            })
    void whatIsNoHeartbeatIsNotTaken(String body) throws Exception {
        try (HubServer hub = open()) {
            assertThat(status(ask(port(hub), beat(hub, "a", body, "Connection: close\r\n"))))
                    .isEqualTo(400);
            assertThat(hub.size()).isZero();
        }
    }

    @Test
    void aLargeOrACrowdedOneIsNotTaken() throws Exception {
        try (HubServer hub = open()) {
            String large = "{\"a\":\"%s\"}".formatted("x".repeat(1 << 20));
            String fitting = "{\"a\":[%s1]}".formatted("1,".repeat(257));
            String crowded = "{\"a\":[%s1]}".formatted("1,".repeat(258));

            assertThat(status(ask(port(hub), beat(hub, "a", large, "Connection: close\r\n"))))
                    .isEqualTo(413);
            assertThat(status(ask(port(hub), beat(hub, "a", crowded, "Connection: close\r\n"))))
                    .isEqualTo(400);
            assertThat(hub.size()).isZero();
            assertThat(status(ask(port(hub), beat(hub, "a", fitting, "Connection: close\r\n"))))
                    .isEqualTo(204);
        }
    }

    @Test
    void whoWasNotHeardForADayMakesRoomAndWhoIsOfflineDoesNot() {
        VirtualClock clock = new VirtualClock(1_772_366_400_000_000_000L);
        HubBook book = new HubBook(clock, Duration.ofSeconds(10));
        book.ingest("old", Payloads.heartbeat("{}"));
        clock.advanceTo(clock.nanoTime() + Duration.ofHours(1).toNanos());
        for (int i = 1; i < HubBook.MOST_BOTS; i++) {
            book.ingest("bot-" + i, Payloads.heartbeat("{}"));
        }

        clock.advanceTo(clock.nanoTime() + Duration.ofHours(22).toNanos());
        assertThat(book.ingest("new", Payloads.heartbeat("{}"))).isEqualTo(HubBook.Ingested.FULL);
        clock.advanceTo(clock.nanoTime() + Duration.ofMinutes(61).toNanos());
        assertThat(book.ingest("new", Payloads.heartbeat("{}"))).isEqualTo(HubBook.Ingested.TAKEN);
        assertThat(book.ingest("another", Payloads.heartbeat("{}"))).isEqualTo(HubBook.Ingested.FULL);
        assertThat(book.status().toString()).doesNotContain("\"old\"").contains("\"bot-1\"");
    }

    @Test
    void aTimeOfTheFutureChangesNothing() {
        VirtualClock clock = new VirtualClock(1_772_366_400_000_000_000L);
        HubBook book = new HubBook(clock, Duration.ofSeconds(10));
        book.ingest("a", Payloads.heartbeat("{\"at\":9999999999999,\"timestamp\":9e15,\"interval_ms\":9e15}"));

        clock.advanceTo(clock.nanoTime() + Duration.ofMinutes(21).toNanos());
        assertThat(book.status().at("/bots/0/online").asBoolean()).isFalse();
        assertThat(book.status().at("/bots/0/last_update_ms_ago").asLong()).isEqualTo(1_260_000);
    }
}
