package io.jackstay.runtime.net.netty;

import static io.jackstay.runtime.net.netty.Client.ok;
import static io.jackstay.runtime.net.netty.Client.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.WebSocket.Settings;
import io.jackstay.api.order.Result;
import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.wire.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final Http.Request READ = Http.Request.read("GET", "/");
    private static final Http.Request WRITE = Http.Request.write("POST", "/order");

    /** Every name is this machine. */
    private static final Lookup LOOPBACK = host -> List.of(InetAddress.getLoopbackAddress());

    private static TestCertificate venue;
    private static TestCertificate other;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws IOException, GeneralSecurityException {
        venue = TestCertificate.of(folder, "venue.test");
        other = TestCertificate.of(folder, "other.test");
    }

    private static TestServer server(TestCertificate certificate, TestServer.Script script)
            throws IOException, GeneralSecurityException {
        return new TestServer(
                certificate
                        .server()
                        .getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                script);
    }

    private static NettyNetwork trusting(TestCertificate certificate) throws GeneralSecurityException {
        return new NettyNetwork(LOOPBACK, List.of(certificate.certificate()));
    }

    private static void answerAll(TestServer.Peer peer) throws IOException {
        while (!peer.request().isEmpty()) {
            peer.answer("secured");
        }
    }

    @Test
    void speaksToAServerThatIsWhoItSays() throws IOException, GeneralSecurityException {
        try (TestServer server = server(venue, TlsTest::answerAll);
                Client client = new Client(trusting(venue))) {
            String url = "https://venue.test:" + server.port();

            assertThat(text(ok(client.send(url, READ)))).isEqualTo("secured");
            assertThat(text(ok(client.send(url, WRITE)))).isEqualTo("secured");
        }
    }

    /** A server that accepts and then says nothing keeps no socket of ours. */
    @Test
    void closesAConnectionWhoseHandshakeIsNotAnswered() throws IOException, GeneralSecurityException {
        List<String> ends = new CopyOnWriteArrayList<>();
        try (TestServer server = new TestServer(peer -> {
                    peer.hold();
                    ends.add("closed");
                });
                Client client =
                        new Client(trusting(venue), NetSettings.DEFAULT.connectTimeout(Duration.ofMillis(100)))) {
            Result<Http.Response> result = client.send("https://venue.test:" + server.port(), WRITE);

            assertThat(result).isInstanceOf(Result.Refused.class).asString().contains("no connection within 100 ms");
            client.until(ends::toString, () -> ends.contains("closed"));
        }
    }

    @Test
    void refusesAServerWithAnotherName() throws IOException, GeneralSecurityException {
        try (TestServer server = server(other, TlsTest::answerAll);
                Client client = new Client(trusting(other))) {
            Result<Http.Response> result = client.send("https://venue.test:" + server.port(), WRITE);

            assertThat(result).isInstanceOf(Result.Refused.class).asString().contains("venue.test");
            assertThat(server.requests).noneMatch(request -> request.contains("POST"));
        }
    }

    @Test
    void refusesAServerThatNobodyVouchesFor() throws IOException, GeneralSecurityException {
        try (TestServer server = server(venue, TlsTest::answerAll);
                Client client = new Client(trusting(other))) {
            Result<Http.Response> result = client.send("https://venue.test:" + server.port(), WRITE);

            assertThat(result).isInstanceOf(Result.Refused.class);
            assertThat(server.requests).noneMatch(request -> request.contains("POST"));
        }
    }

    @Test
    void theAuthoritiesOfTheJdkDoNotVouchForASelfMadeCertificate() throws IOException, GeneralSecurityException {
        try (TestServer server = server(venue, TlsTest::answerAll);
                Client client = new Client(new NettyNetwork(LOOPBACK, List.of()))) {
            assertThat(client.send("https://venue.test:" + server.port(), WRITE))
                    .isInstanceOf(Result.Refused.class);
        }
    }

    @Test
    void streamsAreSecuredTheSameWay() throws IOException, GeneralSecurityException {
        TestServer.Script script = peer -> {
            peer.upgrade();
            peer.text("secured");
            peer.hold();
        };
        try (TestServer good = server(venue, script);
                TestServer bad = server(other, script);
                Client client =
                        new Client(new NettyNetwork(LOOPBACK, List.of(venue.certificate(), other.certificate())))) {
            Client.Stream stream = client.stream(Settings.to("wss://venue.test:" + good.port()));
            client.until(stream.told::toString, () -> stream.told.contains("secured"));
            Client.Stream wrong = client.stream(Settings.to("wss://venue.test:" + bad.port()));
            client.until(wrong.told::toString, () -> !wrong.told.isEmpty());

            assertThat(wrong.told.get(0)).startsWith("down: TLS");
        }
    }

    @Test
    void anAnswerThatIsCutOffWithoutAGoodByeIsUnknown() throws IOException, GeneralSecurityException {
        SSLContext secured = venue.server();
        try (TestServer server = new TestServer(peer -> {
                    SSLSocket socket = (SSLSocket) secured.getSocketFactory().createSocket(peer.socket, peer.in, false);
                    socket.getInputStream().readNBytes(20);
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of i"
                                    .getBytes(StandardCharsets.UTF_8));
                });
                Client client = new Client(trusting(venue))) {
            Result<Http.Response> result = client.send("https://venue.test:" + server.port(), WRITE);

            assertThat(result).isInstanceOf(Result.Unknown.class);
        }
    }

    @Test
    void goesThroughAProxyAndSecuresWhatIsBehindIt() throws IOException, GeneralSecurityException {
        try (TestServer server = server(venue, TlsTest::answerAll);
                TestServer proxy = new TestServer(peer -> tunnel(peer, server.port()));
                Client client = new Client(
                        trusting(venue),
                        NetSettings.DEFAULT.through(Endpoint.of("http://proxy.test:" + proxy.port())))) {
            String answer = text(ok(client.send("https://venue.test:" + server.port(), READ)));

            assertThat(answer).isEqualTo("secured");
            assertThat(proxy.requests.get(0)).startsWith("CONNECT venue.test:" + server.port() + " HTTP/1.1\r\n");
        }
    }

    @Test
    void aProxyIsToldNameAndPassword() throws IOException, GeneralSecurityException {
        NetSettings settings = NetSettings.DEFAULT.proxyLogin(Secret.of("ada:open sesame"));
        try (TestServer server = server(venue, TlsTest::answerAll);
                TestServer proxy = new TestServer(peer -> tunnel(peer, server.port()));
                Client client = new Client(
                        trusting(venue), settings.through(Endpoint.of("http://proxy.test:" + proxy.port())))) {
            assertThat(text(ok(client.send("https://venue.test:" + server.port(), READ))))
                    .isEqualTo("secured");

            assertThat(proxy.requests.get(0)).contains("\r\nProxy-Authorization: Basic YWRhOm9wZW4gc2VzYW1l\r\n");
            assertThat(server.requests).noneMatch(request -> request.contains("Proxy-Authorization"));
            assertThat(settings.toString()).doesNotContain("sesame");
        }
    }

    @Test
    void certificatesOfTheSettingsAreTrustedInPlaceOfAllOthers() throws IOException, GeneralSecurityException {
        NetSettings settings = NetSettings.DEFAULT.trusting(List.of(venue.certificate()));
        try (TestServer good = server(venue, TlsTest::answerAll);
                TestServer bad = server(other, TlsTest::answerAll);
                Client client = new Client(trusting(other), settings)) {
            assertThat(text(ok(client.send("https://venue.test:" + good.port(), READ))))
                    .isEqualTo("secured");
            assertThat(client.send("https://other.test:" + bad.port(), WRITE)).isInstanceOf(Result.Refused.class);
        }
    }

    @Test
    void aProxyThatRefusesMeansThatNothingLeft() throws IOException {
        try (TestServer proxy = new TestServer(peer -> {
                    peer.request();
                    peer.say("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
                    peer.hold();
                });
                Client client = new Client(
                        new NettyNetwork(LOOPBACK, List.of()),
                        NetSettings.DEFAULT.through(Endpoint.of("http://proxy.test:" + proxy.port())))) {
            Result<Http.Response> result = client.send("http://venue.test", WRITE);

            assertThat(result).isInstanceOf(Result.Refused.class).asString().contains("the proxy refused", "407");
        }
    }

    private static void tunnel(TestServer.Peer peer, int port) throws IOException {
        peer.request();
        peer.say("HTTP/1.1 200 Connection established\r\n\r\n");
        try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread back = new Thread(() -> copy(behind, peer.socket), "test-tunnel");
            back.setDaemon(true);
            back.start();
            copy(peer.socket, behind);
        }
    }

    private static void copy(Socket from, Socket to) {
        byte[] part = new byte[8_192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(part);
            while (count >= 0) {
                out.write(part, 0, count);
                out.flush();
                count = in.read(part);
            }
        } catch (IOException e) {
            Thread.currentThread().setName("test-tunnel, ended by " + e.getMessage());
        }
    }
}
