package io.jackstay.distribution;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The shipped losses over all bots of the process: two grids on two paper logins. */
class ProcessLossTest {
    private static final Path HOME = Path.of(System.getProperty("jackstay.home"));
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static Optional<BacktestResult> run(StringBuilder wrong, String... overrides) throws IOException {
        String text = Files.readString(
                HOME.resolve("sample-configs").resolve("process-loss-paper.conf"), StandardCharsets.UTF_8);
        ConfigFile.Loaded loaded =
                ConfigFile.parse("process-loss-paper.conf", text, Arrays.asList(overrides), Map.of());
        PluginCatalog catalog = PluginCatalog.scan(List.of(HOME.resolve("plugins")), PluginPolicy.DEFAULT);
        try (SessionPlan plan = new SessionPlanner(catalog, loaded.problems()).plan(loaded)) {
            Optional<BacktestResult> result = loaded.problems().hasErrors()
                    ? Optional.empty()
                    : new VirtualRun(plan, new SystemClock(), loaded.problems(), line -> {})
                            .forDuration(BEGIN, Duration.ofMinutes(20));
            wrong.append(loaded.problems());
            return result;
        }
    }

    private static BacktestResult over(String rule) throws IOException {
        StringBuilder wrong = new StringBuilder();
        return run(wrong, "jackstay.risk=[" + rule + "]").orElseThrow(() -> new AssertionError(wrong.toString()));
    }

    private static String refusal(String... overrides) throws IOException {
        StringBuilder wrong = new StringBuilder();
        assertThat(run(wrong, overrides)).isEmpty();
        return wrong.toString();
    }

    @Test
    void theLossOfBothHaltsBothThoughTheyAreOnTwoLogins() throws IOException {
        BacktestResult free = over("");
        assertThat(free.bots()).noneMatch(bot -> bot.sentence().contains("halted"));

        BacktestResult halted = over("{ plugin = daily-loss, max = 0.5 USDC }");

        assertThat(halted.bots())
                .extracting(BotStatus::sentence)
                .allMatch(sentence -> sentence.startsWith("halted by daily-loss of the process until 00:00 UTC: -")
                        && sentence.endsWith(" of -0.50000000 USDC"));
        assertThat(halted.bots()).allMatch(bot -> bot.counts().openOrders() == 0);
    }

    @Test
    void flattenClosesWhatBothHold() throws IOException {
        BacktestResult halted = over("{ plugin = daily-loss, max = 0.5 USDC, on-halt = flatten }");

        assertThat(halted.bots())
                .allMatch(bot -> bot.sentence().startsWith("halted by daily-loss of the process"))
                .allMatch(bot -> bot.counts().fills() > 0);
        for (BotStatus bot : halted.bots()) {
            assertThat(bot.markets().get(0).position()).as(bot.name()).isEqualByComparingTo(BigDecimal.ZERO);
        }
    }

    @Test
    void aHaltEndsForBothAndTheyTradeOn() throws IOException {
        BacktestResult resumed = over("{ plugin = drawdown, max = 0.5 USDC, cool-down = 1s }");
        assertThat(resumed.fills())
                .isGreaterThan(over("{ plugin = drawdown, max = 0.5 USDC }").fills());
    }

    @Test
    void theSameRunTwiceDecidesTheSame() throws IOException {
        String rule = "{ plugin = daily-loss, max = 0.5 USDC, on-halt = flatten }";
        assertThat(over(rule).decisionDigest()).isEqualTo(over(rule).decisionDigest());
    }

    @Test
    void aRuleThatOnlyRefusesOrdersHasNoPlaceOverTheProcess() throws IOException {
        assertThat(refusal("jackstay.risk=[{ plugin = position-limit, max = 1 }]"))
                .contains("can't watch the process, where no order is asked about and a rule can only halt");
    }

    @Test
    void botsThatCountInDifferentAssetsAreNotAddedUp() throws IOException {
        assertThat(refusal(
                        "connectors.west.markets=[{ symbol = ETH-USDT-PERP, tick = 0.01, lot = 0.01,"
                                + " feed { type = random-walk, seed = 8, start = 3000 } }]",
                        "connectors.west.balances=[\"10000 USDT\"]",
                        "bots.eth-grid.strategy.market=\"west:ETH-USDT-PERP\"",
                        "bots.eth-grid.capital=\"5000 USDT\""))
                .contains("can't watch the process", "USDC", "USDT", "two assets are not added up");
    }
}
