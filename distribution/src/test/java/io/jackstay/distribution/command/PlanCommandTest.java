package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start would do, looked at from the distribution's folder: nothing is sent, and nothing is written down. */
class PlanCommandTest {
    private static final Path SAMPLE =
            Path.of(System.getProperty("jackstay.home"), "sample-configs", "grid-paper.conf");
    private static final String BOT = """
            bots {
              eth-grid {
                strategy { plugin = grid, market = "hl:ETH-USDC-PERP", levels = 4, spacing = 1%, order-size = 0.01 }
                risk = [ { plugin = position-limit, max = 1 } ]
                on-stop = keep
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

    @Test
    void aFirstStartWouldPlaceTheWholeGrid() throws Exception {
        Jackstay.Ended looked = jackstay.run("plan", SAMPLE.toString(), "--json");

        assertThat(looked.code()).as("%s", looked.err()).isZero();
        JsonNode market = market(looked);
        assertThat(market.path("place")).hasSize(20).allMatch(order -> order.path("rests")
                .asBoolean());
        assertThat(market.path("keep")).isEmpty();
        assertThat(amount(market, "margin")).isPositive();
        assertThat(amount(market, "worstLoss")).isPositive();
        assertThat(amount(market, "roundTripFees")).isPositive();
        assertThat(looked.json().path("bots").path(0).path("limits"))
                .singleElement()
                .satisfies(limit -> assertThat(limit.path("limit").asText()).isEqualTo("0.5 BTC"));
        assertThat(Files.exists(folder.resolve("data"))).isFalse();
    }

    @Test
    void theLinesForPeopleSaySoToo() throws Exception {
        Jackstay.Ended looked = jackstay.run("plan", SAMPLE.toString());

        assertThat(looked.code()).as("%s", looked.err()).isZero();
        assertThat(looked.out()).anyMatch(line -> line.matches(" +place +buy +0.01 +\\d+\\.\\d +B9"));
        assertThat(looked.out()).contains("    place 20, keep 0, amend 0, cancel 0", "Nothing was sent.");
        assertThat(looked.out()).allMatch(line -> line.length() <= 130);
    }

    @Test
    void aStartAgainWouldKeepWhatRestsAtALiveVenueAndNothingReachesIt() throws Exception {
        try (Emulated emulated = Emulated.start(jackstay, "--account", Emulated.ADDRESS + "=10000")) {
            Path config = jackstay.write("live.conf", """
                    connectors {
                      hl { plugin = hyperliquid, network = testnet, key = "%s", %s }
                    }
                    """.formatted(Emulated.KEY, emulated.urls()) + BOT);
            Jackstay.Ended first = jackstay.run("plan", config.toString(), "--json");
            assertThat(first.code()).as("%s", first.err()).isZero();
            assertThat(market(first).path("place")).hasSize(8);
            assertThat(open(emulated)).isEqualTo("[]");

            assertThat(jackstay.run("run", config.toString(), "--for", "8s").code())
                    .isZero();
            String resting = open(emulated);
            SortedMap<String, Integer> written = written();
            Jackstay.Ended second = jackstay.run("plan", config.toString(), "--json");

            assertThat(second.code()).as("%s", second.err()).isZero();
            assertThat(market(second).path("keep")).hasSize(8);
            assertThat(market(second).path("place")).isEmpty();
            assertThat(open(emulated)).isEqualTo(resting);
            assertThat(written()).isEqualTo(written);

            Jackstay.Ended fewer =
                    jackstay.run("plan", config.toString(), "--json", "--set", "bots.eth-grid.strategy.levels=2");
            assertThat(market(fewer).path("cancel")).as("%s", fewer.out()).isNotEmpty();
            assertThat(open(emulated)).isEqualTo(resting);
        }
    }

    @Test
    void aBotThatCouldNotBeStartedIsAFailure() throws Exception {
        Path config = jackstay.write("down.conf", """
                connectors {
                  hl { plugin = hyperliquid, network = testnet, key = "%s"
                       rest-url = "http://127.0.0.1:9", stream-url = "ws://127.0.0.1:9/ws" }
                }
                """.formatted(Emulated.KEY) + BOT);
        Jackstay.Ended looked = jackstay.run("plan", config.toString(), "--json", "--for", "1s");

        assertThat(looked.code()).as("%s", looked.out()).isOne();
        assertThat(looked.json().path("status").asText()).isEqualTo("failed");
        assertThat(looked.lastError()).startsWith("jackstay: eth-grid: ");
    }

    @Test
    void aMistakeOfTheConfigurationStartsNothing() throws Exception {
        Jackstay.Ended looked =
                jackstay.run("plan", SAMPLE.toString(), "--set", "bots.btc-grid.strategy.levls=5", "--json");

        assertThat(looked.code()).isEqualTo(78);
        assertThat(looked.err()).anyMatch(line -> line.contains("levls") && line.contains("levels"));
    }

    private static JsonNode market(Jackstay.Ended looked) {
        return looked.json().path("bots").path(0).path("markets").path(0);
    }

    private static BigDecimal amount(JsonNode market, String figure) {
        return new BigDecimal(market.path(figure).path("amount").asText());
    }

    private static String open(Emulated emulated) throws IOException, InterruptedException {
        return emulated.ask("{\"type\":\"openOrders\",\"user\":\"%s\"}".formatted(Emulated.ADDRESS));
    }

    /** Each file of the data directory, and what is in it. */
    private SortedMap<String, Integer> written() throws IOException {
        SortedMap<String, Integer> written = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            files.filter(Files::isRegularFile).forEach(file -> written.put(file.toString(), hash(file)));
        }
        return written;
    }

    private static int hash(Path file) {
        try {
            return Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
