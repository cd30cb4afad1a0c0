package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor sees of a venue that is reached over sockets, from the distribution's folder. */
class DoctorCommandTest {
    private static final String BOT = """
            bots {
              eth-grid {
                strategy { plugin = grid, market = "hl:ETH-USDC-PERP", levels = 4, spacing = 1%, order-size = 0.01 }
              }
            }
            """;

    @TempDir
    private Path folder;

    private Jackstay jackstay = new Jackstay(Path.of(""));

    @BeforeEach
    void inItsFolder() {
        jackstay = new Jackstay(folder);
    }

    private Path config(String urls) throws IOException {
        return jackstay.write("live.conf", """
                connectors {
                  hl { plugin = hyperliquid, network = testnet, key = "%s", %s }
                }
                """.formatted(Emulated.KEY, urls) + BOT);
    }

    private static Map<String, JsonNode> checks(Jackstay.Ended ended) {
        Map<String, JsonNode> checks = new TreeMap<>();
        ended.json()
                .path("checks")
                .forEach(check -> checks.put(check.path("what").asText(), check));
        return checks;
    }

    private static String level(Map<String, JsonNode> checks, String what) {
        assertThat(checks).containsKey(what);
        return checks.get(what).path("level").asText();
    }

    @Test
    void aVenueThatAnswersIsFitAndNothingIsLeftBehind() throws Exception {
        try (Emulated emulated = Emulated.start(jackstay, "--account", Emulated.ADDRESS + "=10000")) {
            String config = config(emulated.urls()).toString();
            Jackstay.Ended ended = jackstay.run("doctor", config, "--json");

            assertThat(ended.code()).as("%s", ended).isZero();
            Map<String, JsonNode> checks = checks(ended);
            assertThat(level(checks, "login hl")).isEqualTo("ok");
            assertThat(checks.get("login hl").path("words").asText()).matches("answers, and lists \\d+ markets?");
            assertThat(level(
                            checks,
                            "login hl at " + emulated.told().path("rest").asText()))
                    .isEqualTo("ok");
            assertThat(level(checks, "clock of login hl")).isEqualTo("ok");
            assertThat(folder.resolve("data")).doesNotExist();
            assertThat(emulated.ask("{\"type\":\"openOrders\",\"user\":\"%s\"}".formatted(Emulated.ADDRESS)))
                    .isEqualTo("[]");
        }
    }

    @Test
    void anAccountThatTheVenueDoesNotKnowIsAnErrorWithSomethingToDo() throws Exception {
        try (Emulated emulated = Emulated.start(jackstay)) {
            String config = config(emulated.urls()).toString();
            Jackstay.Ended ended = jackstay.run("doctor", config, "--json");

            assertThat(ended.code()).isOne();
            Map<String, JsonNode> checks = checks(ended);
            assertThat(level(checks, "login hl")).isEqualTo("error");
            assertThat(checks.get("login hl").path("words").asText()).contains("does not know " + Emulated.ADDRESS);
            assertThat(checks.get("login hl").path("do").asText()).isNotEmpty();
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws Exception {
        String config = config("rest-url = \"http://127.0.0.1:9\", stream-url = \"ws://127.0.0.1:9/ws\"")
                .toString();
        Jackstay.Ended ended = jackstay.run("doctor", config, "--json");

        assertThat(ended.code()).isOne();
        assertThat(level(checks(ended), "login hl at http://127.0.0.1:9")).isEqualTo("error");
    }
}
