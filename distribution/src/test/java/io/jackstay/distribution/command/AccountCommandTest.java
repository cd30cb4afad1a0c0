package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account that is looked at, from the distribution's folder. */
class AccountCommandTest {
    /** A grid whose nearest orders fill within seconds. */
    private static final String BOT = """
            bots {
              eth-grid {
                strategy { plugin = grid, market = "hl:ETH-USDC-PERP", levels = 4, spacing = 0.1%, order-size = 0.01 }
                risk = [ { plugin = position-limit, max = 1 } ]
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

    private static String hyperliquid(Emulated emulated) {
        return """
                connectors {
                  hl { plugin = hyperliquid, network = testnet, key = "%s", %s }
                }
                """.formatted(Emulated.KEY, emulated.urls()) + BOT;
    }

    @Test
    void showsBothSidesOfALiveAccountWhileItIsTraded() throws Exception {
        try (Emulated emulated = Emulated.lively(jackstay)) {
            Path config = jackstay.write("live.conf", hyperliquid(emulated));
            Jackstay.Started run = jackstay.start("run", config.toString(), "--json");
            emulated.awaitFills();
            Jackstay.Ended looked = jackstay.run("account", config.toString(), "--json");
            run.process().destroy();
            assertThat(run.end().code()).isZero();

            assertThat(looked.code()).as("%s", looked.err()).isZero();
            JsonNode login = looked.json().path("logins").path(0);
            assertThat(login.path("stream").asText()).isEqualTo("up");
            assertThat(login.path("margin").findValuesAsText("stream")).hasSize(2);
            assertThat(login.path("fills")).isNotEmpty().anyMatch(fill -> fill.has("rest") && fill.has("stream"));
            assertThat(login.path("openOrders"))
                    .hasSizeGreaterThan(3)
                    .anyMatch(order -> order.path("compared").asText().equals("same"));
        }
    }

    @Test
    void anAccountAtRestAgreesAndFitsTheScreen() throws Exception {
        try (Emulated emulated = Emulated.start(jackstay, "--account", Emulated.ADDRESS + "=10000")) {
            Path config = jackstay.write("rest.conf", hyperliquid(emulated));
            Jackstay.Ended looked = jackstay.run("account", config.toString(), "--connector", "hl");

            assertThat(looked.code()).as("%s", looked.err()).isZero();
            assertThat(looked.out().get(0)).isEqualTo("hl (hyperliquid): REST and stream agree");
            assertThat(looked.out()).contains("  no balances, no positions, no open orders, no fills of late");
            assertThat(looked.out()).anyMatch(line -> line.matches(" +equity USDC +10000 +10000"));
            assertThat(looked.out()).allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void aPaperAccountIsShownAsItsJournalHasIt() throws Exception {
        Path config = jackstay.write("paper.conf", Configs.LIVE);
        Path data = folder.resolve("data");
        Jackstay.Ended traded = Until.run(jackstay, () -> Until.has(data, "btc-grid", 1, 3), config.toString());
        assertThat(traded.code()).as("%s", traded).isZero();
        Jackstay.Ended looked = jackstay.run("account", config.toString(), "--json", "--fills", "3");

        assertThat(looked.code()).as("%s", looked.err()).isZero();
        JsonNode login = looked.json().path("logins").path(0);
        assertThat(login.path("differences").asInt()).isZero();
        assertThat(login.path("balances")).isNotEmpty();
        assertThat(login.path("fills")).hasSize(3).allMatch(fill -> fill.has("rest") && fill.has("stream"));
    }

    @Test
    void aVenueThatDoesNotAnswerOrRefusesIsAFailure() throws IOException, InterruptedException {
        try (Emulated emulated = Emulated.start(jackstay)) {
            Path config = jackstay.write("stranger.conf", hyperliquid(emulated));
            Jackstay.Ended looked = jackstay.run("account", config.toString(), "--json");

            assertThat(looked.code()).isOne();
            assertThat(looked.json().path("status").asText()).isEqualTo("failed");
            assertThat(looked.json().path("why").asText())
                    .contains("hl: start of hl was refused: testnet does not know " + Emulated.ADDRESS);
            assertThat(looked.lastError()).startsWith("jackstay: hl: start of hl was refused");
        }
    }

    @Test
    void aNameThatIsNoConnectorIsAMistakeOfTheCommandLine() throws IOException, InterruptedException {
        Path config = jackstay.write("paper.conf", Configs.LIVE);
        Jackstay.Ended looked = jackstay.run("account", config.toString(), "--connector", "moon");

        assertThat(looked.code()).isEqualTo(2);
        assertThat(looked.lastError()).isEqualTo("jackstay: --connector moon: the connectors are sim");
    }
}
