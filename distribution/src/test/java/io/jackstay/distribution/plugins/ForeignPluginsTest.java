package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginDescriptor;
import io.jackstay.runtime.plugin.PluginHandle;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.runtime.plugin.PluginPolicy;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A connector, a strategy and a risk rule from outside, each with its own version of one library, trade together; unloaded, they
 * leave nothing behind.
 */
class ForeignPluginsTest {
    private static final String CONFIG = """
            connectors { acme { plugin = acme-venue, symbols = [COIN-USD-PERP] } }
            bots {
              pong {
                debug = true
                strategy { plugin = acme-ping-pong, market = "acme:COIN-USD-PERP", probe = 5, rounds = 4 }
                risk = [ { plugin = acme-size, max = 1 } ]
              }
            }
            """;

    @TempDir
    private Path plugins;

    @BeforeEach
    void drop() {
        Guests.all(plugins);
    }

    @Test
    void tradesWithEach() {
        Trading trading = new Trading(plugins, PluginPolicy.DEFAULT, CONFIG);

        BacktestResult result = trading.run(Duration.ofMinutes(2));

        assertThat(trading.refused()).isEmpty();
        assertThat(trading.mistakes()).isEmpty();
        BotStatus bot = Trading.bot(result, "pong");
        assertThat(bot.failed()).isFalse();
        assertThat(bot.counts().fills()).isEqualTo(4);
        assertThat(bot.counts().strikes()).isZero();
        assertThat(bot.markets().get(0).position()).isZero();
        // Twice 0.5 bought at a price and, one step of 0.5 lower, sold at the ask 0.1 above the bid: 2 x 0.5 x -0.4.
        assertThat(bot.pnl().realized().amount()).isEqualByComparingTo("-0.4");
        assertThat(bot.pnl().fees("USD").amount()).isEqualByComparingTo("0.04");
    }

    @Test
    void eachSeesItsOwnVersionOfTheLibrary() {
        Trading trading = new Trading(plugins, PluginPolicy.DEFAULT, CONFIG);

        BacktestResult result = trading.run(Duration.ofMinutes(2));

        assertThat(Trading.bot(result, "pong").why()).isEqualTo("last was [order 6]");
        assertThat(trading.transitions())
                .anyMatch(line -> line.contains("acme-size: limit 1, actual {size 5"))
                .anyMatch(line -> line.contains("<we open with the second order>"));
    }

    @Test
    void leavesNothingBehindWhenUnloaded() {
        List<WeakReference<ClassLoader>> loaders = tradeAndUnload();

        assertThat(loaders).hasSize(3);
        for (int i = 0; i < 50 && !loaders.stream().allMatch(loader -> loader.refersTo(null)); i++) {
            System.gc();
        }
        assertThat(loaders).allMatch(loader -> loader.refersTo(null), "is collected");
    }

    /** In a frame of its own, so that the test's holds none of the plugins' objects. */
    private List<WeakReference<ClassLoader>> tradeAndUnload() {
        Trading trading = new Trading(plugins, PluginPolicy.DEFAULT, CONFIG);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        PluginCatalog catalog = trading.catalog();
        try (PluginHandle venue = open(catalog, PluginKind.CONNECTOR, "acme-venue");
                PluginHandle strategy = open(catalog, PluginKind.STRATEGY, "acme-ping-pong");
                PluginHandle rule = open(catalog, PluginKind.RISK, "acme-size")) {
            List<PluginHandle> users = List.of(venue, strategy, rule);
            assertThat(users.stream().map(ForeignPluginsTest::loader).distinct())
                    .hasSize(3);
            users.forEach(user -> loaders.add(new WeakReference<>(loader(user))));
            assertThat(Trading.bot(trading.run(Duration.ofMinutes(2)), "pong")
                            .counts()
                            .fills())
                    .isEqualTo(4);
        }
        return loaders;
    }

    /** The loader that the session uses too: the users of a jar share it. */
    private static ClassLoader loader(PluginHandle user) {
        return user.provider().configType().getClassLoader();
    }

    private static PluginHandle open(PluginCatalog catalog, PluginKind kind, String name) {
        PluginDescriptor found = catalog.find(kind, name).orElseThrow();
        return catalog.open(found);
    }
}
