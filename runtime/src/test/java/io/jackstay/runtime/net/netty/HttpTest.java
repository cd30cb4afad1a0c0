package io.jackstay.runtime.net.netty;

import static io.jackstay.runtime.net.netty.Client.ok;
import static io.jackstay.runtime.net.netty.Client.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.RateLimiter;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.net.NetSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class HttpTest {
    private static final Http.Request READ = Http.Request.read("GET", "/time?x=1");
    private static final Http.Request WRITE =
            Http.Request.write("POST", "/order").body("application/json", bytes("{\"a\":1}"));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void answerAll(TestServer.Peer peer) throws IOException {
        while (!peer.request().isEmpty()) {
            peer.answer("number " + peer.number);
        }
    }

    @Test
    void sendsHeadAndBodyAndReadsTheAnswer() throws IOException {
        try (TestServer server = new TestServer(peer -> {
                    peer.request();
                    peer.say("HTTP/1.1 418 Teapot\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 2\r\n\r\nhi");
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            Http.Response response = ok(client.send(server.url(), WRITE.header("X-Key", "k")));

            assertThat(response.status()).isEqualTo(418);
            assertThat(response.headers("X-a")).containsExactly("1", "2");
            assertThat(text(response)).isEqualTo("hi");
            assertThat(server.requests.get(0))
                    .startsWith("POST /order HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n")
                    .contains("X-Key: k\r\n", "Content-Length: 7\r\n")
                    .endsWith("\r\n\r\n{\"a\":1}");
        }
    }

    @Test
    void usesOneConnectionForRequestsInARow() throws IOException {
        try (TestServer server = new TestServer(HttpTest::answerAll);
                Client client = new Client(new NettyNetwork())) {
            String first = text(ok(client.send(server.url(), READ)));
            String second = text(ok(client.send(server.url(), READ)));
            String third = text(ok(client.send(server.url(), WRITE)));

            assertThat(List.of(second, third)).containsOnly(first);
        }
    }

    @Test
    void opensAConnectionBeforeItIsNeeded() throws IOException {
        try (TestServer server = new TestServer(HttpTest::answerAll);
                Client client = new Client(new NettyNetwork())) {
            client.transports.http(server.url());

            client.until(() -> "no connection", () -> server.connections.get() == 1);
        }
    }

    @Test
    void neverAnswersWithinTheCallThatAsked() throws IOException {
        try (TestServer server = new TestServer(HttpTest::answerAll);
                Client client = new Client(new NettyNetwork())) {
            Client.Answers answers = new Client.Answers();
            Http http = client.transports.http(server.url());
            client.until(() -> "no connection", () -> server.connections.get() == 1);

            http.send(READ, answers::add);

            assertThat(answers).isEmpty();
            client.until(() -> "no answer", () -> answers.size() == 1);
        }
    }

    @Test
    void repeatsAReadOnceWhenAConnectionFromThePoolBreaksBeforeTheAnswer() throws IOException {
        try (TestServer server = new TestServer(peer -> {
                    peer.request();
                    peer.answer("number " + peer.number);
                    if (peer.number == 1) {
                        peer.request();
                        return;
                    }
                    answerAll(peer);
                });
                Client client = new Client(new NettyNetwork())) {
            ok(client.send(server.url(), READ));

            Http.Response response = ok(client.send(server.url(), READ));

            assertThat(text(response)).isNotEqualTo("number 1");
        }
    }

    @Test
    void neverRepeatsAWrite() throws IOException {
        try (TestServer server = new TestServer(peer -> {
                    peer.request();
                    peer.reset();
                });
                Client client = new Client(new NettyNetwork())) {
            Result<Http.Response> result = client.send(server.url(), WRITE);

            assertThat(result).isInstanceOf(Result.Unknown.class);
            assertThat(server.requests.stream().filter(r -> r.startsWith("POST")))
                    .hasSize(1);
        }
    }

    @Test
    void aReadThatBreaksTwiceIsUnknown() throws IOException {
        try (TestServer server = new TestServer(peer -> {
                    peer.request();
                    peer.reset();
                });
                Client client = new Client(new NettyNetwork())) {
            assertThat(client.send(server.url(), READ)).isInstanceOf(Result.Unknown.class);
            assertThat(server.requests.stream().filter(r -> r.startsWith("GET")))
                    .hasSize(2);
        }
    }

    @Test
    void aReadWhoseAnswerHadBegunIsNotRepeated() throws IOException {
        try (TestServer server = new TestServer(peer -> {
                    peer.request();
                    peer.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
                });
                Client client = new Client(new NettyNetwork())) {
            assertThat(client.send(server.url(), READ)).isInstanceOf(Result.Unknown.class);
            assertThat(server.requests.stream().filter(r -> r.startsWith("GET")))
                    .hasSize(1);
        }
    }

    @Test
    void aRequestThatIsNotAnsweredInTimeIsUnknownAndItsConnectionIsGivenUp() throws IOException {
        CountDownLatch gone = new CountDownLatch(1);
        try (TestServer server = new TestServer(peer -> {
                    if (!peer.request().isEmpty()) {
                        peer.hold();
                        gone.countDown();
                    }
                });
                Client client = new Client(new NettyNetwork())) {
            Result<Http.Response> result = client.send(server.url(), WRITE.timeout(Duration.ofMillis(50)));

            assertThat(result).isEqualTo(Result.unknown("POST /order: no complete answer within 50 ms"));
            client.until(() -> "still connected", () -> gone.getCount() == 0);
        }
    }

    @Test
    void aSlowBodyCountsAgainstTheTimeLimit() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (TestServer server = new TestServer(peer -> {
                    peer.request();
                    peer.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
                    while (over.getCount() > 0 && peer.in.available() == 0) {
                        peer.say("");
                        Thread.onSpinWait();
                    }
                });
                Client client = new Client(new NettyNetwork())) {
            Result<Http.Response> result = client.send(server.url(), READ.timeout(Duration.ofMillis(50)));
            over.countDown();

            assertThat(result).isInstanceOf(Result.Unknown.class);
        }
    }

    @Test
    void noConnectionMeansThatNothingLeft() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Client client = new Client(new NettyNetwork())) {
            Result<Http.Response> result = client.send("http://127.0.0.1:" + port, WRITE);

            assertRefused(result, RejectReason.CONNECTOR_DOWN, "refused");
        }
    }

    @Test
    void aNameThatIsNotFoundMeansThatNothingLeft() {
        Lookup none = host -> {
            throw new UnknownHostException("no such host " + host);
        };
        try (Client client = new Client(new NettyNetwork(none, List.of()))) {
            assertRefused(client.send("http://nowhere.test", WRITE), RejectReason.CONNECTOR_DOWN, "no such host");
        }
    }

    @Test
    void triesTheNextAddressOfAName() throws IOException {
        Lookup two = host -> List.of(InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1"));
        try (TestServer server = new TestServer(HttpTest::answerAll);
                Client client = new Client(new NettyNetwork(two, List.of()))) {
            assertThat(ok(client.send("http://venue.test:" + server.port(), READ))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aLookUpThatHangsDoesNotHoldUpTheLoop() {
        CountDownLatch never = new CountDownLatch(1);
        Lookup hangs = host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };
        NetSettings hasty = NetSettings.DEFAULT.connectTimeout(Duration.ofMillis(50));
        try (Client client = new Client(new NettyNetwork(hangs, List.of()), hasty)) {
            Result<Http.Response> result = client.send("http://venue.test", WRITE);
            never.countDown();

            assertRefused(result, RejectReason.CONNECTOR_DOWN, "no connection within 50 ms");
        }
    }

    @Test
    void anAnswerThatIsNoHttpIsUnknown() throws IOException {
        try (TestServer server = new TestServer(peer -> {
                    peer.request();
                    peer.say("220 mail.test ESMTP\r\n\r\n");
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            assertThat(client.send(server.url(), WRITE)).isInstanceOf(Result.Unknown.class);
        }
    }

    @Test
    void statusAndBodyOfAFailingServerAreAnAnswer() throws IOException {
        try (TestServer server = new TestServer(peer -> {
                    peer.request();
                    peer.say(
                            "HTTP/1.1 502 Bad Gateway\r\nRetry-After: 3\r\nConnection: close\r\n\r\n<html>down</html>");
                });
                Client client = new Client(new NettyNetwork())) {
            Http.Response response = ok(client.send(server.url(), WRITE));

            assertThat(response.status()).isEqualTo(502);
            assertThat(response.header("retry-after")).contains("3");
            assertThat(text(response)).isEqualTo("<html>down</html>");
        }
    }

    @Test
    void followsNoRedirectAndKeepsNoCookie() throws IOException {
        try (TestServer server = new TestServer(peer -> {
                    while (!peer.request().isEmpty()) {
                        peer.say(
                                "HTTP/1.1 302 Found\r\nLocation: /other\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
                    }
                });
                Client client = new Client(new NettyNetwork())) {
            assertThat(ok(client.send(server.url(), READ)).status()).isEqualTo(302);
            assertThat(ok(client.send(server.url(), READ)).status()).isEqualTo(302);

            assertThat(server.requests).noneMatch(request -> request.contains("/other") || request.contains("Cookie"));
        }
    }

    @Test
    void unpacksGzip() throws IOException {
        byte[] packed = gzip("a".repeat(100_000));
        try (TestServer server = new TestServer(peer -> {
                    peer.request();
                    peer.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
                            .formatted(packed.length));
                    peer.say(packed);
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            assertThat(text(ok(client.send(server.url(), READ)))).isEqualTo("a".repeat(100_000));
            assertThat(server.requests.get(0)).contains("Accept-Encoding: gzip");
        }
    }

    @Test
    void aBodyThatUnpacksToMoreThanIsAllowedIsUnknown() throws IOException {
        byte[] packed = gzip("a".repeat(10_000_000));
        NetSettings small = NetSettings.DEFAULT.limits(4_096, 1_000_000);
        try (TestServer server = new TestServer(peer -> {
                    peer.request();
                    peer.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
                            .formatted(packed.length));
                    peer.say(packed);
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork(), small)) {
            assertThat(client.send(server.url(), WRITE))
                    .isEqualTo(Result.unknown("POST /order: an answer of more than 1000000 bytes"));
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes(text));
        }
        return packed.toByteArray();
    }

    @Test
    void aHeadThatIsTooLongIsUnknown() throws IOException {
        NetSettings small = NetSettings.DEFAULT.limits(4_096, 1_000_000);
        try (TestServer server = new TestServer(peer -> {
                    peer.request();
                    peer.say("HTTP/1.1 200 OK\r\nX: " + "y".repeat(10_000) + "\r\nContent-Length: 0\r\n\r\n");
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork(), small)) {
            assertThat(client.send(server.url(), WRITE)).isInstanceOf(Result.Unknown.class);
        }
    }

    @Test
    void readsChunksAndSkipsInformation() throws IOException {
        try (TestServer server = new TestServer(peer -> {
                    peer.request();
                    peer.say("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n");
                    peer.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");
                    peer.hold();
                });
                Client client = new Client(new NettyNetwork())) {
            assertThat(text(ok(client.send(server.url(), READ)))).isEqualTo("abc");
        }
    }

    @Test
    void aChunkedAnswerThatEndsEarlyIsUnknown() throws IOException {
        try (TestServer server = new TestServer(peer -> {
                    peer.request();
                    peer.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n");
                });
                Client client = new Client(new NettyNetwork())) {
            assertThat(client.send(server.url(), WRITE)).isInstanceOf(Result.Unknown.class);
        }
    }

    @Test
    void theAnswerToHeadHasNoBody() throws IOException {
        try (TestServer server = new TestServer(peer -> {
                    while (!peer.request().isEmpty()) {
                        peer.say("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n");
                    }
                });
                Client client = new Client(new NettyNetwork())) {
            assertThat(ok(client.send(server.url(), Http.Request.read("HEAD", "/")))
                            .body())
                    .isEmpty();
            assertThat(ok(client.send(server.url(), Http.Request.read("HEAD", "/")))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void manyRequestsAtOnceAreAllAnswered() throws IOException {
        try (TestServer server = new TestServer(HttpTest::answerAll);
                Client client = new Client(new NettyNetwork())) {
            Client.Answers answers = new Client.Answers();
            for (int i = 0; i < 50; i++) {
                client.transports.http(server.url()).send(WRITE, answers::add);
            }

            client.until(() -> answers.size() + " answers", () -> answers.size() == 50);

            assertThat(answers).allMatch(result -> result instanceof Result.Ok);
            assertThat(server.connections.get()).isBetween(2, 8);
        }
    }

    @Test
    void aRequestWithoutBudgetDoesNotLeave() throws IOException {
        try (TestServer server = new TestServer(HttpTest::answerAll);
                Client client = new Client(new NettyNetwork())) {
            client.transports.rateLimiter("test/ip", RateLimiter.Budget.of(1, Duration.ofMinutes(1)));
            Http.Request costly = WRITE.cost("test/ip", 1, RateLimiter.Priority.ORDER);

            ok(client.send(server.url(), costly));
            Result<Http.Response> second = client.send(server.url(), costly.timeout(Duration.ofMillis(20)));

            assertRefused(second, RejectReason.RATE_LIMITED, "test/ip: 1 of 1 used");
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void whatIsUnderWayWhenTheClientIsClosedIsUnknown() throws IOException {
        try (TestServer server = new TestServer(TestServer.Peer::hold);
                Client client = new Client(new NettyNetwork())) {
            Client.Answers answers = new Client.Answers();
            Http http = client.transports.http(server.url());
            client.until(() -> "no connection", () -> server.connections.get() == 1);
            client.until(() -> "not quiet", () -> client.turn() == 0);
            http.send(WRITE, answers::add);

            client.end();

            assertThat(answers).hasSize(1);
            assertThat(answers.get(0)).isInstanceOf(Result.Unknown.class);
        }
    }

    @Test
    void aReplyThatThrowsCostsNothingElse() throws IOException {
        try (TestServer server = new TestServer(HttpTest::answerAll);
                Client client = new Client(new NettyNetwork())) {
            client.transports.http(server.url()).send(READ, result -> {
                throw new IllegalStateException("on purpose");
            });
            client.until(() -> "no failure", () -> !client.failures().isEmpty());

            assertThat(ok(client.send(server.url(), READ)).status()).isEqualTo(200);
        }
    }

    private static void assertRefused(Result<Http.Response> result, RejectReason reason, String words) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        if (result instanceof Result.Refused<Http.Response> refused) {
            assertThat(refused.why().reason()).isEqualTo(reason);
            assertThat(refused.why().words()).contains(words);
        }
    }
}
