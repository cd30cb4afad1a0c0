package io.jackstay.emulator.base.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.fault.EchoEmulator;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.emulator.base.fault.FaultKind;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.emulator.base.fault.FaultRule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Over real sockets on loopback, with a clock that moves only as it is told. */
class SocketServerTest {
    private static final long PATIENCE_SECONDS = 10;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
            .build();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private static SocketServer serve(FaultRule... rules) throws IOException {
        Agenda agenda = new Agenda(0);
        AtomicLong now = new AtomicLong();
        return new SocketServer(
                new EmulatedVenue(agenda, new EchoEmulator(), FaultPlan.of(rules)), 0, now::incrementAndGet);
    }

    private HttpResponse<String> post(SocketServer server, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private WebSocket connect(SocketServer server, String path) throws ExecutionException, InterruptedException {
        return client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + path), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        heard.add(text.toString());
                        socket.request(1);
                        return null;
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        heard.add("closed " + code);
                        return null;
                    }

                    @Override
                    public void onError(WebSocket socket, Throwable error) {
                        heard.add("broken");
                    }
                })
                .get();
    }

    private String next() throws InterruptedException {
        return heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void requestIsAnsweredAndTheConnectionKept() throws Exception {
        try (SocketServer server = serve()) {
            assertThat(post(server, "/any", "1").body()).isEqualTo("{\"echo\":1}");
            HttpResponse<String> second = post(server, "/any", "\"ü\"");

            assertThat(second.body()).isEqualTo("{\"echo\":\"ü\"}");
            assertThat(second.headers().firstValue("content-type")).hasValue("application/json");
        }
    }

    @Test
    void connectionsCountUntilTheyAreGone() throws Exception {
        try (SocketServer server = serve()) {
            assertThat(server.connections()).isZero();
            WebSocket socket = connect(server, "/ws");
            assertThat(server.connections()).isEqualTo(1);
            socket.abort();

            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (server.connections() > 0 && System.nanoTime() < deadline) {
                server.act(() -> {});
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void droppedRequestAndCutAnswerBreakTheConnection() throws Exception {
        try (SocketServer server = serve(
                FaultRule.of(FaultKind.DROP_BEFORE_RECEIPT).containing("1"),
                FaultRule.of(FaultKind.NOT_DELIVERED).containing("2"))) {
            assertThatThrownBy(() -> post(server, "/any", "1")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> post(server, "/any", "2")).isInstanceOf(IOException.class);
            assertThat(post(server, "/any", "3").body()).isEqualTo("{\"echo\":3}");
        }
    }

    @Test
    void gatewayAnswersInItsOwnWay() throws Exception {
        try (SocketServer server = serve(FaultRule.of(FaultKind.STATUS))) {
            HttpResponse<String> answer = post(server, "/any", "1");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("null");
        }
    }

    @Test
    void emulatorThatFailsIsA500AndGoesOn() throws Exception {
        try (SocketServer server = serve()) {
            assertThat(post(server, "/fail", "1").statusCode()).isEqualTo(500);
            assertThat(post(server, "/any", "1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void webSocketHearsAndSpeaks() throws Exception {
        try (SocketServer server = serve()) {
            WebSocket socket = connect(server, "/ws");

            socket.sendText("hello", true).join();
            assertThat(next()).isEqualTo("echo hello");
            socket.sendClose(1000, "").join();
            assertThat(next()).isEqualTo("closed 1000");
        }
    }

    @Test
    void whatPassesIsTimed() throws Exception {
        Agenda agenda = new Agenda(0);
        AtomicLong clock = new AtomicLong();
        List<String> seen = new CopyOnWriteArrayList<>();
        Stopwatch stopwatch = new Stopwatch() {
            @Override
            public long nanoTime() {
                return clock.get();
            }

            @Override
            public void left(String text, long nanos) {
                seen.add("%s left at %d".formatted(text, nanos));
            }

            @Override
            public void arrived(String text, long nanos) {
                seen.add("%s arrived at %d".formatted(text, nanos));
            }
        };
        EmulatedVenue venue = new EmulatedVenue(agenda, new EchoEmulator(), FaultPlan.NONE);
        try (SocketServer server = new SocketServer(venue, 0, () -> 0, stopwatch)) {
            WebSocket socket = connect(server, "/ws");
            clock.set(5);
            socket.sendText("hello", true).join();
            assertThat(next()).isEqualTo("echo hello");
            clock.set(7);
            post(server, "/any", "1");

            assertThat(seen).containsExactly("hello arrived at 5", "echo hello left at 5", "1 arrived at 7");
        }
    }

    @Test
    void webSocketIsOnlyAtItsPath() throws Exception {
        try (SocketServer server = serve()) {
            assertThatThrownBy(() -> connect(server, "/elsewhere")).rootCause().hasMessageContaining("404");
        }
    }

    @Test
    void brokenConnectionEndsWithoutACloseFrame() throws Exception {
        try (SocketServer server = serve(FaultRule.of(FaultKind.NOT_DELIVERED).on("/ws"))) {
            WebSocket socket = connect(server, "/ws");

            socket.sendText("hello", true).join();

            assertThat(next()).isIn("broken", "closed 1006");
        }
    }

    @Test
    void portThatIsInUseIsSaid() throws Exception {
        try (SocketServer server = serve()) {
            EmulatedVenue other = new EmulatedVenue(new Agenda(0), new EchoEmulator(), FaultPlan.NONE);

            assertThatThrownBy(() -> new SocketServer(other, server.port(), () -> 0L))
                    .hasMessageContaining("port " + server.port() + " can't be had");
        }
    }
}
