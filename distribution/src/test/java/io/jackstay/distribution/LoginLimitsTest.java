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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shipped rules over two grids that share a market of one paper login. */
class LoginLimitsTest {
    private static final Path HOME = Path.of(System.getProperty("jackstay.home"));
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static BacktestResult run(String rule) throws IOException {
        String text = Files.readString(
                HOME.resolve("sample-configs").resolve("login-limits-paper.conf"), StandardCharsets.UTF_8);
        ConfigFile.Loaded loaded = ConfigFile.parse(
                "login-limits-paper.conf", text, List.of("connectors.sim.risk=[" + rule + "]"), Map.of());
        PluginCatalog catalog = PluginCatalog.scan(List.of(HOME.resolve("plugins")), PluginPolicy.DEFAULT);
        try (SessionPlan plan = new SessionPlanner(catalog, loaded.problems()).plan(loaded)) {
            assertThat(loaded.problems().hasErrors())
                    .as("%s", loaded.problems())
                    .isFalse();
            return new VirtualRun(plan, new SystemClock(), loaded.problems(), line -> {})
                    .forDuration(BEGIN, Duration.ofMinutes(20))
                    .orElseThrow();
        }
    }

    private static long left(BacktestResult result) {
        return result.bots().stream()
                .map(BotStatus::counts)
                .mapToLong(counts -> counts.orders() - counts.rejected())
                .sum();
    }

    private static long rejected(BacktestResult result) {
        return result.bots().stream().mapToLong(bot -> bot.counts().rejected()).sum();
    }

    @Test
    void withoutRulesMoreLeavesThanTheLimitsBelowWouldLet() throws IOException {
        BacktestResult free = run("");
        assertThat(left(free)).isGreaterThan(20);
        assertThat(rejected(free)).isZero();
        assertThat(free.fills()).isGreaterThan(2);
    }

    @Test
    void theRateOfBothBotsTogetherIsKept() throws IOException {
        BacktestResult limited = run("{ plugin = order-rate-limit, max = 20, per = 1h }");
        assertThat(left(limited)).isEqualTo(20);
        assertThat(rejected(limited)).isPositive();
    }

    @Test
    void thePositionOfBothBotsTogetherIsKept() throws IOException {
        BacktestResult limited = run("{ plugin = position-limit, max = 0.02 }");
        BigDecimal sum = limited.bots().stream()
                .map(bot -> bot.markets().get(0).position())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum.abs()).isLessThanOrEqualTo(new BigDecimal("0.02"));
        assertThat(rejected(limited)).isPositive();
    }

    @Test
    void theSizeOfEachOrderIsKept() throws IOException {
        BacktestResult limited = run("{ plugin = order-limit, max-size = 0.01 }");
        BotStatus far = limited.bots().get(1);
        assertThat(far.counts().orders()).isPositive().isEqualTo(far.counts().rejected());
        assertThat(limited.bots().get(0).counts().rejected()).isZero();
    }

    @Test
    void theOpenOrdersOfBothBotsTogetherAreKept() throws IOException {
        BacktestResult limited = run("{ plugin = open-orders-limit, max = 12 }");
        assertThat(limited.bots().stream()
                        .mapToInt(bot -> bot.counts().openOrders())
                        .sum())
                .isLessThanOrEqualTo(12);
        assertThat(rejected(limited)).isPositive();
    }
}
