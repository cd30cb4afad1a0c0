package io.jackstay.runtime.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.runtime.config.alert.HubServerBlock;
import io.jackstay.runtime.config.alert.HubServerBlock.HubRole;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.outbound.JsonAnswer;
import io.jackstay.runtime.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a hub over sockets: what a browser is served, and what its session may do. */
class HubPageTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private static Path data;

    private static HubServer hub;

    @BeforeAll
    static void open() throws IOException {
        hub = HubServer.open(HubServerBlock.DEFAULT.onPort(0), data, new SystemClock(), WebServer.builtInHub());
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return HttpRequest.newBuilder(URI.create(hub.address() + path)).method(method, publisher);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> signIn(HubRole role) throws IOException, InterruptedException {
        String token = Files.readString(hub.tokenOf(role).orElseThrow()).strip();
        return send(request("POST", "/api/v1/session", "{\"token\":\"%s\"}".formatted(token))
                .header("Content-Type", "application/json")
                .header("Origin", hub.address()));
    }

    private static String cookie(HubRole role) throws IOException, InterruptedException {
        return signIn(role).headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String csrf(String cookie) throws IOException, InterruptedException {
        JsonNode session =
                JsonAnswer.of(send(request("GET", "/api/v1/session", "").header("Cookie", cookie))
                        .body());
        return session.path("csrf").asText();
    }

    private static HttpRequest.Builder change(String path, String cookie, String csrf, String origin) {
        return request("POST", path, "{}")
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .header("X-Jackstay-Csrf", csrf)
                .header("Origin", origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html"})
    void thePageIsServedWithTheStrictPolicy(String path) throws IOException, InterruptedException {
        HttpResponse<String> page = send(request("GET", path, ""));

        assertThat(page.body())
                .contains("js/hub.js")
                .doesNotContain("js/app.js")
                .doesNotContain("echarts");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self' 'sha256-")
                .contains("require-trusted-types-for 'script'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/js/hub.js", "/js/pages/hub.js", "/app.css", "/hub.css", "/lib/lit-html/lit-html.js"})
    void whatThePageLoadsIsThere(String path) throws IOException, InterruptedException {
        assertThat(send(request("GET", path, "")).statusCode()).isEqualTo(200);
    }

    @Test
    void aBrowserSignsInLooksAndSignsOut() throws IOException, InterruptedException {
        HttpResponse<String> in = signIn(HubRole.VIEW);
        String set = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(in.statusCode()).isEqualTo(204);
        assertThat(set).startsWith("jackstay-hub-").contains("HttpOnly", "SameSite=Strict");
        String cookie = set.split(";", 2)[0];

        HttpResponse<String> cards = send(request("GET", "/api/v1/hub", "").header("Cookie", cookie));
        assertThat(JsonAnswer.of(cards.body()).path("bots").isObject()).isTrue();
        String csrf = csrf(cookie);
        assertThat(send(request("DELETE", "/api/v1/session", "{}")
                                .header("Content-Type", "application/json")
                                .header("Cookie", cookie)
                                .header("X-Jackstay-Csrf", csrf)
                                .header("Origin", hub.address()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(send(request("GET", "/api/v1/hub", "").header("Cookie", cookie))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenForHeartbeatsOpensNoPage() throws IOException, InterruptedException {
        assertThat(signIn(HubRole.INGEST).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"CONTROL, 200", "VIEW, 403"})
    void onlyASessionOfControlPrunes(HubRole role, int status) throws IOException, InterruptedException {
        String cookie = cookie(role);

        assertThat(send(change("/admin/prune", cookie, csrf(cookie), hub.address()))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void anotherPageCannotUseASession() throws IOException, InterruptedException {
        String cookie = cookie(HubRole.CONTROL);
        String csrf = csrf(cookie);

        assertThat(send(change("/admin/prune", cookie, "guessed", hub.address()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(change("/admin/prune", cookie, csrf, "http://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(request("POST", "/admin/prune", "").header("Cookie", cookie))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(request("GET", "/api/v1/hub", "")
                                .header("Cookie", cookie)
                                .header("x-auth-token", "wrong"))
                        .statusCode())
                .isEqualTo(401);
    }
}
