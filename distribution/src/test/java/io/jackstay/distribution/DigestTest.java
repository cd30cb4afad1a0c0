package io.jackstay.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.backtest.VirtualRun;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.SessionPlanner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A seeded session decides the same on every machine and JDK: the digest of all its requests is compared with the committed
 * one. It changes when the market generator, the exchange, the loops or the grid decide differently, and only then.
 */
class DigestTest {
    private static final String COMMITTED = "6d9a3983aeaa092b9145e13b817d605e99c23563306f7708eedf914cc365a1c8";
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofMinutes(10);

    private static final String CONFIG = """
            connectors {
              sim {
                plugin = paper
                markets = [
                  { symbol = BTC-USDC-PERP, tick = 0.1, lot = 0.001, feed { type = random-walk, seed = 7, start = 60000 } }
                  { symbol = ETH-USDC-PERP, tick = 0.01, lot = 0.01, feed { type = random-walk, seed = 8, start = 3000 } }
                ]
              }
            }
            bots {
              btc {
                strategy { plugin = grid, market = "sim:BTC-USDC-PERP", levels = 5, spacing = 0.1%, order-size = 0.01 }
                risk = [ { plugin = position-limit, max = 0.03 }, { plugin = price-collar, max-distance = 5% } ]
              }
              eth {
                strategy { plugin = grid, market = "sim:ETH-USDC-PERP", levels = 8, spacing = 0.05%, order-size = 0.2 }
                risk = [ { plugin = order-limit, max-size = 1, max-notional = 5000 } ]
              }
            }
            """;

    private final List<String> transitions = new ArrayList<>();

    @Test
    void decidesAsCommitted() {
        BacktestResult result = run(CONFIG);

        assertThat(result.orders()).isGreaterThan(100);
        assertThat(result.fills()).isGreaterThan(50);
        assertThat(result.decisionDigest()).isEqualTo(COMMITTED);
    }

    @Test
    void anotherSeedDecidesDifferently() {
        assertThat(run(CONFIG.replace("seed = 8", "seed = 9")).decisionDigest()).isNotEqualTo(COMMITTED);
    }

    @Test
    void watchingDoesNotChangeTheDecisions() {
        BacktestResult watched = run(CONFIG.replace("btc {", "btc { debug = true"));

        assertThat(transitions).isNotEmpty();
        assertThat(watched.decisionDigest()).isEqualTo(COMMITTED);
    }

    private BacktestResult run(String config) {
        ConfigFile.Loaded loaded = ConfigFile.parse("digest.conf", config, List.of(), Map.of());
        Path plugins = Path.of(System.getProperty("jackstay.home"), "plugins");
        PluginCatalog catalog = PluginCatalog.scan(List.of(plugins), PluginPolicy.DEFAULT);
        try (SessionPlan plan = new SessionPlanner(catalog, loaded.problems()).plan(loaded)) {
            assertThat(loaded.problems().hasErrors())
                    .as("%s", loaded.problems())
                    .isFalse();
            return new VirtualRun(plan, new SystemClock(), loaded.problems(), transitions::add)
                    .forDuration(BEGIN, LENGTH)
                    .orElseThrow();
        }
    }
}
