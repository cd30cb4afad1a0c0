package io.jackstay.runtime.web;

import static io.jackstay.runtime.web.http.RawClient.ask;
import static io.jackstay.runtime.web.http.RawClient.get;
import static io.jackstay.runtime.web.http.RawClient.head;
import static io.jackstay.runtime.web.http.RawClient.post;
import static io.jackstay.runtime.web.http.RawClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.web.http.Access;
import io.jackstay.runtime.web.http.Method;
import io.jackstay.runtime.web.http.RawClient;
import io.jackstay.runtime.web.http.Role;
import io.jackstay.runtime.web.http.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may do what over the web, tried with raw sockets: rows of a catalogue of attacks, H1 to H17. */
class WebServerTest extends WebFixture {
    @Test
    void tokensAreMadeForTheirOwnerAloneAndStayTheSame() throws IOException {
        Path folder = data.resolve("web");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        String before = token(Role.CONTROL);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(5).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
        assertThat(Files.readString(folder.resolve("tokens"))).doesNotContain(before);
        Files.delete(folder.resolve("control.token"));
        server.close();
        server = new WebServer(
                block(), data, clock, SamplePictures.of(clock.epochNanos(), "0", 0, ""), backend(), assets, "1");

        assertThat(status(get(port(), "/api/v1/session", "Authorization: Bearer " + before)))
                .isEqualTo(200);
    }

    /** H2: the table itself is the list of what is tried, so nothing new is left out. */
    @Test
    void eachRouteIsForWhomTheTableSays() throws IOException {
        for (Route route : server.routes().all()) {
            if (route.summary().equals("asset")) {
                continue;
            }
            String path = route.path().filled(Map.of("bot", "btc-grid", "cloid", "1", "id", "x"));
            String name = route.method() + " " + path;
            boolean open = route.access().isOpen();
            assertThat(status(send(route.method(), path))).as(name).matches(code -> open == (code != 401));
            for (Role role : Role.values()) {
                int code = status(send(route.method(), path, bearer(role)));
                boolean allowed = open || route.access().admits(role);
                assertThat(code).as("%s as %s", name, role).matches(got -> allowed == (got != 401 && got != 403));
            }
            assertThat(status(send(route.method(), path + "/", bearer(Role.CONTROL))))
                    .as(name)
                    .isIn(404, 200);
            assertThat(status(send(
                            route.method(),
                            path.equals("/") ? "//" : path.toUpperCase(java.util.Locale.ROOT),
                            bearer(Role.CONTROL))))
                    .as(name)
                    .isEqualTo(404);
            for (String other : List.of("PUT", "PATCH", "HEAD", "OPTIONS", "TRACE")) {
                assertThat(status(ask(
                                port(),
                                head(
                                        other,
                                        port(),
                                        path,
                                        bearer(Role.CONTROL),
                                        "X-HTTP-Method-Override: " + route.method()))))
                        .as("%s by %s", name, other)
                        .isEqualTo(405);
            }
        }
    }

    private String send(Method method, String path, String... headers) throws IOException {
        String[] more = java.util.Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = "Content-Length: " + (method == Method.GET ? 0 : 2);
        more[headers.length + 1] = "Content-Type: application/json";
        return ask(port(), head(method.name(), port(), path, more) + (method == Method.GET ? "" : "{}"));
    }

    /** H13, H17: what changes something, and what there is at all, is a short list. */
    @Test
    void nothingElseCanBeChangedOrRead() {
        List<String> changing = new ArrayList<>();
        List<String> reading = new ArrayList<>();
        for (Route route : server.routes().all()) {
            (route.method().changes() ? changing : reading).add(route.path().toString());
        }
        assertThat(changing)
                .containsExactlyInAnyOrder("/api/v1/session", "/api/v1/session", "/api/v1/plans", "/api/v1/commands");
        assertThat(reading).noneMatch(path -> path.contains("dump") || path.contains("config") || path.contains("env"));
        assertThat(server.routes().all())
                .filteredOn(route -> route.access().isOpen())
                .extracting(route -> route.path().toString())
                .filteredOn(path -> path.startsWith("/api"))
                .containsExactlyInAnyOrder("/api/v1/health", "/api/v1/session");
    }

    /** H1 */
    @Test
    void aTokenIsTakenInItsHeaderAlone() throws IOException {
        String token = token(Role.VIEW);
        assertThat(status(get(port(), "/api/v1/bots"))).isEqualTo(401);
        assertThat(status(get(port(), "/api/v1/bots?token=" + token))).isEqualTo(401);
        assertThat(status(get(port(), "/api/v1/bots?access_token=" + token))).isEqualTo(401);
        assertThat(status(get(port(), "/api/v1/bots", "Cookie: jackstay-%d=%s".formatted(port(), token))))
                .isEqualTo(401);
        assertThat(status(get(port(), "/api/v1/bots", "X-Auth-Token: " + token)))
                .isEqualTo(401);
        String wrong = get(port(), "/api/v1/bots", "Authorization: Bearer " + token.substring(1));
        assertThat(status(wrong)).isEqualTo(401);
        assertThat(wrong).endsWith("{\"say\":\"sign in\"}");
        assertThat(status(get(port(), "/api/v1/bots", "Authorization: Bearer " + token)))
                .isEqualTo(200);
    }

    @Test
    void whoTriesTokensWaitsLongerEachTime() throws IOException {
        for (int i = 0; i < 5; i++) {
            assertThat(status(get(port(), "/api/v1/bots", "Authorization: Bearer wrong" + i)))
                    .isEqualTo(401);
        }
        String right = bearer(Role.VIEW);
        String later = get(port(), "/api/v1/bots", right);
        assertThat(status(later)).isEqualTo(429);
        assertThat(header(later, "Retry-After")).isEqualTo("1");
        ahead.addAndGet(Duration.ofMillis(1_100).toNanos());
        assertThat(status(get(port(), "/api/v1/bots", "Authorization: Bearer wrong")))
                .isEqualTo(401);
        ahead.addAndGet(Duration.ofMillis(1_100).toNanos());
        assertThat(status(get(port(), "/api/v1/bots", right))).isEqualTo(429);
        ahead.addAndGet(Duration.ofMillis(1_000).toNanos());
        assertThat(status(get(port(), "/api/v1/bots", right))).isEqualTo(200);
    }

    @Test
    void aSessionIsACookieThatNoScriptReadsAndNoOtherPageSends() throws IOException {
        String answer = post(port(), "/api/v1/session", "{\"token\":\"%s\"}".formatted(token(Role.VIEW)));
        assertThat(header(answer, "Set-Cookie"))
                .contains("; HttpOnly")
                .contains("; SameSite=Strict")
                .contains("; Path=/")
                .contains("Max-Age=43200")
                .doesNotContain(token(Role.VIEW));
        assertThat(status(post(port(), "/api/v1/session", "{\"token\":\"%s\"}".formatted(token(Role.METRICS)))))
                .isEqualTo(401);
        assertThat(status(post(port(), "/api/v1/session", "{\"token\":\"x\"}", "Origin: http://evil.example")))
                .isEqualTo(403);
        Browser browser = signIn(Role.VIEW);
        assertThat(status(get(port(), "/api/v1/bots", "Cookie: " + browser.cookie())))
                .isEqualTo(200);
        assertThat(status(get(port(), "/api/v1/bots", "Cookie: %s; %s".formatted(browser.cookie(), browser.cookie()))))
                .isEqualTo(401);
        assertThat(status(ask(port(), head("DELETE", port(), "/api/v1/session", browser.changing(port())))))
                .isEqualTo(204);
        assertThat(status(get(port(), "/api/v1/bots", "Cookie: " + browser.cookie())))
                .isEqualTo(401);
    }

    @Test
    void controlFallsBackToLookingAndThenTheSessionEnds() throws IOException {
        Browser browser = signIn(Role.CONTROL);
        ahead.addAndGet(Duration.ofMinutes(31).toNanos());
        publish("0.1", 20, "B1");
        assertThat(get(port(), "/api/v1/session", "Cookie: " + browser.cookie()))
                .contains("\"role\":\"view\"");
        assertThat(status(post(port(), "/api/v1/plans", "{}", browser.changing(port()))))
                .isEqualTo(403);
        ahead.addAndGet(Duration.ofHours(12).toNanos());
        assertThat(status(get(port(), "/api/v1/session", "Cookie: " + browser.cookie())))
                .isEqualTo(401);
    }

    /** H3 */
    @Test
    void aChangeOfABrowserComesFromOurOwnPage() throws IOException {
        Browser browser = signIn(Role.CONTROL);
        String body = "{\"id\":\"00000001\",\"command\":\"pause\",\"bot\":\"btc-grid\"}";
        String[] good = browser.changing(port());
        for (int i = 0; i < good.length; i++) {
            List<String> without = new ArrayList<>(List.of(good));
            without.remove(i);
            assertThat(status(post(port(), "/api/v1/commands", body, without.toArray(String[]::new))))
                    .as(good[i])
                    .isIn(401, 403);
        }
        for (String bad : List.of(
                "Content-Type: text/plain",
                "Content-Type: application/x-www-form-urlencoded",
                "Origin: http://evil.example",
                "Origin: null",
                "X-Jackstay-Csrf: x")) {
            String name = bad.substring(0, bad.indexOf(':') + 1);
            List<String> changed = new ArrayList<>(List.of(good));
            changed.replaceAll(header -> header.startsWith(name) ? bad : header);
            assertThat(status(post(port(), "/api/v1/commands", body, changed.toArray(String[]::new))))
                    .as(bad)
                    .isEqualTo(403);
        }
        List<String> cross = new ArrayList<>(List.of(good));
        cross.add("Sec-Fetch-Site: cross-site");
        assertThat(status(post(port(), "/api/v1/commands", body, cross.toArray(String[]::new))))
                .isEqualTo(403);
        assertThat(given).isEmpty();
        assertThat(status(post(port(), "/api/v1/commands", body, good))).isEqualTo(200);
        assertThat(given).hasSize(1);
        assertThat(given.get(0).by()).isEqualTo("web control from 127.0.0.1");
    }

    /** H4 */
    @Test
    void aStreamIsOpenedByOurOwnPageOrByAToken() throws IOException {
        Browser browser = signIn(Role.VIEW);
        String own = "Origin: http://localhost:" + port();
        assertThat(open("Cookie: " + browser.cookie(), own, "Sec-WebSocket-Protocol: jackstay.v1"))
                .isEqualTo(101);
        assertThat(open(bearer(Role.VIEW), "Sec-WebSocket-Protocol: jackstay.v1"))
                .isEqualTo(101);
        assertThat(open("Cookie: " + browser.cookie(), "Sec-WebSocket-Protocol: jackstay.v1"))
                .isEqualTo(403);
        assertThat(open(
                        "Cookie: " + browser.cookie(),
                        "Origin: http://evil.example",
                        "Sec-WebSocket-Protocol: jackstay.v1"))
                .isEqualTo(403);
        assertThat(open(bearer(Role.VIEW), "Origin: http://evil.example", "Sec-WebSocket-Protocol: jackstay.v1"))
                .isEqualTo(403);
        assertThat(open(own, "Sec-WebSocket-Protocol: jackstay.v1")).isEqualTo(401);
        assertThat(open(bearer(Role.METRICS), "Sec-WebSocket-Protocol: jackstay.v1"))
                .isEqualTo(403);
        assertThat(open("Cookie: " + browser.cookie(), own)).isEqualTo(400);
        assertThat(open("Cookie: " + browser.cookie(), own, "Sec-WebSocket-Protocol: other"))
                .isEqualTo(400);
    }

    private int open(String... headers) throws IOException {
        try (RawClient client = new RawClient(port())) {
            client.send(upgrade(headers));
            return status(client.until("\r\n\r\n"));
        }
    }

    private String upgrade(String... headers) {
        return "GET /api/v1/stream HTTP/1.1\r\nHost: localhost:%d\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        .formatted(port())
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s\r\n\r\n"
                        .formatted(String.join("\r\n", headers));
    }

    @Test
    void aStreamSendsASnapshotAndThenWhatHasChanged() throws IOException {
        try (RawClient client = new RawClient(port())) {
            client.send(upgrade(bearer(Role.VIEW), "Sec-WebSocket-Protocol: jackstay.v1"));
            assertThat(client.until("\r\n\r\n"))
                    .contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                    .contains("Sec-WebSocket-Protocol: jackstay.v1");
            assertThat(text(client)).contains("\"t\":\"beat\"");
            client.send(frame(0x81, "{\"op\":\"sub\",\"ch\":\"bot/btc-grid\",\"rate\":10}", true));
            String snap = until(client, "\"snap\"");
            assertThat(snap)
                    .contains("\"ch\":\"bot/btc-grid\"")
                    .contains("\"size\":\"0.1\"")
                    .contains("\"c20\"");
            publish("0.2", 19, "B1");
            String delta = until(client, "\"delta\"");
            assertThat(delta)
                    .contains("\"from\":1")
                    .contains("\"size\":\"0.2\"")
                    .contains("\"orders.c20\"");
        }
    }

    /** H10 */
    @Test
    void aStreamTakesWholeShortMaskedTextsAlone() throws IOException {
        String wish = "{\"op\":\"unsub\",\"ch\":\"bots\",\"x\":\"%s\"}";
        assertThat(closes(frame(0x81, wish.formatted("x".repeat(4_096)), true)))
                .as("a wish that is too long")
                .isTrue();
        assertThat(closes(frame(0x81, "{}", false))).isTrue();
        assertThat(closes(frame(0x01, "{\"op\"", true))).isTrue();
        assertThat(closes(frame(0x82, "{}", true))).isTrue();
        assertThat(closes(frame(0x83, "{}", true))).isTrue();
        assertThat(closes(frame(0xc1, "{}", true))).as("a reserved bit").isTrue();
        assertThat(closes(new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 1, 2, 3, 4}))
                .as("a megabyte that is only announced")
                .isTrue();
    }

    private boolean closes(byte[] frame) throws IOException {
        try (RawClient client = new RawClient(port())) {
            client.send(upgrade(bearer(Role.VIEW), "Sec-WebSocket-Protocol: jackstay.v1"));
            client.until("\r\n\r\n");
            client.send(frame);
            client.all();
            return true;
        }
    }

    private static byte[] frame(int first, String text, boolean masked) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        int head = body.length < 126 ? 2 : 4;
        byte[] frame = new byte[head + (masked ? 4 : 0) + body.length];
        frame[0] = (byte) first;
        frame[1] = (byte) ((masked ? 0x80 : 0) | (body.length < 126 ? body.length : 126));
        if (head == 4) {
            frame[2] = (byte) (body.length >> 8);
            frame[3] = (byte) body.length;
        }
        System.arraycopy(body, 0, frame, frame.length - body.length, body.length);
        return frame;
    }

    private static String text(RawClient client) throws IOException {
        client.read();
        int length = client.read() & 0x7f;
        if (length == 126) {
            length = client.read() << 8 | client.read();
        }
        return new String(client.read(length), StandardCharsets.UTF_8);
    }

    private static String until(RawClient client, String words) throws IOException {
        for (int i = 0; i < 50; i++) {
            String text = text(client);
            if (text.contains(words)) {
                return text;
            }
        }
        throw new AssertionError("no " + words);
    }

    /** H7: text is text, whoever has chosen it. */
    @Test
    void markupGoesOutAsJsonAndIsNothingElse() throws IOException {
        String evil = "<img src=x onerror=alert(1)>\\\"\u202e";
        publish("0.1", 1, evil);
        String answer = get(port(), "/api/v1/bots/btc-grid", bearer(Role.VIEW));
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(answer).contains("nosniff").contains("onerror=alert(1)>\\\\\\\"");
        assertThat(status(get(port(), "/api/v1/bots/<b>", bearer(Role.VIEW)))).isEqualTo(404);
    }

    /** H8 */
    @Test
    void aReasonIsOneLine() throws IOException {
        String body = "{\"id\":\"00000002\",\"command\":\"halt\",\"bot\":\"btc-grid\",\"why\":\"%s\"}";
        assertThat(status(post(port(), "/api/v1/commands", body.formatted("a\\nb"), bearer(Role.CONTROL))))
                .isEqualTo(400);
        assertThat(status(post(port(), "/api/v1/commands", body.formatted("\\u001b[31m"), bearer(Role.CONTROL))))
                .isEqualTo(400);
        assertThat(status(post(port(), "/api/v1/commands", body.formatted("x".repeat(201)), bearer(Role.CONTROL))))
                .isEqualTo(400);
        assertThat(given).isEmpty();
    }

    /** H10 */
    @Test
    void whatIsNoCommandIsRefused() throws IOException {
        for (String body : List.of(
                "",
                "[]",
                "{",
                "null",
                "{\"id\":1}",
                "{\"x\":{}}",
                "{\"id\":\"00000003\",\"command\":\"status\",\"bot\":\"btc-grid\"}",
                "{\"a\":".repeat(5_000))) {
            assertThat(status(post(port(), "/api/v1/commands", body, bearer(Role.CONTROL))))
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(given).isEmpty();
    }

    /** H16 */
    @Test
    void aCommandThatIsSentTwiceIsDoneOnce() throws IOException {
        String body = "{\"id\":\"00000004\",\"command\":\"cancel-all\",\"bot\":\"btc-grid\"}";
        String first = post(port(), "/api/v1/commands", body, bearer(Role.CONTROL));
        String second = post(port(), "/api/v1/commands", body, bearer(Role.CONTROL));
        assertThat(first.substring(first.indexOf("{\"")))
                .isEqualTo(second.substring(second.indexOf("{\"")))
                .contains("\"state\":\"done\"");
        assertThat(given).hasSize(1);
        assertThat(status(post(port(), "/api/v1/commands", body.replace("cancel-all", "halt"), bearer(Role.CONTROL))))
                .isEqualTo(409);
        assertThat(get(port(), "/api/v1/commands/00000004", bearer(Role.CONTROL)))
                .contains("\"say\":\"done\"");
        assertThat(status(get(port(), "/api/v1/commands/00000005", bearer(Role.CONTROL))))
                .isEqualTo(404);
        assertThat(given).hasSize(1);
    }

    @Test
    void whatTradesNeedsAPlanThatStillHolds() throws IOException {
        assertThat(status(command("00000006", "\"command\":\"flatten\",\"bot\":\"btc-grid\"")))
                .isEqualTo(400);
        String ticket = plan("flatten");
        assertThat(status(command("00000007", "\"ticket\":\"%s\",\"typed\":\"eth\"".formatted(ticket))))
                .isEqualTo(400);
        String another = plan("flatten");
        publish("0.2", 20, "B1");
        String moved = command("00000008", "\"ticket\":\"%s\",\"typed\":\"btc-grid\"".formatted(another));
        assertThat(status(moved)).isEqualTo(409);
        assertThat(moved).contains("sell 0.2 BTC").contains("\"plan\":{\"ticket\":\"pl_");
        assertThat(given).isEmpty();
        String shown = moved.substring(moved.indexOf("pl_"), moved.indexOf('"', moved.indexOf("pl_")));
        publish("0.21", 18, "B1");
        assertThat(status(command("00000009", "\"ticket\":\"%s\",\"typed\":\"btc-grid\"".formatted(shown))))
                .isEqualTo(200);
        assertThat(given).extracting(request -> request.command().word()).containsExactly("flatten");
        assertThat(status(command("00000010", "\"ticket\":\"%s\",\"typed\":\"btc-grid\"".formatted(shown))))
                .isEqualTo(409);
        assertThat(given).hasSize(1);
    }

    @Test
    void aTicketIsOfOneSessionOneCommandAndHalfAMinute() throws IOException {
        Browser other = signIn(Role.CONTROL);
        String body = "{\"id\":\"%s\",\"ticket\":\"%s\",\"typed\":\"btc-grid\"%s}";
        assertThat(status(post(
                        port(),
                        "/api/v1/commands",
                        body.formatted("00000011", plan("stop"), ""),
                        other.changing(port()))))
                .isEqualTo(409);
        assertThat(status(command(
                        "00000012",
                        "\"ticket\":\"%s\",\"typed\":\"btc-grid\",\"command\":\"flatten\"".formatted(plan("stop")))))
                .isEqualTo(409);
        String late = plan("stop");
        ahead.addAndGet(Duration.ofSeconds(31).toNanos());
        publish("0.1", 20, "B1");
        assertThat(status(command("00000013", "\"ticket\":\"%s\",\"typed\":\"btc-grid\"".formatted(late))))
                .isEqualTo(409);
        assertThat(given).isEmpty();
    }

    @Test
    void nobodyGivesMoreThanTwentyCommandsAMinute() throws IOException {
        for (int i = 0; i < 20; i++) {
            assertThat(status(command("id0000%02d".formatted(i), "\"command\":\"halt\",\"bot\":\"btc-grid\"")))
                    .isEqualTo(200);
        }
        assertThat(status(command("id000020", "\"command\":\"halt\",\"bot\":\"btc-grid\"")))
                .isEqualTo(429);
        assertThat(given).hasSize(20);
    }

    @Test
    void aCodeSignsInOnceAndForAMinute() throws Exception {
        String code = code();
        String body = "{\"code\":\"%s\"}".formatted(code);
        assertThat(status(post(port(), "/api/v1/session", body))).isEqualTo(204);
        assertThat(status(post(port(), "/api/v1/session", body))).isEqualTo(401);
        String late = code();
        ahead.addAndGet(Duration.ofSeconds(61).toNanos());
        assertThat(status(post(port(), "/api/v1/session", "{\"code\":\"%s\"}".formatted(late))))
                .isEqualTo(401);
    }

    private String code() throws Exception {
        java.util.concurrent.CompletableFuture<String> told = new java.util.concurrent.CompletableFuture<>();
        server.openingAddress(told::complete);
        String address = told.get(10, java.util.concurrent.TimeUnit.SECONDS);
        return address.substring(address.indexOf("#code=") + 6);
    }

    @Test
    void theStreamIsForThoseWhoMayLook() {
        assertThat(server.routes().sockets()).hasSize(1).allSatisfy(route -> assertThat(route.access())
                .isEqualTo(Access.VIEW));
    }
}
