package io.jackstay.runtime.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.config.alert.HubServerBlock;
import io.jackstay.runtime.config.alert.HubServerBlock.HubRole;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.outbound.JsonAnswer;
import io.jackstay.runtime.telemetry.Masks;
import io.jackstay.runtime.web.WebServer;
import io.jackstay.runtime.web.http.Assets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A hub over sockets: who may do what, and what is there after a restart. */
class HubServerTest {
    private static final String BEAT = "{\"role\":\"BP\",\"group\":\"g\",\"position_base\":0.10,\"interval_ms\":60000}";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path data;

    private static Assets page;
    private HubServer hub;

    @BeforeAll
    static void pack() throws IOException {
        page = WebServer.builtInHub();
    }

    @BeforeEach
    void open() throws IOException {
        hub = HubServer.open(HubServerBlock.DEFAULT.onPort(0), data, new SystemClock(), page);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private String token(HubRole role) throws IOException {
        return Files.readString(hub.tokenOf(role).orElseThrow()).strip();
    }

    private HttpResponse<String> call(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.address() + path))
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("x-auth-token", token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode status() throws IOException, InterruptedException {
        return Payloads.read(call("GET", "/api/status", token(HubRole.VIEW), "").body());
    }

    @Test
    void aHeartbeatIsTakenShownAndPruned() throws IOException, InterruptedException {
        assertThat(call("POST", "/ingest/bp-1", token(HubRole.INGEST), BEAT).statusCode())
                .isEqualTo(204);
        assertThat(status().at("/bots/0/name").asText()).isEqualTo("bp-1");
        assertThat(status().at("/bots/0/online").asBoolean()).isTrue();
        assertThat(status().at("/bots/0/payload").toString()).isEqualTo(BEAT);
        HttpResponse<String> cards = call("GET", "/api/v1/hub", token(HubRole.CONTROL), "");
        assertThat(JsonAnswer.of(cards.body()).at("/groups/g/nets/0/net").asText())
                .isEqualTo("0.10");

        String prune = "/admin/prune";
        assertThat(call("POST", prune, token(HubRole.CONTROL), "").body()).isEqualTo("{\"pruned\":[]}");
        assertThat(call("POST", prune + "?older_ms=0", token(HubRole.CONTROL), "")
                        .body())
                .isIn("{\"pruned\":[\"bp-1\"]}", "{\"pruned\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /ingest/a, INGEST, 204",
        "POST, /ingest/a, CONTROL, 204",
        "POST, /ingest/a, VIEW, 403",
        "GET, /api/status, INGEST, 200",
        "GET, /api/status, VIEW, 200",
        "GET, /api/status, CONTROL, 200",
        "GET, /api/v1/hub, INGEST, 403",
        "GET, /api/v1/hub, VIEW, 200",
        "POST, /admin/prune, VIEW, 403",
        "POST, /admin/prune, INGEST, 403",
        "POST, /admin/prune, CONTROL, 200",
        "GET, /admin/prune, CONTROL, 405",
        "GET, /nothing, CONTROL, 404"
    })
    void eachRoleMayDoItsOwn(String method, String path, HubRole role, int status)
            throws IOException, InterruptedException {
        assertThat(call(method, path, token(role), "{}").statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"POST, /ingest/a", "GET, /api/status", "GET, /api/v1/hub", "POST, /admin/prune"})
    void withoutATokenThereIsNothing(String method, String path) throws IOException, InterruptedException {
        assertThat(call(method, path, "", "{}").statusCode()).isEqualTo(401);
        assertThat(call(method, path, "wrong", "{}").statusCode()).isEqualTo(401);
        assertThat(call(method, path + "?token=" + token(HubRole.CONTROL), "", "{}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(hub.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(HubRole.class)
    void aTokenThatWasMadeIsMaskedInTheLog(HubRole role) throws IOException {
        assertThat(Masks.mask("refused by=%s".formatted(token(role)))).isEqualTo("refused by=***");
    }

    @Test
    void aRightTokenIsTakenHoweverManyWrongOnesCame() throws IOException, InterruptedException {
        for (int i = 0; i < 40; i++) {
            call("POST", "/ingest/a", "wrong-" + i, "{}");
        }

        assertThat(call("POST", "/ingest/a", token(HubRole.INGEST), "{}").statusCode())
                .isEqualTo(204);
    }

    @Test
    void wrongTokensOfABrowserKeepNoRuntimeOut() throws IOException, InterruptedException {
        for (int i = 0; i < 8; i++) {
            call("POST", "/api/v1/session", "", "{\"token\":\"wrong\"}");
        }

        assertThat(call("POST", "/api/v1/session", "", "{\"token\":\"wrong\"}").statusCode())
                .isEqualTo(429);
        assertThat(call("POST", "/ingest/a", token(HubRole.INGEST), "{}").statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ingest/a | nonsense | 400",
                "/ingest/a | [1] | 400",
                "/ingest/%2e%2e%2fx | {} | 400",
                "/ingest/a/b | {} | 404"
            })
    void whatIsNoHeartbeatIsRefused(String path, String body, int status) throws IOException, InterruptedException {
        assertThat(call("POST", path, token(HubRole.INGEST), body).statusCode()).isBetween(400, 404);
        assertThat(hub.size()).isZero();
        assertThat(status).isPositive();
    }

    @Test
    void aLargeHeartbeatIsRefused() throws IOException, InterruptedException {
        String body = "{\"a\":\"" + "x".repeat(20_000) + "\"}";

        assertThat(call("POST", "/ingest/a", token(HubRole.INGEST), body).statusCode())
                .isEqualTo(413);
    }

    @Test
    void whatWasHeardIsThereAfterARestart() throws IOException, InterruptedException {
        call("POST", "/ingest/bp-1", token(HubRole.INGEST), BEAT);
        String before = token(HubRole.VIEW);
        hub.close();
        open();

        assertThat(token(HubRole.VIEW)).isEqualTo(before);
        assertThat(status().at("/bots/0/payload").toString()).isEqualTo(BEAT);
        assertThat(status().at("/bots/0/online").asBoolean()).isTrue();
    }

    @Test
    void tokensThatAreMadeAreTheirOwnersAlone() throws IOException {
        for (HubRole role : HubRole.values()) {
            Path file = hub.tokenOf(role).orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file).strip()).hasSizeGreaterThan(40);
        }
        assertThat(List.of(token(HubRole.VIEW), token(HubRole.CONTROL), token(HubRole.INGEST)))
                .doesNotHaveDuplicates();
    }

    @Test
    void tokensOfAConfigurationAreTakenInstead() throws IOException, InterruptedException {
        hub.close();
        HubServerBlock own = new HubServerBlock(
                "127.0.0.1",
                0,
                List.of(),
                java.util.Optional.empty(),
                false,
                new java.util.TreeMap<>(java.util.Map.of(
                        "fleet", new HubServerBlock.Token(HubRole.INGEST, Secret.of("0123456789abcdef")))),
                java.time.Duration.ofSeconds(10),
                4096);
        hub = HubServer.open(own, data, new SystemClock(), page);

        assertThat(hub.tokenOf(HubRole.VIEW)).isEmpty();
        assertThat(call("POST", "/ingest/a", "0123456789abcdef", "{}").statusCode())
                .isEqualTo(204);
    }
}
