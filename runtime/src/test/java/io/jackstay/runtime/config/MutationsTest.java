package io.jackstay.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A good file, damaged at random: whatever comes of it is a configuration or problems, and never an exception. */
class MutationsTest {
    private static final String GOOD = """
            # sample
            connectors {
              sim { plugin = paper, markets = [{ symbol = BTC-USDC-PERP, tick = 0.1, feed { type = random-walk, seed = 7 } }] }
              key { plugin = paper, api-key = ${?KEY}, other = ${HOME} } // two
            }
            bots {
              btc-grid {
                strategy { plugin = grid, market = "sim:BTC-USDC-PERP", levels = 10, spacing = 0.1%, order-size = 0.01 }
                risk = [ { plugin = position-limit, max = 0.5 }, { plugin = drawdown, max = 5% } ]
                risk += { plugin = third }
                capital = 10000 USDC
              }
              eth-grid = ${bots.btc-grid} { strategy.levels = 12, group = ""\"a "quoted" text""\" }
            }
            jackstay { data-dir = data, installation = 3, plugins { p { permissions = [network] } } }
            """;

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "=",
            ":",
            "+=",
            ",",
            "\n",
            "\"",
            "\"\"\"",
            "${",
            "${?",
            "}",
            "#",
            "//",
            "include ",
            "include \"x.conf\"",
            ".",
            "..",
            "\\",
            "\\u00",
            "null",
            "-",
            "%",
            "\u0000",
            "\ufeff",
            "\ud800",
            "\u00a0",
            "1e999999999",
            "9".repeat(200),
            "${bots}",
            "${bots.btc-grid}",
            "${KEY}",
            "bots",
            "type",
            "plugin");

    @Test
    void theFileIsGoodBeforeItIsDamaged() {
        ConfigFile.Loaded loaded = Samples.parse(GOOD, Map.of("HOME", "h"));

        assertThat(loaded.problems().sorted()).isEmpty();
        assertThat(loaded.config().bots()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void aDamagedFileIsNeverAnException(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 250; i++) {
            String text = damaged(random);
            try {
                check(Samples.parse(text, Map.of("HOME", "h")));
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", text " + i + ":\n" + text, e);
            }
        }
    }

    @Test
    void aFileThatEndsTooEarlyIsNeverAnException() {
        for (int end = 0; end < GOOD.length(); end++) {
            check(Samples.parse(GOOD.substring(0, end), Map.of("HOME", "h")));
        }
    }

    private static void check(ConfigFile.Loaded loaded) {
        for (BotBlock bot : loaded.config().bots()) {
            RecordBinder.bind(bot.strategy(), Samples.Grid.class, loaded.problems());
            bot.risk().forEach(rule -> RecordBinder.bind(rule, Samples.Everything.class, loaded.problems()));
        }
        loaded.config()
                .connectors()
                .forEach(venue -> RecordBinder.bind(venue.plugin(), Samples.WithSecret.class, loaded.problems()));
        for (Problem problem : loaded.problems().sorted()) {
            assertThat(problem.toString()).hasLineCount(1);
            assertThat(problem.where().file()).isIn("x.conf", "");
        }
    }

    private static String damaged(SplittableRandom random) {
        StringBuilder text = new StringBuilder(GOOD);
        for (int edits = 1 + random.nextInt(6); edits > 0; edits--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(12));
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(from, piece);
                case 1 -> text.delete(from, to);
                case 2 -> text.replace(from, to, piece);
                default -> text.insert(from, text.substring(from, to));
            }
            if (text.length() == 0) {
                text.append(piece);
            }
        }
        return text.toString();
    }
}
