package io.jackstay.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedeclaredTest {
    @Test
    void twoBotsOnOneNameAreAMistake() {
        ConfigFile.Loaded loaded = Samples.parse("""
                bots {
                  btc { strategy { plugin = grid } }
                  eth { strategy { plugin = grid } }
                  "btc" { strategy { plugin = other } }
                }
                bots.eth { shared = true }
                """);

        assertThat(loaded.problems().toString().lines())
                .contains(
                        "x.conf:4 bots.btc: is declared twice, first at x.conf:2: each bot needs a name of its own",
                        "x.conf:6 bots.eth: is declared twice, first at x.conf:3: each bot needs a name of its own");
        assertThat(loaded.problems().errors()).isEqualTo(2);
    }

    @Test
    void twoConnectorsOnOneNameAreAMistake() {
        assertThat(Samples.parse("""
                                connectors { sim { plugin = paper } }
                                connectors { sim = { plugin = paper } }
                                bots.b.strategy.plugin = p
                                """).problems())
                .hasToString("x.conf:2 connectors.sim: is declared twice, first at x.conf:1: "
                        + "each connector needs a name of its own");
    }

    @Test
    void aKeyOrBlockSetTwiceInOneFileIsAWarning() {
        ConfigFile.Loaded loaded = Samples.parse("""
                bots { b {
                  strategy { plugin = p, levels = 10 }
                  shared = true
                  shared = false
                  strategy { levels = 12 }
                } }
                """);

        assertThat(loaded.problems().hasErrors()).isFalse();
        assertThat(loaded.problems().toString().lines())
                .containsExactly(
                        "x.conf:4 bots.b.shared: is set twice, first at x.conf:3: the last one counts",
                        "x.conf:5 bots.b.strategy: is set twice, first at x.conf:2: the two blocks are merged",
                        "x.conf:5 bots.b.strategy.levels: is set twice, first at x.conf:2: the last one counts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bots { a { strategy.plugin = p } }\nbots { b { strategy.plugin = p } }",
                "bots.a { strategy.plugin = p }\nbots.a.shared = true",
                "bots.a { strategy.plugin = p }\nbots.b = ${bots.a} { shared = true }",
                "bots.a { strategy.plugin = p }\nbots.b = ${bots.a}\nbots.b { shared = true }",
                "bots.a { strategy.plugin = p, group = x\n group = ${?GROUP} }",
                "bots.a { strategy.plugin = p, risk = [{ plugin = q, max = 1 }, { plugin = q, max = 1 }] }",
                "bots.a { strategy.plugin = p }\nbots.a.risk = []\nbots.a.risk += { plugin = q }\nbots.a.risk += { plugin = q }",
                "# bots.a { }\nbots.a { strategy.plugin = p, group = \"bots.a { }\" // bots.a { }\n}",
                "bots.a { strategy.plugin = \"\"\"p\"\"\", group = \"\"\"x {\n a = 1 \"\"\"\"\n role = \"a\\\"{\" }",
                "{ bots.a { strategy.plugin = p } }",
            })
    void theUsesOfHoconAreNoMistake(String text) {
        ConfigFile.Loaded loaded = Samples.parse(text, Map.of("GROUP", "g"));

        assertThat(loaded.problems().sorted()).isEmpty();
        assertThat(loaded.config().bots()).isNotEmpty();
    }

    @Test
    void aBotThatExtendsAnotherHasBothTheirKeys() {
        JackstayConfig config = Samples.parse("""
                        bots.a { strategy { plugin = p, levels = 1 }, group = x }
                        bots.b = ${bots.a} { strategy.levels = 0 }
                        """).config();

        assertThat(config.bots()).extracting(BotBlock::name).containsExactly("a", "b");
        assertThat(config.bots()).extracting(BotBlock::group).containsOnly("x");
        assertThat(config.bots().get(1).strategy().spotOf("levels"))
                .isEqualTo(new Spot(new Where("x.conf", 2), "bots.b.strategy.levels", "0"));
    }
}
