package io.jackstay.runtime.web.http;

import static io.jackstay.runtime.web.http.RawClient.ask;
import static io.jackstay.runtime.web.http.RawClient.get;
import static io.jackstay.runtime.web.http.RawClient.head;
import static io.jackstay.runtime.web.http.RawClient.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hostile clients send, and what they get: nothing of it is taken in two ways, and nothing of it costs much. */
class HttpServerTest {
    private static final ServerLimits LIMITS = new ServerLimits(
            16,
            4,
            8 << 10,
            64 << 10,
            4 << 10,
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofMillis(300));

    private static HttpServer server;
    private static final List<String> HANDLED = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        server = started(LIMITS);
    }

    @BeforeEach
    void forget() {
        HANDLED.clear();
    }

    private static HttpServer started(ServerLimits limits) throws IOException {
        HttpServer made = new HttpServer(
                new ServerSettings(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        List.of(),
                        Optional.empty(),
                        false,
                        limits),
                new SystemClock());
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("index.html", "<script type=\"importmap\">{}</script>".getBytes(StandardCharsets.UTF_8));
        files.put("js/app.js", "let x = 1;\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        Assets assets = new Assets(files);
        List<Route> routes = new ArrayList<>(assets.routes());
        routes.add(Route.of(Method.GET, "/open", Access.OPEN, "", Handler.answering((request, caller) -> {
            HANDLED.add(request.path());
            return Response.json(
                    "{\"query\":\"%s\"}".formatted(request.query("q").orElse("")));
        })));
        routes.add(Route.of(Method.POST, "/echo", Access.OPEN, "", Handler.answering((request, caller) -> {
            HANDLED.add(request.text());
            return Response.text(Response.TEXT, request.text());
        })));
        routes.add(Route.of(
                Method.GET,
                "/bots/{bot}",
                Access.OPEN,
                "",
                Handler.answering((request, caller) -> Response.text(Response.TEXT, request.parameter("bot")))));
        routes.add(Route.of(Method.GET, "/closed", Access.VIEW, "", Handler.answering((request, caller) -> {
            HANDLED.add("closed");
            return Response.empty(204);
        })));
        routes.add(Route.of(Method.GET, "/fault", Access.OPEN, "", (request, caller, answer) -> {
            throw new IllegalStateException("/secret/path");
        }));
        routes.add(Route.of(
                Method.GET,
                "/large",
                Access.OPEN,
                "",
                Handler.answering((request, caller) -> Response.text(Response.TEXT, "x".repeat(32 << 20)))));
        made.serve(new Routes(routes, List.of()), Gate.OPEN_ALONE, assets.importMap());
        return made;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int port() {
        return server.port();
    }

    @Test
    void answersOneRequestAfterTheOtherOnOneConnection() throws IOException {
        try (RawClient client = new RawClient(port())) {
            String request = "GET /open?q=a%%20b HTTP/1.1\r\nHost: localhost:%d\r\n\r\n".formatted(port());
            client.send(request);
            assertThat(client.until("\"a b\"}")).startsWith("HTTP/1.1 200").contains("Connection: keep-alive");
            client.send(request);
            assertThat(client.until("\"a b\"}")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void everyAnswerHasTheHeadersOfSafety() throws IOException {
        for (String path : List.of("/", "/open", "/nothing", "/closed")) {
            assertThat(get(port(), path))
                    .contains("Content-Security-Policy: default-src 'none'; script-src 'self' 'sha256-")
                    .contains("require-trusted-types-for 'script'")
                    .contains("X-Content-Type-Options: nosniff")
                    .contains("Referrer-Policy: no-referrer")
                    .contains("Cross-Origin-Opener-Policy: same-origin")
                    .contains("Cross-Origin-Resource-Policy: same-origin")
                    .contains("Permissions-Policy: ")
                    .contains("Cache-Control: ")
                    .doesNotContain("Access-Control-")
                    .doesNotContain("unsafe")
                    .doesNotContain("Server:");
        }
    }

    @Test
    void anAssetIsPackedForThoseWhoTakeThatAndNotSentTwice() throws IOException {
        String plain = get(port(), "/js/app.js");
        String packed = get(port(), "/js/app.js", "Accept-Encoding: gzip, br");
        String tag = plain.lines()
                .filter(line -> line.startsWith("ETag: "))
                .findFirst()
                .orElseThrow()
                .substring(6);

        assertThat(plain)
                .contains("Content-Length: 1100")
                .contains("text/javascript")
                .contains("no-cache");
        assertThat(packed).contains("Content-Encoding: gzip").contains("Vary: Accept-Encoding");
        assertThat(status(get(port(), "/js/app.js", "If-None-Match: " + tag))).isEqualTo(304);
    }

    /** H2: one way to write a path. */
    @ParameterizedTest
    @CsvSource({
        "GET, /Open, 404",
        "GET, /open/, 404",
        "GET, //open, 404",
        "GET, /%6fpen, 404",
        "GET, /x%2fopen, 404",
        "GET, /open;x, 404",
        "GET, /open;x=1, 404",
        "HEAD, /open, 405",
        "PUT, /open, 405",
        "OPTIONS, /open, 405",
        "TRACE, /open, 405",
        "CONNECT, /open, 405",
        "POST, /open, 405",
        "get, /open, 400",
        "GET, /closed, 401"
    })
    void aPathHasOneSpelling(String method, String path, int expected) throws IOException {
        String answer = ask(port(), head(method, port(), path, "X-HTTP-Method-Override: GET"));

        assertThat(status(answer)).isEqualTo(expected);
        assertThat(HANDLED).isEmpty();
    }

    /** H6 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../index.html",
                "/js/../index.html",
                "/js/./app.js",
                "/%2e%2e/index.html",
                "/%252e%252e/index.html",
                "/..\\index.html",
                "/js\\app.js",
                "//etc/passwd",
                "/js/app.js%00",
                "/bots/..",
                "/bots/.",
                "/bots/%2e%2e",
                "/js"
            })
    void noPathLeadsOutOfTheTable(String path) throws IOException {
        assertThat(status(get(port(), path))).isEqualTo(404);
    }

    /** H5 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:%d",
                "localhost:1",
                "127.0.0.1.evil.example",
                "localhost:%d.evil",
                ""
            })
    void aForeignNameGetsNothing(String host) throws IOException {
        String request =
                "GET /open HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host.formatted(port()));

        assertThat(status(ask(port(), request))).isEqualTo(421);
        assertThat(HANDLED).isEmpty();
    }

    @Test
    void withoutANameOrWithTwoItIsNoRequest() throws IOException {
        assertThat(status(ask(port(), "GET /open HTTP/1.1\r\nConnection: close\r\n\r\n")))
                .isEqualTo(421);
        assertThat(status(get(port(), "/open", "Host: localhost:" + port()))).isEqualTo(400);
    }

    /** H11 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
                "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc",
                "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
                "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
                "Content-Length: 3, 3\r\n\r\nabc",
                "Content-Length: 0x3\r\n\r\nabc",
                "Content-Length: +3\r\n\r\nabc",
                "Content-Length: -3\r\n\r\nabc",
                "Content-Length: 3 \t4\r\n\r\nabc",
                "Content-Length: 99999999999999999999\r\n\r\nabc",
                "Content-Length : 3\r\n\r\nabc",
                " Content-Length: 3\r\n\r\nabc",
                "X: a\r\n b\r\nContent-Length: 3\r\n\r\nabc",
                "X: a\nContent-Length: 3\r\n\r\nabc",
                "X: a\rContent-Length: 3\r\n\r\nabc",
                "X: a\u0000b\r\n\r\n",
                "X: a\u001b[31m\r\n\r\n",
                "X\r\n\r\n",
                "Content-Length: 3\r\n\r\nabcGET /open HTTP/1.1\r\nHost: localhost\r\n\r\n"
            })
    void whatTwoServersCouldReadInTwoWaysIsRefused(String rest) throws IOException {
        String answer = ask(port(), "POST /echo HTTP/1.1\r\nHost: localhost:%d\r\n%s".formatted(port(), rest));

        assertThat(status(answer)).isEqualTo(400);
        assertThat(answer).contains("Connection: close");
        assertThat(HANDLED).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /open HTTP/1.0, 505",
        "GET /open HTTP/2.0, 505",
        "GET  /open HTTP/1.1, 400",
        "GET /open, 400",
        "GET http://localhost/open HTTP/1.1, 400",
        "GET open HTTP/1.1, 400"
    })
    void onlyOneFormOfTheFirstLineIsTaken(String line, int expected) throws IOException {
        assertThat(status(ask(port(), "%s\r\nHost: localhost:%d\r\n\r\n".formatted(line, port()))))
                .isEqualTo(expected);
    }

    /** H10 */
    @ParameterizedTest
    @CsvSource({
        "Content-Length: 104857600, 413",
        "Transfer-Encoding: chunked, 411",
        "Content-Encoding: gzip, 415",
        "Expect: 100-continue, 417"
    })
    void whatIsTooLongOrPackedIsNotRead(String header, int expected) throws IOException {
        assertThat(status(ask(port(), head("POST", port(), "/echo", header)))).isEqualTo(expected);
        assertThat(HANDLED).isEmpty();
    }

    @Test
    void aHeadIsNotReadWithoutEnd() throws IOException {
        assertThat(status(get(port(), "/open", "X: " + "x".repeat(1 << 20)))).isEqualTo(431);
        assertThat(status(get(port(), "/open", String.join("\r\n", java.util.Collections.nCopies(100, "X: y")))))
                .isEqualTo(431);
        assertThat(status(get(port(), "/open?" + "a=b&".repeat(100)))).isEqualTo(400);
        assertThat(HANDLED).isEmpty();
    }

    /** H9 */
    @Test
    void aSlowHeadABodyThatDoesNotComeAndAnIdleConnectionEnd() throws IOException {
        try (RawClient slow = new RawClient(port());
                RawClient silent = new RawClient(port());
                RawClient body = new RawClient(port())) {
            slow.send("GET /open HTT");
            body.send("POST /echo HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: 10\r\n\r\nabc".formatted(port()));

            assertThat(status(slow.all())).isEqualTo(408);
            assertThat(status(body.all())).isEqualTo(408);
            assertThat(silent.all()).isEmpty();
        }
    }

    /** H9: the limit is of all of it, not of the time between two bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"X: ", "Content-Length: 60000\r\n\r\n"})
    void whoSendsAByteNowAndThenIsNotWaitedForEither(String last) throws IOException {
        Duration limit = Duration.ofSeconds(1);
        ServerLimits patient = new ServerLimits(16, 16, 8 << 10, 64 << 10, 4 << 10, limit, limit, limit, limit);
        boolean closed = false;
        try (HttpServer other = started(patient);
                RawClient dripping = new RawClient(other.port())) {
            dripping.send("POST /echo HTTP/1.1\r\nHost: localhost:%d\r\n%s".formatted(other.port(), last));
            long end = new SystemClock().nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!closed && new SystemClock().nanoTime() < end) {
                get(other.port(), "/open");
                dripping.send("x");
                closed = isTimedOut(dripping);
            }
        }
        assertThat(closed).isTrue();
    }

    private static boolean isTimedOut(RawClient client) throws IOException {
        return client.available() > 0 && client.until("\r\n\r\n").startsWith("HTTP/1.1 408");
    }

    /** H9 */
    @Test
    void aConnectionWithoutARequestEnds() throws IOException {
        try (RawClient idle = new RawClient(port())) {
            idle.send("GET /open HTTP/1.1\r\nHost: localhost:%d\r\n\r\n".formatted(port()));
            assertThat(idle.all()).startsWith("HTTP/1.1 200").contains("keep-alive");
        }
    }

    @Test
    void anAddressHasItsShareAndIdleConnectionsMakeRoom() throws IOException {
        List<RawClient> busy = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                RawClient client = new RawClient(port());
                client.send("GET /open HTTP/1.1\r\n");
                busy.add(client);
            }
            String fifth;
            try (RawClient client = new RawClient(port())) {
                client.send(head("GET", port(), "/open"));
                fifth = client.all();
            } catch (IOException e) {
                fifth = "";
            }
            assertThat(fifth).isEmpty();
        } finally {
            for (RawClient client : busy) {
                client.close();
            }
        }
    }

    @Test
    void whoTakesNothingOfAnAnswerIsLetGo() throws IOException {
        try (RawClient slow = new RawClient(port())) {
            slow.send("GET /large HTTP/1.1\r\nHost: localhost:%d\r\n\r\n".formatted(port()));
            slow.until("\r\n\r\n");
            List<ClientView> left = List.of(new ClientView("", "", "", false, 0, 1));
            long deadline =
                    new SystemClock().nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!left.isEmpty() && new SystemClock().nanoTime() < deadline) {
                left = clients();
            }
            assertThat(left).isEmpty();
        }
    }

    private List<ClientView> clients() {
        java.util.concurrent.CompletableFuture<List<ClientView>> told = new java.util.concurrent.CompletableFuture<>();
        server.execute(() -> told.complete(server.clients()));
        return told.join();
    }

    /** H12 */
    @Test
    void aHeaderThatWouldEndItsLineCannotBeMade() {
        assertThatThrownBy(() -> Response.empty(204).with("Location", "/x\r\nSet-Cookie: a=b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Response.empty(204).with("A\r\nB", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    /** H17 */
    @Test
    void aFaultTellsNothingOfTheInside() throws IOException {
        String answer = get(port(), "/fault");

        assertThat(status(answer)).isEqualTo(500);
        assertThat(answer).doesNotContain("secret").doesNotContain("Exception").doesNotContain("at io.");
        assertThat(status(get(port(), "/open"))).isEqualTo(200);
    }

    @Test
    void twoRoutesOfOneRequestAreRefused() {
        Route one = Route.of(
                Method.GET, "/a/{b}", Access.VIEW, "", Handler.answering((request, caller) -> Response.empty(204)));
        Route two = Route.of(
                Method.GET, "/a/c", Access.OPEN, "", Handler.answering((request, caller) -> Response.empty(204)));

        assertThatThrownBy(() -> new Routes(List.of(one, two), List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
