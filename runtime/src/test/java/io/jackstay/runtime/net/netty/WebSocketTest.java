package io.jackstay.runtime.net.netty;

import static io.jackstay.runtime.net.netty.Client.awaitTold;
import static io.jackstay.runtime.net.netty.TestServer.bytes;
import static io.jackstay.runtime.net.netty.TestServer.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.api.connector.WebSocket.Heartbeat;
import io.jackstay.api.connector.WebSocket.Settings;
import io.jackstay.runtime.net.NetSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketTest {
    @Test
    void connectsWithHeadersAndTokenAndTakesMessages() throws IOException {
        try (TestServer server = first(peer -> {
                    peer.text("hello");
                    peer.frame(0x82, new byte[] {'b', 'i', 'n'});
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws() + "?token=abc")
                    .headers(() -> List.of(new Http.Header("X-Api", "k", true))));

            awaitTold(client, stream, "open", "hello", "bin");

            assertThat(server.requests.get(0))
                    .startsWith("GET /ws?token=abc HTTP/1.1")
                    .contains("X-Api: k");
        }
    }

    @Test
    void sendsTextAndBytes() throws IOException {
        List<String> frames = new CopyOnWriteArrayList<>();
        try (TestServer server = first(peer -> {
                    frames.add(peer.nextFrame());
                    frames.add(peer.nextFrame());
                    peer.text("done");
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));
            stream.onOpen = () -> {
                assertThat(stream.socket.sendText("sub")).isTrue();
                assertThat(stream.socket.sendBinary(bytes("xbytesx"), 1, 5)).isTrue();
            };

            awaitTold(client, stream, "done");

            assertThat(frames).containsExactly("81 sub", "82 bytes");
        }
    }

    @Test
    void nothingLeavesWhileThereIsNoConnection() throws IOException {
        try (TestServer server = first(TestServer.Peer::hold);
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));

            assertThat(stream.socket.sendText("early")).isFalse();
            assertThat(stream.socket.isOpen()).isFalse();
        }
    }

    /** What stands before a venue may take a connection and never say a word on it. */
    @Test
    void givesUpAHandshakeThatIsNeverAnsweredAndComesBack() throws IOException {
        try (TestServer server = new TestServer(peer -> {
                    if (peer.number == 1) {
                        peer.request();
                        peer.hold();
                    } else {
                        peer.upgrade();
                        peer.text("again");
                        peer.hold();
                    }
                });
                Client client =
                        new Client(new NettyNetwork(), NetSettings.DEFAULT.connectTimeout(Duration.ofSeconds(1)))) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));

            awaitTold(client, stream, "again");

            assertThat(stream.told).containsExactly("down: not open within 2000 ms", "open", "again");
        }
    }

    @Test
    void answersPings() throws IOException {
        List<String> frames = new CopyOnWriteArrayList<>();
        try (TestServer server = first(peer -> {
                    peer.frame(0x89, bytes("are you there"));
                    frames.add(peer.nextFrame());
                    peer.text("done");
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));

            awaitTold(client, stream, "done");

            assertThat(frames).containsExactly("8a are you there");
        }
    }

    @Test
    void sendsPingsOrTextsOfItsOwn() throws IOException {
        List<String> frames = new CopyOnWriteArrayList<>();
        try (TestServer server = new TestServer(peer -> {
                    peer.upgrade();
                    frames.add(peer.nextFrame());
                    peer.text("beat");
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream pings =
                    client.stream(Settings.to(server.ws()).heartbeat(Heartbeat.ping(Duration.ofMillis(20))));
            awaitTold(client, pings, "beat");
            Client.Stream texts = client.stream(Settings.to(server.ws())
                    .heartbeat(Heartbeat.text(Duration.ofMillis(20), () -> "{\"method\":\"ping\"}")));
            awaitTold(client, texts, "beat");

            assertThat(frames).containsExactly("89 ", "81 {\"method\":\"ping\"}");
        }
    }

    @Test
    void putsPartsOfAMessageTogether() throws IOException {
        try (TestServer server = first(peer -> {
                    peer.frame(0x01, bytes("one "));
                    peer.frame(0x00, bytes("two "));
                    peer.frame(0x89, bytes("ping between"));
                    peer.frame(0x80, bytes("three"));
                    peer.frame(0x81, new byte[0]);
                    peer.text("end");
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));

            awaitTold(client, stream, "end");

            assertThat(stream.told).containsExactly("open", "one two three", "", "end");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1008, 1011, 1012, 1013})
    void tellsTheCloseCodeAndComesBack(int code) throws IOException {
        try (TestServer server = first(peer -> {
                    peer.frame(0x88, new byte[] {(byte) (code >> 8), (byte) code, 'b', 'y', 'e'});
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));

            awaitTold(client, stream, "again");

            assertThat(stream.told)
                    .containsExactly("open", "down: closed by the server (%d): bye".formatted(code), "open", "again");
        }
    }

    @Test
    void aResetIsALossAndTheNextConnectionAsksForItsAddressAgain() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (TestServer server = first(TestServer.Peer::reset);
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(() -> server.ws() + "?n=" + asked.incrementAndGet()));

            awaitTold(client, stream, "again");

            assertThat(stream.told.get(1)).startsWith("down: ");
            assertThat(server.requests).anyMatch(r -> r.contains("?n=1 ")).anyMatch(r -> r.contains("?n=2 "));
        }
    }

    @Test
    void aHalfOpenConnectionIsGivenUpBecauseItIsSilent() throws IOException {
        try (TestServer server = first(TestServer.Peer::hold);
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()).silence(Duration.ofMillis(100)));

            awaitTold(client, stream, "again");

            assertThat(stream.told.get(1)).startsWith("down: silent for ");
        }
    }

    @Test
    void aConnectionIsReplacedAtItsLongestLife() throws IOException {
        try (TestServer server = first(TestServer.Peer::hold);
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()).maxLife(Duration.ofMillis(100)));

            awaitTold(client, stream, "down: its longest life is over", "again");
        }
    }

    @Test
    void reconnectsWhenAskedTo() throws IOException {
        try (TestServer server = first(TestServer.Peer::hold);
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));
            awaitTold(client, stream, "open");

            stream.socket.reconnect("a gap");
            assertThat(stream.told).containsExactly("open");

            awaitTold(client, stream, "down: a gap", "again");
        }
    }

    @Test
    void hearsNothingAfterItWasClosed() throws IOException {
        CountDownLatch gone = new CountDownLatch(1);
        List<String> frames = new CopyOnWriteArrayList<>();
        try (TestServer server = first(peer -> {
                    peer.text("one");
                    frames.add(peer.nextFrame());
                    gone.countDown();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));
            awaitTold(client, stream, "one");

            stream.socket.close();
            client.until(() -> "not closed", () -> gone.getCount() == 0);

            assertThat(frames.get(0)).startsWith("88 ");
            assertThat(stream.told).containsExactly("open", "one");
            assertThat(server.connections.get()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatRefusesTheHandshakeIsTriedAgain() throws IOException {
        try (TestServer server = new TestServer(peer -> {
                    if (peer.number == 1) {
                        peer.request();
                        peer.say("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
                        peer.hold();
                    } else {
                        peer.upgrade();
                        peer.hold();
                    }
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));

            awaitTold(client, stream, "open");

            assertThat(stream.told.get(0)).startsWith("down: the server refused the handshake: 403");
        }
    }

    @Test
    void settingsThatThrowAreTriedAgain() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (TestServer server = new TestServer(peer -> {
                    peer.upgrade();
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(() -> {
                if (asked.incrementAndGet() == 1) {
                    throw new IllegalStateException("no token yet");
                }
                return server.ws();
            }));

            awaitTold(client, stream, "open");

            assertThat(stream.told).containsExactly("down: the settings gave no address", "open");
            assertThat(client.failures()).hasSize(1);
        }
    }

    @Test
    void whileThereIsNoRoomNothingIsReadAndNothingIsLost() throws IOException {
        int count = 20_000;
        String padding = "x".repeat(200);
        CountDownLatch sent = new CountDownLatch(1);
        try (TestServer server = first(peer -> {
                    for (int i = 0; i < count; i++) {
                        peer.text(i + padding);
                    }
                    sent.countDown();
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));
            client.until(stream.told::toString, () -> stream.told.size() > 10);
            client.room(false);
            client.turn();
            int paused = stream.told.size();
            for (int i = 0; i < 100; i++) {
                client.turn();
            }
            assertThat(stream.told).hasSize(paused);

            client.room(true);
            client.until(() -> stream.told.size() + " messages", () -> stream.told.size() == count + 1);

            assertThat(sent.getCount()).isZero();
            assertThat(stream.told.get(count)).isEqualTo((count - 1) + padding);
            assertThat(stream.told.get(1)).isEqualTo(0 + padding);
        }
    }

    @Test
    void aListenerThatThrowsCostsNothingElse() throws IOException {
        try (TestServer server = first(peer -> {
                    peer.text("one");
                    peer.text("two");
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));
            stream.onOpen = () -> {
                throw new IllegalStateException("on purpose");
            };

            awaitTold(client, stream, "one", "two");

            assertThat(client.failures()).hasSize(1);
        }
    }

    @Test
    void anErrorOfTheJvmIsNotKeptFromTheProcess() throws IOException {
        try (TestServer server = first(TestServer.Peer::hold);
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));
            stream.onOpen = () -> {
                throw new InternalError("on purpose");
            };

            assertThatThrownBy(() -> awaitTold(client, stream, "never"))
                    .isInstanceOf(InternalError.class)
                    .hasMessage("on purpose");
        }
    }

    @Test
    void showsTheAgeOfTheLastMessageAndCountsLosses() throws IOException {
        try (TestServer server = first(TestServer.Peer::reset);
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));
            awaitTold(client, stream, "again");

            assertThat(client.meters.counters()).containsEntry("ws-1-losses", 1L);
            client.until(
                    () -> client.meters.gauges().toString(),
                    () -> client.meters.gauges().containsKey("ws-1-last-message-age-millis"));
        }
    }

    @Test
    void bytesThatAreTooManyForTheSocketAreRefused() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (TestServer server = new TestServer(peer -> {
                    peer.upgrade();
                    awaitEnd(over);
                });
                Client client = new Client(new NettyNetwork())) {
            Client.Stream stream = client.stream(Settings.to(server.ws()));
            awaitTold(client, stream, "open");
            WebSocket socket = stream.socket;

            int taken = 0;
            while (taken < 1_000 && socket.sendBinary(new byte[100_000], 0, 100_000)) {
                taken++;
            }
            over.countDown();

            assertThat(taken).isBetween(1, 999);
        }
    }

    private static void awaitEnd(CountDownLatch over) throws IOException {
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
