package io.jackstay.runtime.web;

import static io.jackstay.runtime.web.http.RawClient.get;
import static io.jackstay.runtime.web.http.RawClient.head;
import static io.jackstay.runtime.web.http.RawClient.post;
import static io.jackstay.runtime.web.http.RawClient.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jackstay.runtime.config.WebBlock;
import io.jackstay.runtime.web.http.RawClient;
import io.jackstay.runtime.web.http.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** How the page is reached from other machines: by TLS of its own, or behind a proxy that has it, and not otherwise. */
class TlsTest extends WebFixture {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path keys;

    private static SSLContext trusting;

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = keys.resolve("store.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-alias",
                        "page",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor(60, TimeUnit.SECONDS) && made.exitValue() == 0)
                .as(said)
                .isTrue();
        KeyStore entries = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            entries.load(in, PASSWORD);
        }
        Certificate certificate = entries.getCertificate("page");
        write("page.crt", "CERTIFICATE", certificate.getEncoded());
        write("page.key", "PRIVATE KEY", entries.getKey("page", PASSWORD).getEncoded());
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("page", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }

    private static void write(String name, String what, byte[] bytes) throws IOException {
        Files.writeString(
                keys.resolve(name),
                "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                        .formatted(what, Base64.getMimeEncoder().encodeToString(bytes), what));
    }

    private static WebBlock block(String address, boolean behindProxy, boolean tls, List<String> hosts) {
        return new WebBlock(
                true,
                address,
                Optional.of(0),
                hosts,
                behindProxy,
                tls
                        ? Optional.of(new WebBlock.WebTls(keys.resolve("page.crt"), keys.resolve("page.key")))
                        : Optional.empty(),
                new TreeMap<>(),
                10,
                64,
                64);
    }

    private void serve(WebBlock block) throws IOException {
        server.close();
        server = new WebServer(
                block, data, clock, SamplePictures.of(clock.epochNanos(), "0.1", 20, "B1"), backend(), assets, "1");
    }

    private String secured(String request, String... protocols) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
            if (protocols.length > 0) {
                socket.setEnabledProtocols(protocols);
            }
            socket.startHandshake();
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void withACertificateItIsReachedByTlsAlone() throws IOException {
        serve(block("127.0.0.1", false, true, List.of()));

        assertThat(server.address()).startsWith("https://127.0.0.1:");
        assertThat(status(secured(head("GET", port(), "/api/v1/bots", bearer(Role.VIEW)))))
                .isEqualTo(200);
        assertThat(status(secured(head("GET", port(), "/api/v1/bots")))).isEqualTo(401);
        String body = "{\"token\":\"%s\"}".formatted(token(Role.CONTROL));
        String signedIn = secured(head("POST", port(), "/api/v1/session", "Content-Length: " + body.length()) + body);
        assertThat(header(signedIn, "Set-Cookie"))
                .startsWith("__Host-jackstay-%d=".formatted(port()))
                .contains("; Secure");
        assertThat(get(port(), "/api/v1/health")).doesNotContain("\"up\"");
        assertThatThrownBy(() -> secured("", "TLSv1.1")).isInstanceOf(Exception.class);
        assertThat(status(secured(head("GET", port(), "/api/v1/health"), "TLSv1.2")))
                .isEqualTo(200);
    }

    /** Whoever speaks no TLS fills no log. */
    @Test
    void whatIsNoTlsIsNotLogged() throws IOException {
        Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> kept = new ListAppender<>();
        kept.start();
        log.addAppender(kept);
        try {
            serve(block("127.0.0.1", false, true, List.of()));
            get(port(), "/api/v1/health");
            assertThat(status(secured(head("GET", port(), "/api/v1/health")))).isEqualTo(200);
        } finally {
            log.detachAppender(kept);
        }
        assertThat(kept.list)
                .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
    }

    @Test
    void whatIsNoCertificateIsSaid() throws IOException {
        Files.writeString(keys.resolve("nonsense"), "nonsense");
        server.close();
        WebBlock block = new WebBlock(
                true,
                "127.0.0.1",
                Optional.of(0),
                List.of(),
                false,
                Optional.of(new WebBlock.WebTls(keys.resolve("nonsense"), keys.resolve("page.key"))),
                new TreeMap<>(),
                10,
                64,
                64);
        assertThatThrownBy(() -> serve(block))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SSLException.class)
                .hasMessageContaining("nonsense");
    }

    /** H5: from another machine in the clear is a mistake of the file, and what listens there wants a token and a name that it knows. */
    @Test
    void anotherMachineIsReachedByTlsOrAProxyAlone() throws IOException {
        assertThatThrownBy(() -> block("0.0.0.0", false, false, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give it tls");

        serve(block("0.0.0.0", false, true, List.of("bots.example")));
        String named = head("GET", port(), "/api/v1/bots").replace("Host: localhost:" + port(), "Host: bots.example");
        assertThat(status(secured(named))).isEqualTo(401);
        assertThat(status(secured(head("GET", port(), "/api/v1/bots")))).isEqualTo(421);
        assertThat(server.address())
                .as("what a browser can ask for")
                .isEqualTo("https://bots.example:%d/".formatted(port()));
    }

    @Test
    void behindAProxyItsNameItsTlsAndItsClientsCount() throws IOException {
        serve(block("127.0.0.1", true, false, List.of("bots.example")));
        assertThat(server.address()).isEqualTo("https://bots.example/");
        String host = "Host: localhost:" + port();
        String body = "{\"token\":\"%s\"}".formatted(token(Role.CONTROL));
        String signIn = head(
                        "POST",
                        port(),
                        "/api/v1/session",
                        "Origin: https://bots.example",
                        "X-Forwarded-For: 198.51.100.7",
                        "Content-Length: " + body.length())
                .replace(host, "Host: bots.example");
        String signedIn = RawClient.ask(port(), signIn + body);
        assertThat(status(signedIn)).isEqualTo(204);
        String cookie = header(signedIn, "Set-Cookie");
        assertThat(cookie).startsWith("__Host-jackstay-%d=".formatted(port())).contains("; Secure");
        assertThat(status(RawClient.ask(port(), signIn.replace("https://bots", "http://bots") + body)))
                .as("a page in the clear is another page")
                .isEqualTo(403);

        for (int i = 0; i < 12; i++) {
            ahead.addAndGet(Duration.ofMinutes(6).toNanos());
            tried("198.51.100.66", "wrong" + i);
        }
        assertThat(tried("203.0.113.1, 198.51.100.66", token(Role.VIEW)))
                .as("only what the proxy itself says of an address counts")
                .isEqualTo(429);
        assertThat(tried("198.51.100.66, 198.51.100.7", token(Role.VIEW))).isEqualTo(200);
    }

    private int tried(String from, String token) throws IOException {
        return status(get(port(), "/api/v1/bots", "X-Forwarded-For: " + from, "Authorization: Bearer " + token));
    }

    @Test
    void withoutAProxyNobodySaysForWhomHeAsks() throws IOException {
        for (int i = 0; i < 12; i++) {
            ahead.addAndGet(Duration.ofMinutes(6).toNanos());
            tried("198.51.100." + i, "wrong");
        }
        assertThat(tried("198.51.100.9", token(Role.VIEW))).isEqualTo(429);
        assertThat(status(post(port(), "/api/v1/session", "{\"token\":\"%s\"}".formatted(token(Role.VIEW)))))
                .isEqualTo(429);
    }
}
