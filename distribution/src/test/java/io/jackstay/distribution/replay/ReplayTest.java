package io.jackstay.distribution.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.distribution.command.Jackstay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final int ROWS = 50_000;
    private static final String CONF = """
            connectors {
              sim {
                plugin = paper
                markets = [
                  { symbol = BTC-USDC-PERP, tick = 0.1, lot = 0.001 %1$s }
                  { symbol = ETH-USDC-PERP, tick = 0.1, lot = 0.001 %1$s }
                ]
              }
            }
            bots {
              btc-grid {
                record = true
                strategy { plugin = grid, market = "sim:BTC-USDC-PERP", levels = 5, spacing = 0.1%%, order-size = 0.01 }
                risk = [ { plugin = position-limit, max = 0.5 }, { plugin = drawdown, max = 50%% } ]
              }
              eth-grid {
                record = true
                strategy { plugin = grid, market = "sim:ETH-USDC-PERP", levels = 3, spacing = 0.2%%, order-size = 0.02 }
                risk = [ { plugin = position-limit, max = 0.5 } ]
              }
            }
            """;

    @TempDir
    private Path folder;

    private Jackstay jackstay = new Jackstay(Path.of(""));

    @BeforeEach
    void prepare() {
        jackstay = new Jackstay(folder);
    }

    @Test
    void aHundredThousandEventsOfTwoBotsAreReplayedInANewProcess() throws Exception {
        jackstay.write("two.conf", CONF.formatted(""));
        jackstay.write("btc.csv", quotes(7));
        jackstay.write("eth.csv", quotes(11));

        Jackstay.Ended recorded = jackstay.run(
                "backtest",
                "two.conf",
                "--data",
                "sim:BTC-USDC-PERP=btc.csv",
                "--data",
                "sim:ETH-USDC-PERP=eth.csv",
                "--no-cache",
                "--record",
                "tapes",
                "--json");
        assertThat(recorded.code()).as("%s", recorded).isZero();
        Jackstay.Ended replayed = jackstay.run("replay", "tapes", "--json");

        assertThat(replayed.code()).as("%s", replayed).isZero();
        assertThat(replayed.json().get("identical").booleanValue()).isTrue();
        JsonNode tapes = replayed.json().get("tapes");
        assertThat(tapes).hasSize(2);
        assertThat(sum(tapes, "events")).isGreaterThanOrEqualTo(2L * ROWS);
        assertThat(sum(tapes, "requests"))
                .as("requests, of which %s orders", recorded.json().get("orders"))
                .isGreaterThanOrEqualTo(recorded.json().get("orders").longValue())
                .isGreaterThan(1_000);
    }

    @Test
    void aRunThatGoesOnWhereAnotherEndedIsReplayedToo() throws Exception {
        jackstay.write("live.conf", CONF.formatted(", feed { type = random-walk, seed = 7, start = 60000 }"));
        assertThat(jackstay.run("run", "live.conf", "--for", "2s").code()).isZero();
        assertThat(jackstay.run("run", "live.conf", "--for", "2s").code()).isZero();

        Jackstay.Ended replayed = jackstay.run("replay", "data", "--json");

        assertThat(replayed.code()).as("%s", replayed).isZero();
        assertThat(replayed.json().get("tapes")).as("two starts of two bots").hasSize(4);
        assertThat(sum(replayed.json().get("tapes"), "requests")).isPositive();
    }

    @Test
    void whatCanNotBeReplayedIsSaid() throws Exception {
        Files.createDirectory(folder.resolve("empty"));

        Jackstay.Ended nothing = jackstay.run("replay", "empty");
        Jackstay.Ended nowhere = jackstay.run("replay", "nowhere");

        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.lastError()).contains("empty has no tape", "record = true");
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.lastError()).contains("nowhere is no folder");
    }

    @Test
    void damageInTheMiddleIsRefusedWithItsPlace() throws Exception {
        jackstay.write("two.conf", CONF.formatted(""));
        jackstay.write("btc.csv", quotes(7));
        jackstay.write("eth.csv", quotes(11));
        jackstay.run(
                "backtest",
                "two.conf",
                "--data",
                "sim:BTC-USDC-PERP=btc.csv",
                "--data",
                "sim:ETH-USDC-PERP=eth.csv",
                "--no-cache",
                "--record",
                "tapes");
        flip(folder.resolve("tapes/tape-btc-grid"));

        Jackstay.Ended replayed = jackstay.run("replay", "tapes", "--bot", "btc-grid");

        assertThat(replayed.code()).isEqualTo(1);
        assertThat(replayed.lastError()).contains("tape-btc-grid");
    }

    private static void flip(Path stream) throws IOException {
        Path log;
        try (Stream<Path> files = Files.list(stream)) {
            log = files.filter(file -> file.toFile().length() > 10_000)
                    .min(Path::compareTo)
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(log);
        bytes[5_000] ^= 0x10;
        Files.write(log, bytes);
    }

    private static long sum(JsonNode tapes, String field) {
        long sum = 0;
        for (JsonNode tape : tapes) {
            sum += tape.get(field).longValue();
        }
        return sum;
    }

    /** A market that swings up and down, a quote a second; {@code step} makes one different from another. */
    private static String quotes(int step) {
        StringBuilder csv = new StringBuilder("ts_ns,bid,bid_size,ask,ask_size\n");
        for (int i = 0; i < ROWS; i++) {
            int phase = i % 100;
            int tenths = 600_000 + step * 6 * (phase < 50 ? phase : 100 - phase);
            csv.append(1_700_000_000_000_000_000L + i * 1_000_000_000L)
                    .append(',')
                    .append(price(tenths))
                    .append(",1.5,")
                    .append(price(tenths + 1))
                    .append(",1.5\n");
        }
        return csv.toString();
    }

    private static String price(int tenths) {
        return tenths / 10 + "." + tenths % 10;
    }
}
