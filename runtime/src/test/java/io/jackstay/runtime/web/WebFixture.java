package io.jackstay.runtime.web;

import static io.jackstay.runtime.web.http.RawClient.get;
import static io.jackstay.runtime.web.http.RawClient.post;
import static io.jackstay.runtime.web.http.RawClient.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.config.WebBlock;
import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.control.ControlCommands;
import io.jackstay.runtime.control.ControlRequest;
import io.jackstay.runtime.history.SeenAlerts;
import io.jackstay.runtime.journal.JournalMeters;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.web.http.Assets;
import io.jackstay.runtime.web.http.Role;
import io.jackstay.runtime.web.http.Route;
import io.jackstay.runtime.web.records.PastRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A web server on this machine with a session of one bot, and who asks it. */
abstract class WebFixture {
    static Assets assets;

    @TempDir
    Path data;

    final AtomicLong ahead = new AtomicLong();
    final List<ControlRequest> given = new CopyOnWriteArrayList<>();
    final Clock clock = new Clock() {
        private final SystemClock machine = new SystemClock();

        @Override
        public long nanoTime() {
            return machine.nanoTime() + ahead.get();
        }

        @Override
        public long epochNanos() {
            return machine.epochNanos() + ahead.get();
        }
    };
    volatile SeenAlerts.Seen seen = SeenAlerts.Seen.NONE;
    volatile @Nullable PastRecords records;
    WebServer server;

    @BeforeAll
    static void pack() throws IOException {
        assets = WebServer.builtIn();
    }

    @BeforeEach
    void start() throws IOException {
        server = new WebServer(
                block(), data, clock, SamplePictures.of(clock.epochNanos(), "0.1", 20, "B1"), backend(), assets, "1");
        publish("0.1", 20, "B1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static WebBlock block() {
        WebBlock standard = WebBlock.DEFAULT;
        return new WebBlock(
                true,
                standard.address(),
                Optional.of(0),
                List.of(),
                false,
                Optional.empty(),
                new TreeMap<>(),
                10,
                64,
                64);
    }

    WebBackend backend() {
        ControlCommands commands = (request, answer) -> {
            given.add(request);
            answer.accept(ControlAnswer.of(ControlAnswer.Result.DONE, "done"));
        };
        return new WebBackend() {
            @Override
            public ControlCommands commands() {
                return commands;
            }

            @Override
            public SeenAlerts.Seen seen() {
                return seen;
            }

            @Override
            public Optional<PastRecords> records(String bot) {
                return Optional.ofNullable(records);
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
                return new ReportPages(data.resolve("reports")).routes();
            }
        };
    }

    /** As somebody who looks would be given it. */
    void publish(String position, int orders, String label) {
        server.publish(SamplePictures.of(clock.epochNanos(), position, orders, label));
    }

    int port() {
        return server.port();
    }

    String token(Role role) throws IOException {
        return Files.readString(data.resolve("web/" + role.word() + ".token")).strip();
    }

    String bearer(Role role) throws IOException {
        return "Authorization: Bearer " + token(role);
    }

    /** A browser: its cookie, and what it must send with a change. */
    record Browser(String cookie, String csrf) {
        String[] changing(int port) {
            return new String[] {
                "Cookie: " + cookie,
                "X-Jackstay-Csrf: " + csrf,
                "Origin: http://localhost:" + port,
                "Content-Type: application/json"
            };
        }
    }

    Browser signIn(Role role) throws IOException {
        String answer = post(
                port(),
                "/api/v1/session",
                "{\"token\":\"%s\"}".formatted(token(role)),
                "Content-Type: application/json");
        assertThat(status(answer)).isEqualTo(204);
        String cookie = header(answer, "Set-Cookie").split(";", 2)[0];
        String session = get(port(), "/api/v1/session", "Cookie: " + cookie);
        String csrf = session.substring(session.indexOf("\"csrf\":\"") + 8);
        return new Browser(cookie, csrf.substring(0, csrf.indexOf('"')));
    }

    static String header(String answer, String name) {
        return answer.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s in %s".formatted(name, answer)));
    }

    String plan(String command) throws IOException {
        String answer = post(
                port(),
                "/api/v1/plans",
                "{\"command\":\"%s\",\"bot\":\"btc-grid\"}".formatted(command),
                bearer(Role.CONTROL));
        assertThat(status(answer)).isEqualTo(200);
        return answer.substring(answer.indexOf("pl_"), answer.indexOf('"', answer.indexOf("pl_")));
    }

    String command(String id, String rest) throws IOException {
        return post(port(), "/api/v1/commands", "{\"id\":\"%s\",%s}".formatted(id, rest), bearer(Role.CONTROL));
    }
}
