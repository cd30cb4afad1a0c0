package io.jackstay.distribution.folder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackstay.distribution.command.Jackstay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys on the page {@code docs/json.md} are those that the commands give, no more and no fewer. */
class JsonPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long POLL_NANOS = Duration.ofMillis(50).toNanos();
    private static final String CONFIG = """
            jackstay { warm-up = off, risk = [ { plugin = daily-loss, max = 1000 USDC } ] }
            connectors {
              sim {
                plugin = paper
                markets = [
                  { symbol = BTC-USDC-PERP, tick = 0.1, lot = 0.001
                    feed { type = random-walk, seed = 7, start = 60000, interval = 20ms, volatility = 0.05% } }
                ]
                risk = [ { plugin = daily-loss, max = 1000 USDC } ]
              }
            }
            bots {
              btc-grid {
                strategy { plugin = grid, market = "sim:BTC-USDC-PERP", levels = 5, spacing = 0.1%, order-size = 0.01 }
                risk = [ { plugin = position-limit, max = 0.5 } ]
                watchdog = 1m
              }
            }
            """;
    private static final String QUOTES = """
            ts_ns,bid,bid_size,ask,ask_size
            1700000000000000000,60000.0,1.5,60000.1,1.5
            1700000001000000000,60100.0,1.5,60100.1,1.5
            1700000002000000000,59900.0,1.5,59900.1,1.5
            """;

    private final Path docs = Path.of(System.getProperty("jackstay.home"), "docs");
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> differences = new ArrayList<>();
    private final SortedSet<String> ran = new TreeSet<>();

    /** Described by another page. */
    private static final List<String> ELSEWHERE = List.of("replay");

    @TempDir
    private Path folder;

    private Jackstay jackstay;
    private JsonPage page;

    @BeforeEach
    void prepare() throws IOException {
        jackstay = new Jackstay(folder);
        page = JsonPage.read(docs.resolve("json.md"));
        jackstay.write("grid.conf", CONFIG);
        jackstay.write("recorded.conf", CONFIG.replaceAll("(?s)\\s+feed \\{.*?\\} \\}\n", " }\n"));
        jackstay.write("quotes.csv", QUOTES);
    }

    private JsonNode compare(String command, String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of(command.split(" ")));
        line.addAll(List.of(words));
        line.add("--json");
        Jackstay.Ended ended = jackstay.run(line.toArray(String[]::new));
        JsonNode last = ended.json();
        for (String text : ended.out()) {
            if (text.startsWith("{") && !isFailure(text)) {
                differences.addAll(page.differences(command, json.readTree(text)));
            }
        }
        ran.add(command);
        return last;
    }

    /** A command that fails before it has an answer gives two keys, which the page says of all. */
    private boolean isFailure(String text) throws IOException {
        JsonNode answer = json.readTree(text);
        return answer.size() == 2 && answer.path("status").asText().equals("failed");
    }

    @Test
    void eachCommandGivesTheKeysThatThePageNames() throws Exception {
        compare("plugins list");
        compare("plugins verify");
        compare("plugins describe", "grid");
        compare("plugins describe", "paper");
        compare("doctor", "grid.conf");
        compare("backtest", "recorded.conf", "--data", "quotes.csv");
        Jackstay.Started running = jackstay.start("run", "grid.conf", "--json");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (compare("status", "grid.conf").path("bots").path(0).path("fills").asLong() == 0) {
            assertThat(running.process().isAlive() && System.nanoTime() < deadline)
                    .as(Files.readString(running.err()))
                    .isTrue();
            LockSupport.parkNanos(POLL_NANOS);
        }
        String open =
                compare("orders", "btc-grid", "grid.conf").at("/orders/0/cloid").asText();
        compare("cancel-order", "btc-grid", open, "grid.conf");
        for (String command : List.of("cancel-all", "pause", "resume", "halt", "flatten")) {
            compare(command, "btc-grid", "grid.conf", "--yes");
        }
        jackstay.write("grid.conf", CONFIG.replace("max = 0.5", "max = 0.4").replace("levels = 5", "levels = 6"));
        compare("reload", "btc-grid", "grid.conf");
        jackstay.write("grid.conf", CONFIG.replace("max = 0.5", "max = many"));
        compare("reload", "btc-grid", "--data-dir", "data");
        jackstay.write("grid.conf", CONFIG);
        compare("stop", "btc-grid", "grid.conf", "--yes");
        Jackstay.Ended ended = running.end();
        differences.addAll(page.differences("run", ended.json()));
        ran.add("run");
        compare("status", "grid.conf", "--all");
        compare("account", "grid.conf");
        compare("plan", "grid.conf", "--for", "2s");
        for (String command : List.of("fills", "orders", "pnl")) {
            compare(command, "btc-grid", "grid.conf");
            compare(command, "btc-grid", "grid.conf", "--from", "2026-01-01");
        }
        compare("ledger rebuild", "grid.conf");
        compare("alert list", "grid.conf");
        compare("why", "btc-grid", "grid.conf");
        String cloid = compare("orders", "btc-grid", "grid.conf", "--all")
                .at("/orders/0/cloid")
                .asText();
        compare("why", "btc-grid", cloid, "grid.conf");
        for (String command : List.of("journal inspect", "journal verify", "journal export", "journal repair")) {
            compare(command, "data");
        }

        assertThat(differences).isEmpty();
        assertThat(ran).as("sections of the page").isEqualTo(page.commands());
    }

    @Test
    void eachCommandThatTakesTheOptionIsOnThePage() throws IOException {
        String reference = Files.readString(docs.resolve("cli.md"));
        SortedSet<String> taking = new TreeSet<>();
        for (String section : reference.split("(?m)^## ")) {
            String title = section.lines().findFirst().orElse("");
            List<String> options = Pattern.compile("`(--json)`")
                    .matcher(section)
                    .results()
                    .map(MatchResult::group)
                    .toList();
            if (!options.isEmpty() && title.startsWith("jackstay ")) {
                taking.add(title.substring("jackstay ".length()));
            }
        }

        taking.removeAll(ELSEWHERE);
        assertThat(taking).isEqualTo(page.commands());
    }
}
