package io.jackstay.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.plugin.Percent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingTest {
    private static final String EVERYTHING = """
            bots { b { strategy { plugin = p
              flag = true, count = -7, big = 9223372036854775807, exact = 0.10000000000000000001
              text = some words, duration = 1.5h, percent = 0.1%, mode = very-slow, market = "sim:BTC-USDC-PERP"
              venue = sim, money = 10000.50 USDC, secret = ${KEY}, path = a/b.csv
              instant = "2026-01-31T08:00:00Z", time = "08:30", some = 3
              list = [1.10
                1e-8]
              by-text { b = 2, a = 1, "c.d" = 3 }
              by-venue { sim = 5 USDC }
              by-market { "sim:BTC-USDC" = fast }
              inner { b = x }
              feeds = [{ type = random-walk, seed = 7 }, { type = recording, file = f }, { type = still }]
            } } }
            """;

    @Test
    void everyTypeIsBoundExactly() {
        ConfigFile.Loaded loaded = Samples.parse(EVERYTHING, Map.of("KEY", "hunter2"));
        Samples.Everything bound =
                Samples.bind(loaded, Samples.Everything.class).orElseThrow();

        assertThat(loaded.problems().sorted()).isEmpty();
        assertThat(bound.flag()).isTrue();
        assertThat(bound.count()).isEqualTo(-7);
        assertThat(bound.big()).isEqualTo(Long.MAX_VALUE);
        assertThat(bound.exact()).isEqualTo(new BigDecimal("0.10000000000000000001"));
        assertThat(bound.text()).isEqualTo("some words");
        assertThat(bound.duration()).isEqualTo(Duration.ofMinutes(90));
        assertThat(bound.percent()).isEqualTo(Percent.parse("0.1%"));
        assertThat(bound.mode()).isEqualTo(Samples.Mode.VERY_SLOW);
        assertThat(bound.market()).isEqualTo(MarketId.parse("sim:BTC-USDC-PERP"));
        assertThat(bound.venue()).isEqualTo(new Venue("sim"));
        assertThat(bound.money()).isEqualTo(new Money("USDC", new BigDecimal("10000.50")));
        assertThat(bound.secret().reveal()).isEqualTo("hunter2");
        assertThat(bound.path()).isEqualTo(Path.of("a/b.csv"));
        assertThat(bound.instant()).isEqualTo(Instant.parse("2026-01-31T08:00:00Z"));
        assertThat(bound.time()).isEqualTo(LocalTime.of(8, 30));
        assertThat(bound.some()).contains(3);
        assertThat(bound.none()).isEmpty();
        assertThat(bound.list()).containsExactly(new BigDecimal("1.10"), new BigDecimal("1E-8"));
        assertThat(bound.byText()).containsExactly(Map.entry("a", 1L), Map.entry("b", 2L), Map.entry("c.d", 3L));
        assertThat(bound.byVenue())
                .containsExactly(Map.entry(new Venue("sim"), new Money("USDC", new BigDecimal("5"))));
        assertThat(bound.byMarket()).containsExactly(Map.entry(MarketId.parse("sim:BTC-USDC"), Samples.Mode.FAST));
        assertThat(bound.inner()).isEqualTo(new Samples.Inner(1, Optional.of("x")));
        assertThat(bound.feeds())
                .containsExactly(
                        new Samples.Walk(7, new BigDecimal("60000")),
                        new Samples.Tape(Path.of("f")),
                        new Samples.Still());
    }

    @Test
    void whatAFileLeavesOutHasItsDefault() {
        ConfigFile.Loaded loaded = Samples.parse("bots.b.strategy.plugin = p");
        Samples.Defaults bound = Samples.bind(loaded, Samples.Defaults.class).orElseThrow();

        assertThat(loaded.problems().sorted()).isEmpty();
        assertThat(bound.flag()).isTrue();
        assertThat(bound.count()).isEqualTo(-3);
        assertThat(bound.exact()).isEqualTo(new BigDecimal("0.10000000000000000001"));
        assertThat(bound.text()).isEmpty();
        assertThat(bound.mode()).isEqualTo(Samples.Mode.VERY_SLOW);
        assertThat(bound.market()).isEqualTo(MarketId.parse("sim:BTC-USDC-PERP"));
        assertThat(bound.money()).isEqualTo(new Money("USDC", new BigDecimal("10000")));
        assertThat(bound.list()).containsExactly(new BigDecimal("1"), new BigDecimal("2.50"));
        assertThat(bound.map()).containsExactly(Map.entry("a", Duration.ofSeconds(1)));
        assertThat(bound.feed()).isEqualTo(new Samples.Walk(7, new BigDecimal("60000")));
        assertThat(bound.inner()).isEqualTo(new Samples.Inner(1, Optional.empty()));
    }

    @Test
    void theRuntimesOwnBlocksAreBound() {
        ConfigFile.Loaded loaded = Samples.parse("""
                connectors { zeta { plugin = paper, seed = 1 }, alpha { plugin = paper, debug = true } }
                bots {
                  second { strategy { plugin = grid }, threading = venue, group = hedges, role = "left leg" }
                  first {
                    strategy.plugin = grid
                    risk = [{ plugin = position-limit, max = 0.5 }, { plugin = drawdown, max = 5% }]
                    capital = 10000 USDC, shared = true, debug = true
                  }
                }
                jackstay {
                  data-dir = state, installation = 3, strict-libraries = true, day-start = "08:30", warm-up = off, idle = spin
                  plugins { my-strategy { permissions = [network, files] } }
                }
                """);
        JackstayConfig config = loaded.config();

        assertThat(loaded.problems().sorted()).isEmpty();
        assertThat(config.connectors()).extracting(ConnectorBlock::name).containsExactly("zeta", "alpha");
        assertThat(config.connectors()).extracting(ConnectorBlock::debug).containsExactly(false, true);
        assertThat(config.connectors()).extracting(c -> c.plugin().plugin()).containsOnly("paper");
        assertThat(config.bots()).extracting(BotBlock::name).containsExactly("second", "first");
        BotBlock second = config.bots().get(0);
        assertThat(second.threading()).isEqualTo(Threading.VENUE);
        assertThat(second.group() + "/" + second.role()).isEqualTo("hedges/left leg");
        assertThat(second.capital()).isEmpty();
        assertThat(second.shared() || second.debug()).isFalse();
        BotBlock first = config.bots().get(1);
        assertThat(first.threading()).isEqualTo(Threading.OWN);
        assertThat(first.capital()).contains(new Money("USDC", new BigDecimal("10000")));
        assertThat(first.shared() && first.debug()).isTrue();
        assertThat(first.risk()).extracting(PluginBlock::plugin).containsExactly("position-limit", "drawdown");
        assertThat(first.risk().get(1).path()).isEqualTo("bots.first.risk[1]");
        assertThat(first.risk().get(1)).hasToString("drawdown at x.conf:6");
        assertThat(first.spot()).isEqualTo(new Spot(new Where("x.conf", 4), "bots.first", ""));
        assertThat(config.settings().dataDir()).isEqualTo(Path.of("state"));
        assertThat(config.settings().installation()).isEqualTo(3);
        assertThat(config.settings().strictLibraries()).isTrue();
        assertThat(config.settings().dayStart()).isEqualTo(LocalTime.of(8, 30));
        assertThat(config.settings().warmUp()).isEqualTo(Switch.OFF);
        assertThat(config.settings().idle()).isEqualTo(Idle.SPIN);
        assertThat(config.settings().permissions())
                .containsExactly(Map.entry("my-strategy", List.of("network", "files")));
        assertThat(config.settings().grants().get(1))
                .isEqualTo(new Spot(new Where("x.conf", 12), "jackstay.plugins.my-strategy.permissions[1]", "files"));
    }

    @Test
    void settingsThatAreNotSaidHaveTheirDefaults() {
        assertThat(Samples.parse("bots.b.strategy.plugin = p").config().settings())
                .isEqualTo(RuntimeSettings.DEFAULT);
        assertThat(Samples.parse("bots.b.strategy.plugin = p, jackstay {}")
                        .config()
                        .settings())
                .isEqualTo(RuntimeSettings.DEFAULT);
    }

    @Test
    void aBadKeyOfABotDoesNotHideWhatElseIsWrongWithIt() {
        ConfigFile.Loaded loaded = Samples.parse(
                "bots.b { threading = x, risk = [5, { plugin = q }], strategy { plugin = p, levels = 0 } }");

        assertThat(loaded.problems().errors()).isEqualTo(2);
        assertThat(loaded.config().bots().get(0).strategy().plugin()).isEqualTo("p");
        assertThat(loaded.config().bots().get(0).risk())
                .extracting(PluginBlock::plugin)
                .containsExactly("q");
    }

    @Test
    void aBlockTellsOtherPackagesWhereAValueStands() {
        ConfigFile.Loaded loaded = Samples.parse("""
                bots.b.strategy {
                  plugin = grid
                  legs = [{ market = "sim:A" }
                    { market = "sim:B" }]
                  sizes { "sim:C" = 1 }
                }
                """);
        PluginBlock block = loaded.config().bots().get(0).strategy();

        assertThat(block.pluginSpot()).isEqualTo(new Spot(new Where("x.conf", 2), "bots.b.strategy.plugin", "grid"));
        assertThat(block.find("sim:B"))
                .contains(new Spot(new Where("x.conf", 4), "bots.b.strategy.legs[1].market", "sim:B"));
        assertThat(block.find("sim:C"))
                .contains(new Spot(new Where("x.conf", 5), "bots.b.strategy.sizes.\"sim:C\"", ""));
        assertThat(block.find("sim:D")).isEmpty();
        assertThat(block.spotOf("legs")).isEqualTo(new Spot(new Where("x.conf", 3), "bots.b.strategy.legs", "[...]"));
        assertThat(block.spotOf("levels")).isEqualTo(new Spot(new Where("x.conf", 1), "bots.b.strategy.levels", ""));
        Problems problems = new Problems();
        problems.unknownName(block.pluginSpot(), "plugin", List.of("grif", "smoke-test"), "plugins, my/plugins");
        assertThat(problems)
                .hasToString("x.conf:2 bots.b.strategy.plugin = grid: unknown plugin, known are grif, smoke-test "
                        + "(searched: plugins, my/plugins); did you mean grif?");
    }

    @ParameterizedTest
    @CsvSource({
        "0.10000000000000000001, 0.10000000000000000001",
        "1.10, 1.10",
        "'\"7\"', 7",
        "-0.5, -0.5",
        ".5, 0.5",
        "1E-8, 1E-8",
        "123456789012345678901234567890.123456789, 123456789012345678901234567890.123456789"
    })
    void decimalsKeepTheirDigits(String written, String expected) {
        ConfigFile.Loaded loaded = Samples.parse(Samples.botWith("exact = " + written));

        assertThat(Samples.bind(loaded, Samples.Defaults.class).orElseThrow().exact())
                .isEqualTo(new BigDecimal(expected));
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "NaN", "Infinity", "0x10", "1_000", "1.2.3", "1e400"})
    void whatIsNoPlainDecimalIsRefused(String written) {
        assertThat(Samples.problems(Samples.botWith("exact = \"" + written + "\""), Samples.Defaults.class))
                .isEqualTo("x.conf:4 bots.btc.strategy.exact = " + written + ": must be a decimal number");
    }

    @ParameterizedTest
    @CsvSource({
        "5s, 5000000000",
        "100ms, 100000000",
        "7us, 7000",
        "9ns, 9",
        "2m, 120000000000",
        "1 h, 3600000000000",
        "1.5d, 129600000000000",
        "0s, 0"
    })
    void durationsHaveTheirUnits(String written, long nanos) {
        assertThat(DurationText.parse(written)).isEqualTo(Duration.ofNanos(nanos));
    }

    @Test
    void aTurkishLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(KeyPath.kebab("INITIAL_IDLE")).isEqualTo("initial-idle");
            assertThat(KeyPath.kebab("maxIInfo")).isEqualTo("max-i-info");
            assertThat(Nearest.name("LIMIT", List.of("limit"))).contains("limit");
            ConfigFile.Loaded loaded = Samples.parse(EVERYTHING, Map.of("KEY", "x"));
            assertThat(Samples.bind(loaded, Samples.Everything.class)).isPresent();
        } finally {
            Locale.setDefault(before);
        }
    }
}
