package io.jackstay.distribution.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.distribution.command.Jackstay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run with its page: a lively market with a fixed seed, two grids and a third bot that stands still. Not thread safe. */
final class Served implements AutoCloseable {
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final long POLL_NANOS = 50_000_000L;
    private static final long BACKTEST_SECONDS = 180;
    private static final Pattern ADDRESS = Pattern.compile("web page at (http://127\\.0\\.0\\.1:\\d+/)");
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String VIEW = "fedcba9876543210fedcba9876543210";
    private static final String CONFIG = """
            jackstay {
              warm-up = off
              web {
                port = %d
                clients-per-address = 60
                tokens { me { role = control, secret = "%s" }, guest { role = view, secret = "%s" } }
              }
            }
            connectors {
              sim {
                plugin = paper
                markets = [
                  { symbol = BTC-USDC-PERP, tick = 0.1, lot = 0.001
                    feed { type = random-walk, seed = 7, start = 60000, interval = 50ms, volatility = 0.02%% } }
                  { symbol = ETH-USDC-PERP, tick = 0.01, lot = 0.001
                    feed { type = random-walk, seed = 8, start = 3000, interval = 50ms, volatility = 0.02%% } }
                ]
              }
            }
            bots {
              btc-grid {
                strategy { plugin = grid, market = "sim:BTC-USDC-PERP", levels = 10, spacing = 0.05%%, order-size = 0.01 }
                risk = [ { plugin = position-limit, max = 0.5 }, { plugin = order-limit, max-size = 0.1, max-notional = 5000 } ]
                on-stop = keep
              }
              eth-grid {
                strategy { plugin = grid, market = "sim:ETH-USDC-PERP", levels = 5, spacing = 0.05%%, order-size = 0.1 }
                risk = [ { plugin = position-limit, max = 5 } ]
                on-stop = keep
              }
            }
            """;

    private static final String RECORDED = """
            connectors {
              sim { plugin = paper, markets = [ { symbol = BTC-USDC-PERP, tick = 0.1, lot = 0.001 } ] }
            }
            bots {
              btc-grid {
                strategy { plugin = grid, market = "sim:BTC-USDC-PERP", levels = 5, spacing = 0.05%, order-size = 0.01 }
                risk = [ { plugin = position-limit, max = 0.5 } ]
              }
            }
            """;

    private final Path folder;
    private final Jackstay jackstay;
    private Jackstay.Started started;
    private int port;

    Served(Path folder) throws IOException {
        this.folder = folder;
        this.jackstay = new Jackstay(folder);
        this.started = start();
    }

    private Jackstay.Started start() throws IOException {
        jackstay.write("grid.conf", CONFIG.formatted(port, TOKEN, VIEW));
        Jackstay.Started now = jackstay.start("run", "grid.conf", "--json");
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end && now.process().isAlive()) {
            Matcher told = ADDRESS.matcher(Files.readString(now.out()) + Files.readString(now.err()));
            if (told.find()) {
                port = Integer.parseInt(told.group(1).replaceAll(".*:(\\d+)/", "$1"));
                return now;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new AssertionError("no web page: %s".formatted(Files.readString(now.err())));
    }

    String address() {
        return "http://127.0.0.1:%d/".formatted(port);
    }

    String token() {
        return TOKEN;
    }

    String viewToken() {
        return VIEW;
    }

    /** Leaves the report of a short backtest where the run looks for reports. */
    Path backtest(String name) throws IOException, InterruptedException {
        StringBuilder csv = new StringBuilder("ts_ns,bid,bid_size,ask,ask_size\n");
        for (int i = 0; i < 3_600; i++) {
            int tenths = 600_000 + 20 * Math.abs(i % 200 - 100);
            csv.append(1_772_000_000_000_000_000L + i * 1_000_000_000L)
                    .append(",%1$d.%2$d,1.5,%1$d.%3$d,1.5%n".formatted(tenths / 10, tenths % 10, tenths % 10 + 1));
        }
        jackstay.write("quotes.csv", csv.toString());
        jackstay.write("recorded.conf", RECORDED);
        Path report = folder.resolve("data/reports").resolve(name + ".html");
        Files.createDirectories(report.getParent());
        Jackstay.Ended ended = jackstay.start(
                        "backtest", "recorded.conf", "--data", "quotes.csv", "--report", report.toString())
                .end(BACKTEST_SECONDS);
        assertThat(ended.code()).as("%s", ended.err()).isZero();
        return report;
    }

    /** As a power cut ends it. */
    void kill() {
        started.process().destroyForcibly().onExit().join();
    }

    /** On the same port again. */
    void startAgain() throws IOException {
        started = start();
    }

    @Override
    public void close() {
        kill();
    }
}
