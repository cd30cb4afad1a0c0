package io.jackstay.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of mistake in a plugin's block, with the exact words that an operator gets. */
class MistakesTest {
    private static final String GOOD = "market = \"sim:BTC-USDC\", levels = 10, spacing = 0.1%, order-size = 0.01";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "levels = 0           | levels = 0: must be 2 to 200",
                "levels = 201         | levels = 201: must be 2 to 200",
                "levels = 10.5        | levels = 10.5: must be a whole number, 2 to 200",
                "levels = 10.0        | levels = 10.0: must be a whole number, 2 to 200",
                "levels = 1e1         | levels = 1e1: must be a whole number, 2 to 200",
                "levels = many        | levels = many: must be a whole number, 2 to 200",
                "levels = \u0661\u0662 | levels = \u0661\u0662: must be a whole number, 2 to 200",
                "levels = []          | levels = []: must be a whole number",
                "levels = { a = 1 }   | levels = {...}: must be a whole number",
                "levels = 3000000000  | levels = 3000000000: must be a whole number, 2 to 200 (from -2147483648 to 2147483647)",
                "levels = null        | levels: is missing, it must be a whole number, 2 to 200",
                "spacing = 0.1        | spacing = 0.1: must be a percentage with its sign, such as 0.1%, 0.001% to 10%",
                "spacing = 11%        | spacing = 11%: must be 0.001% to 10%",
                "spacing = -1%        | spacing = -1%: must be 0.001% to 10%",
                "order-size = -0.01   | order-size = -0.01: must be at least 0.00000001",
                "order-size = 0       | order-size = 0: must be at least 0.00000001",
                "order-size = 1 BTC   | order-size = 1 BTC: must be a decimal number, at least 0.00000001",
                "refresh = 5          | refresh = 5: must be a duration with its unit (ns, us, ms, s, m, h or d), such as 5s, 100ms to 1h",
                "refresh = 5 weeks    | refresh = 5 weeks: must be a duration with its unit (ns, us, ms, s, m, h or d), such as 5s, 100ms to 1h",
                "refresh = 2h         | refresh = 2h: must be 100ms to 1h",
                "refresh = -5s        | refresh = -5s: must be a duration with its unit (ns, us, ms, s, m, h or d), such as 5s, 100ms to 1h",
                "market = BTC-USDC    | market = BTC-USDC: must be a market as venue:symbol, such as \"sim:BTC-USDC-PERP\" ('BTC-USDC' is not a market: write venue:symbol, such as sim:BTC-USDC-PERP)",
                "refesh = 5s          | refesh = 5s: unknown key, known are market, levels, spacing, order-size, refresh; did you mean refresh?",
                "orderSize = 5        | orderSize = 5: unknown key, known are market, levels, spacing, order-size, refresh; did you mean order-size?",
                "colour = red         | colour = red: unknown key, known are market, levels, spacing, order-size, refresh",
                "api-key = hunter2    | api-key = ***: unknown key, known are market, levels, spacing, order-size, refresh",
            })
    void oneMistakeGivesOneExactLine(String key, String expected) {
        String name = key.substring(0, key.indexOf(' '));
        String keys = GOOD.replaceAll("(^|, )" + name + " = [^,]*", "$1") + ", " + key;

        String problems = Samples.problems(
                Samples.botWith(keys.replaceAll("(, )+", ", ").replaceAll("^, ", "")), Samples.Grid.class);

        assertThat(problems).isEqualTo("x.conf:4 bots.btc.strategy." + expected);
    }

    @Test
    void aGoodBlockHasNoProblems() {
        assertThat(Samples.problems(Samples.botWith(GOOD), Samples.Grid.class)).isEmpty();
    }

    @Test
    void allMistakesAreReportedAtOnceInTheOrderOfTheFile() {
        String text = """
                conectors { }
                bots {
                  btc {
                    strategy {
                      plugin = grid
                      levels = 0
                      spacing = 5
                      lvels = 4
                    }
                    threading = ownn
                    capital = 10000
                    shared = yes
                    risk = [ { max = 5 }, 7 ]
                  }
                  eth = 5
                  BAD { strategy = grid }
                }
                jackstay { installation = 5000, day-strt = 5 }
                """;

        assertThat(Samples.problems(text, Samples.Grid.class).lines())
                .containsExactly(
                        "x.conf:1 conectors = {}: unknown key, known are connectors, bots, jackstay; did you mean connectors?",
                        "x.conf:4 bots.btc.strategy.market: is missing, it must be a market as venue:symbol, such as \"sim:BTC-USDC-PERP\"",
                        "x.conf:4 bots.btc.strategy.order-size: is missing, it must be a decimal number, at least 0.00000001",
                        "x.conf:6 bots.btc.strategy.levels = 0: must be 2 to 200",
                        "x.conf:7 bots.btc.strategy.spacing = 5: must be a percentage with its sign, such as 0.1%, 0.001% to 10%",
                        "x.conf:8 bots.btc.strategy.lvels = 4: unknown key, known are market, levels, spacing, order-size, refresh; did you mean levels?",
                        "x.conf:10 bots.btc.threading = ownn: must be one of own, shared, venue; did you mean own?",
                        "x.conf:11 bots.btc.capital = 10000: must be an amount and its asset, such as 10000 USDC",
                        "x.conf:12 bots.btc.shared = yes: must be true or false",
                        "x.conf:13 bots.btc.risk[0].plugin: is missing, it must be the name of a plugin",
                        "x.conf:13 bots.btc.risk[1] = 7: must be a block with plugin = NAME and the plugin's own keys",
                        "x.conf:15 bots.eth = 5: must be a block in { }",
                        "x.conf:16 bots.BAD: is no name for a bot, it must be 1 to 32 lower-case letters, digits and dashes",
                        "x.conf:16 bots.BAD.strategy = grid: must be a block with plugin = NAME and the plugin's own keys",
                        "x.conf:18 jackstay.day-strt = 5: unknown key, known are data-dir, installation, strict-libraries, day-start, journal-stall, warm-up, idle, web, risk, alerts, telegram, hub, hub-server, ledger, log, plugins; did you mean day-start?",
                        "x.conf:18 jackstay.installation = 5000: must be 0 to 1023");
    }

    public record Rule(BigDecimal max, BigDecimal min) {
        public Rule {
            if (max.signum() <= 0) {
                throw new IllegalArgumentException("max must be above 0");
            }
            if (max.compareTo(min) < 0) {
                throw new IllegalArgumentException("max is below min");
            }
            if (min.signum() < 0) {
                throw new IllegalArgumentException("the lower end must be above 0");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max = -0.5, min = 1 | .max = -0.5: must be above 0",
                "max = 1, min = 2    | .max = 1: max is below min",
                "max = 1, min = -1   | : the lower end must be above 0",
            })
    void aRuleOfTheRecordIsReportedAtTheKeyThatItNamesOrAtTheBlock(String keys, String expected) {
        assertThat(Samples.problems(Samples.botWith(keys), Rule.class))
                .isEqualTo("x.conf:4 bots.btc.strategy" + expected);
    }

    @ParameterizedTest
    @CsvSource({"''", "'# nothing'", "'jackstay {}'"})
    void aFileWithoutBotsIsAMistake(String text) {
        assertThat(Samples.parse(text).problems().toString())
                .isEqualTo("x.conf:1 bots: is missing, it must be a block with at least one bot");
    }

    @Test
    void anEmptyBotsBlockIsAMistake() {
        assertThat(Samples.parse("\nbots { }").problems().toString())
                .isEqualTo("x.conf:2 bots: is empty, it must be a block with at least one bot");
    }

    @Test
    void reservedKeysOfAConnectorAreNotThePlugins() {
        ConfigFile.Loaded loaded = Samples.parse("""
                connectors {
                  sim { plugin = paper, debug = true, dead-man = 60s
                    emulator { seed = 3 } }
                }
                """ + Samples.botWith(GOOD));
        RecordBinder.bind(loaded.config().connectors().get(0).plugin(), Samples.Inner.class, loaded.problems());

        assertThat(loaded.config().connectors().get(0).debug()).isTrue();
        assertThat(loaded.config().connectors().get(0).deadMan()).contains(Duration.ofSeconds(60));
        assertThat(loaded.problems().toString()).isEmpty();
    }

    @Test
    void aDeadManSwitchHasABoundedHorizon() {
        assertThat(Samples.parse("connectors { sim { plugin = paper, dead-man = 2s } }\n" + Samples.botWith(GOOD))
                        .problems()
                        .toString())
                .startsWith("x.conf:1 connectors.sim.dead-man = 2s: must be");
    }

    @Test
    void anUnknownChoiceNamesTheNearest() {
        assertThat(Samples.problems(
                                Samples.botWith("flag = true, feed { type = random-wlak, seed = 1 }"),
                                Samples.Defaults.class)
                        + "\n"
                        + Samples.problems(Samples.botWith("feed { seed = 1 }"), Samples.Defaults.class))
                .isEqualTo("""
                        x.conf:4 bots.btc.strategy.feed.type = random-wlak: must be random-walk or recording or still; did you mean random-walk?
                        x.conf:4 bots.btc.strategy.feed.type: is missing, it must be random-walk or recording or still""");
    }

    @Test
    void aMistakeInAListIsNamedByItsIndex() {
        assertThat(Samples.problems(Samples.botWith("list = [1, two, 3, [4]]"), Samples.Defaults.class)
                        .lines())
                .containsExactly(
                        "x.conf:4 bots.btc.strategy.list[1] = two: must be a decimal number",
                        "x.conf:4 bots.btc.strategy.list[3] = [...]: must be a decimal number");
    }

    @Test
    void longAndControlCharactersInAValueStayOneReadableLine() {
        String value = "\\u001b[31m\\n" + "x".repeat(500);

        String problem = Samples.problems(Samples.botWith("count = \"" + value + "\""), Samples.Defaults.class);

        assertThat(problem)
                .hasLineCount(1)
                .contains("\\u001b[31m\\u000ax")
                .contains("xxx...:")
                .hasSizeLessThan(250);
    }
}
