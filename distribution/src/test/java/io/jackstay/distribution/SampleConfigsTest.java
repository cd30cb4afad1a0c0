package io.jackstay.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.backtest.VirtualRun;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.SessionPlanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shipped configuration does what it is there for: it trades. The smoke test has a command of its own, and a test of
 * that.
 */
class SampleConfigsTest {
    private static final Path HOME = Path.of(System.getProperty("jackstay.home"));
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofMinutes(5);

    /** What the files take from the environment; no channel is opened on virtual time. */
    private static final Map<String, String> SECRETS = Map.of(
            "TELEGRAM_TOKEN", "123456789:AAexample",
            "SLACK_URL", "https://hooks.example/services/T0/B0/x",
            "DISCORD_URL", "https://discord.example/api/webhooks/1/x",
            "DUTY_URL", "https://duty.example/hook",
            "DUTY_AUTHORIZATION", "Bearer x",
            "DUTY_KEY", "key",
            "MAIL_PASSWORD", "password",
            "HUB_TOKEN", "token");

    @TempDir
    private Path folder;

    static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("sample-configs"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".conf") && !name.startsWith("smoke-test"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void runsAndTradesAsItIs(String name) throws IOException {
        String text = Files.readString(HOME.resolve("sample-configs").resolve(name), StandardCharsets.UTF_8);
        ConfigFile.Loaded loaded =
                ConfigFile.load(HOME.resolve("sample-configs").resolve(name), List.of(), SECRETS);
        PluginCatalog catalog = PluginCatalog.scan(List.of(HOME.resolve("plugins")), PluginPolicy.DEFAULT);
        try (SessionPlan plan = new SessionPlanner(catalog, loaded.problems()).plan(loaded)) {
            assertThat(loaded.problems().hasErrors())
                    .as("%s", loaded.problems())
                    .isFalse();
            VirtualRun run = new VirtualRun(plan, new SystemClock(), loaded.problems(), line -> {});
            BacktestResult result = (text.contains("feed {") || text.contains("include \"grid-paper.conf\"")
                            ? run.forDuration(BEGIN, LENGTH)
                            : run.over(recordings()))
                    .orElseThrow();

            assertThat(result.bots()).allSatisfy(bot -> assertThat(bot.failed())
                    .as("%s: %s", bot.name(), bot.sentence())
                    .isFalse());
            assertThat(result.orders()).as(sentences(result)).isGreaterThan(5);
            assertThat(result.fills()).as(sentences(result)).isPositive();
        }
    }

    @Test
    void theHubsOwnFileIsRead() {
        ConfigFile.Loaded loaded =
                ConfigFile.load(HOME.resolve("sample-configs").resolve("hub").resolve("hub.conf"), List.of(), Map.of());

        assertThat(loaded.problems().hasErrors()).as("%s", loaded.problems()).isFalse();
        assertThat(loaded.config().settings().outreach().hubServer().port()).isEqualTo(8788);
    }

    private static String sentences(BacktestResult result) {
        return String.join("; ", result.bots().stream().map(BotStatus::sentence).toList());
    }

    /** A market that swings about 60000, a quote a second, for the files that want a recording. */
    private SortedMap<MarketId, Path> recordings() throws IOException {
        StringBuilder csv = new StringBuilder("ts_ns,bid,bid_size,ask,ask_size\n");
        for (int i = 0; i < LENGTH.toSeconds(); i++) {
            int phase = i % 100;
            int cents = 6_000_000 + 400 * (phase < 50 ? phase : 100 - phase);
            csv.append(1_700_000_000_000_000_000L + i * 1_000_000_000L)
                    .append(",%d.%02d,1.5,%d.%02d,1.5%n"
                            .formatted(cents / 100, cents % 100, cents / 100, cents % 100 + 1));
        }
        Path file = Files.writeString(folder.resolve("quotes.csv"), csv);
        return new TreeMap<>(Map.of(MarketId.parse("sim:BTC-USDC-PERP"), file));
    }
}
