package io.jackstay.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.backtest.VirtualRun;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.data.Recording;
import io.jackstay.runtime.data.Recordings;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.market.QuietBand;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.SessionPlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A backtest that leaves out the events that change nothing comes to the same as one that delivers each of them: the same decisions, the
 * same money, to the last digit.
 */
class PassedOverTest {
    private static final int ROWS = 12_000;
    private static final long BEGIN_SECONDS = 1_767_225_600 - 3_600;

    private static final String GRID = "plugin = grid, market = \"sim:BTC-USDC-PERP\", levels = 10, order-size = 0.01";

    private static final String ALL_LIMITS = """
            { plugin = position-limit, max = 0.08 }
            { plugin = order-limit, max-size = 0.1, max-notional = 5000 }
            { plugin = price-collar, max-distance = 20% }
            { plugin = open-orders-limit, max = 60 }
            { plugin = order-rate-limit, max = 100, per = 1m }
            { plugin = margin-limit, max-used = 60%, leverage = 5 }
            { plugin = daily-loss, max = 15 USDC }
            { plugin = drawdown, max = 0.05%, cool-down = 10m }
            { plugin = one-sided-fills, max = 8, per = 10m, cool-down = 5m }
            { plugin = circuit-breaker, round-loss = 4 USDC, cool-down = 5m }
            """;

    @TempDir
    Path folder;

    private int delivered;

    @ParameterizedTest(name = "quotes of seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void quotesComeToTheSame(long seed) throws IOException {
        Path data = quotes(seed);

        for (String config : List.of(
                config("", "spacing = 0.03%", ""),
                config("", "spacing = 0.02%", ALL_LIMITS),
                config(
                        "",
                        "spacing = 0.03%, refresh = 7s, inventory { target = 0, max = 0.05, skew = 50% }",
                        ALL_LIMITS),
                config("", "spacing = 0.03%, exit { stop-loss = 20 USDC }", ""),
                config(
                        "latency { order { type = fixed, delay = 40ms }, cancel { type = fixed, delay = 30ms } }",
                        "spacing = 0.03%",
                        ALL_LIMITS),
                config(
                        "risk = [ { plugin = position-limit, max = 0.06 }, { plugin = drawdown, max = 0.04%, cool-down = 7m } ]",
                        "spacing = 0.03%", ""),
                config("latency { feed { type = fixed, delay = 20ms } }", "spacing = 0.03%", ""),
                config("queue = proportional", "spacing = 0.03%", ALL_LIMITS))) {
            same(config, data);
        }
    }

    @ParameterizedTest(name = "candles of seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void candlesComeToTheSame(long seed) throws IOException {
        Path data = candles(seed);

        same(config("", "spacing = 0.3%", ""), data);
        same(config("", "spacing = 0.2%", ALL_LIMITS), data);
        same(config("latency { order { type = fixed, delay = 3s } }", "spacing = 0.3%", ALL_LIMITS), data);
    }

    @ParameterizedTest(name = "most of {0} is left out")
    @ValueSource(strings = {"quotes", "candles"})
    void leavesOutMost(String kind) throws IOException {
        boolean quotes = kind.equals("quotes");
        String spacing = quotes ? "spacing = 0.1%" : "spacing = 1%";

        run(config("", spacing, "{ plugin = drawdown, max = 50% }"), quotes ? quotes(5) : candles(5), false);

        assertThat(delivered).isLessThan(ROWS / 3);
    }

    private void same(String config, Path data) {
        BacktestResult each = run(config, data, true);
        BacktestResult passing = run(config, data, false);

        assertThat(each.fills()).as(config).isGreaterThan(10);
        assertThat(words(passing)).as("%s over %s", config, data).isEqualTo(words(each));
    }

    private static String words(BacktestResult result) {
        StringBuilder words = new StringBuilder();
        words.append(result.events())
                .append(' ')
                .append(result.decisionDigest())
                .append(' ');
        words.append(result.from()).append(' ').append(result.to());
        for (BotStatus bot : result.bots()) {
            words.append('\n')
                    .append(bot.equity())
                    .append(' ')
                    .append(bot.pnl())
                    .append(' ');
            words.append(bot.maxDrawdown())
                    .append(bot.markets().stream().map(PassedOverTest::words).toList())
                    .append(bot.limits())
                    .append(bot.counts())
                    .append(' ')
                    .append(bot.sentence());
        }
        return words.toString();
    }

    private static String words(BotStatus.Market market) {
        return market.top()
                        .map(top -> "%s %s %s".formatted(top.bid(), top.ask(), top.stamp()))
                        .orElse("")
                + " %s %d".formatted(market.position(), market.openOrders());
    }

    private static String config(String connector, String grid, String risk) {
        return """
                connectors { sim {
                  plugin = paper, balances = ["100000 USDC"], %s
                  markets = [ { symbol = BTC-USDC-PERP, tick = 0.01, lot = 0.00001, maker-fee = 0.002%% } ]
                } }
                bots { one { strategy { %s, %s }, risk = [ %s ] } }
                """.formatted(connector, GRID, grid, risk);
    }

    private BacktestResult run(String config, Path data, boolean each) {
        delivered = 0;
        ConfigFile.Loaded loaded = ConfigFile.parse("passed.conf", config, List.of(), Map.of());
        Path plugins = Path.of(System.getProperty("jackstay.home"), "plugins");
        PluginCatalog catalog = PluginCatalog.scan(List.of(plugins), PluginPolicy.DEFAULT);
        try (SessionPlan plan = new SessionPlanner(catalog, loaded.problems()).plan(loaded)) {
            assertThat(loaded.problems().hasErrors())
                    .as("%s", loaded.problems())
                    .isFalse();
            TreeMap<MarketId, Path> files = new TreeMap<>(Map.of(MarketId.parse("sim:BTC-USDC-PERP"), data));
            return new VirtualRun(plan, new SystemClock(), loaded.problems(), line -> {})
                    .over(files, (file, market) -> new Counted(Recordings.open(file, market), each))
                    .orElseThrow();
        }
    }

    /** A walk whose spread is a tick or a few, with a jump now and then, over midnight. */
    private Path quotes(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("ts_ns,bid,bid_size,ask,ask_size\n");
        long nanos = BEGIN_SECONDS * 1_000_000_000L;
        long middle = 6_000_000;
        for (int row = 0; row < ROWS; row++) {
            nanos += random.nextLong(500_000_000);
            middle += random.nextInt(-300, 301) + (random.nextInt(2_000) == 0 ? random.nextInt(-9_000, 9_001) : 0);
            int spread = random.nextInt(1, 8);
            text.append("%d,%s,%d.5,%s,%d.25%n"
                    .formatted(
                            nanos, cents(middle), random.nextInt(1, 3), cents(middle + spread), random.nextInt(1, 3)));
        }
        return Files.writeString(folder.resolve("quotes-%d.csv".formatted(seed)), text);
    }

    private Path candles(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("start,open,high,low,close,volume\n");
        long open = 6_000_000;
        for (int row = 0; row < ROWS; row++) {
            long close = open + random.nextInt(-4_000, 4_001);
            long high = Math.max(open, close) + random.nextInt(2_000);
            long low = Math.min(open, close) - random.nextInt(2_000);
            String volume = random.nextInt(50) == 0 ? "0.00000" : "%d.50003".formatted(random.nextInt(1, 10));
            text.append("%d,%s,%s,%s,%s,%s%n"
                    .formatted(BEGIN_SECONDS + 60L * row, cents(open), cents(high), cents(low), cents(close), volume));
            open = close;
        }
        return Files.writeString(folder.resolve("candles-%d.csv".formatted(seed)), text);
    }

    private static String cents(long price) {
        return "%d.%02d".formatted(price / 100, price % 100);
    }

    /** Counts what is delivered, and leaves nothing out where each event is wanted. */
    private final class Counted implements Recording {
        private final Recording recording;
        private final boolean each;

        private Counted(Recording recording, boolean each) {
            this.recording = recording;
            this.each = each;
        }

        @Override
        public boolean next() {
            return recording.next();
        }

        @Override
        public long timeNanos() {
            return recording.timeNanos();
        }

        @Override
        public void deliver(MarketFeed.Listener listener) {
            delivered++;
            recording.deliver(listener);
        }

        @Override
        public void passOver(QuietBand band) {
            if (!each) {
                recording.passOver(band);
            }
        }

        @Override
        public long rows() {
            return recording.rows();
        }

        @Override
        public void close() {
            recording.close();
        }
    }
}
