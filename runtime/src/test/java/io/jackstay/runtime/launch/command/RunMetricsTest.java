package io.jackstay.runtime.launch.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.config.LedgerBlock;
import io.jackstay.runtime.config.Switch;
import io.jackstay.runtime.config.WebBlock;
import io.jackstay.runtime.control.ControlCommands;
import io.jackstay.runtime.journal.JournalMeters;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.web.WebBackend;
import io.jackstay.runtime.web.WebServer;
import io.jackstay.runtime.web.http.Assets;
import io.jackstay.runtime.web.http.RawClient;
import io.jackstay.runtime.web.http.Role;
import io.jackstay.runtime.web.http.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may scrape, over sockets: this machine without a token, through a proxy the role for it, and no other role. */
class RunMetricsTest {
    private static final String PATH = "/metrics";

    @TempDir
    private Path data;

    private final SystemClock clock = new SystemClock();
    private WebServer server;

    @BeforeEach
    void serve() throws IOException {
        RunMetrics metrics = new RunMetrics("1.2.3", clock, new JournalMeters(), ledger(), List::of);
        WebBlock standard = WebBlock.DEFAULT;
        server = new WebServer(
                new WebBlock(
                        true,
                        standard.address(),
                        Optional.of(0),
                        List.of(),
                        false,
                        Optional.empty(),
                        new TreeMap<>(),
                        10,
                        64,
                        64),
                data,
                clock,
                new SessionPicture(clock.epochNanos(), List.of(), List.of(), SessionPicture.OfProcess.NOTHING),
                backend(metrics),
                new Assets(new TreeMap<>(Map.of("index.html", "<html></html>".getBytes(StandardCharsets.UTF_8)))),
                "1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RunLedger ledger() {
        LedgerBlock kept = LedgerBlock.DEFAULT;
        return RunLedger.of(
                new LedgerBlock(Switch.OFF, kept.url(), kept.user(), kept.password(), kept.retention(), kept.orders()),
                data,
                clock);
    }

    private static WebBackend backend(RunMetrics metrics) {
        return new WebBackend() {
            @Override
            public ControlCommands commands() {
                return (request, answer) -> {};
            }

            @Override
            public JournalMeters journals() {
                return new JournalMeters();
            }

            @Override
            public PluginCatalog plugins() {
                return PluginCatalog.scan(List.of(), PluginPolicy.DEFAULT);
            }

            @Override
            public List<Route> more() {
                return metrics.begin();
            }
        };
    }

    private String bearer(Role role) throws IOException {
        return "Authorization: Bearer "
                + Files.readString(data.resolve("web").resolve(role.word() + ".token"))
                        .strip();
    }

    @Test
    void thisMachineNeedsNoToken() throws IOException {
        String answer = RawClient.get(server.port(), PATH);

        assertThat(RawClient.status(answer)).isEqualTo(200);
        assertThat(answer)
                .containsIgnoringCase("content-type: text/plain; version=0.0.4; charset=utf-8")
                .contains("\njackstay_build_info{version=\"1.2.3\"} 1.0\n", "\njackstay_values_age_seconds ", "\njvm_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-For: 10.0.0.1", "X-Real-IP: 10.0.0.1", "Forwarded: for=10.0.0.1", "Via: 1.1 proxy"})
    void whoComesThroughAProxyNeedsTheTokenForIt(String proxy) throws IOException {
        assertThat(RawClient.status(RawClient.get(server.port(), PATH, proxy))).isEqualTo(401);
        assertThat(RawClient.status(RawClient.get(server.port(), PATH, proxy, bearer(Role.METRICS))))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "METRICS", mode = EnumSource.Mode.EXCLUDE)
    void anotherRoleMayNot(Role role) throws IOException {
        assertThat(RawClient.status(RawClient.get(server.port(), PATH, bearer(role))))
                .isEqualTo(403);
    }

    @Test
    void itsTokenIsGoodForNothingElse() throws IOException {
        assertThat(RawClient.status(RawClient.get(server.port(), "/api/v1/overview", bearer(Role.METRICS))))
                .isEqualTo(403);
    }

    @Test
    void theReferenceSaysSo() throws IOException {
        Route route = server.routes().all().stream()
                .filter(any -> any.path().toString().equals(PATH))
                .findFirst()
                .orElseThrow();

        assertThat(Files.readString(Path.of("..", "docs", "api.md")))
                .contains("| `GET /metrics` | %s |".formatted(route.access().words()));
    }
}
