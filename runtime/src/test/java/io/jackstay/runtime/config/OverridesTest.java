package io.jackstay.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {
    private static final String TEXT = Samples.botWith("exact = 1, list = [1], count = ${bots.btc.strategy.exact}");
    private static final String AT = "bots.btc.strategy.";

    @Test
    void anOverrideWinsAndTheLastOneMost() {
        assertThat(bound(AT + "exact=0.10000000000000000001", AT + "exact = 3").exact())
                .isEqualTo(new BigDecimal("3"));
    }

    @Test
    void substitutionsSeeTheOverride() {
        assertThat(bound(AT + "exact=3").count()).isEqualTo(3);
    }

    @Test
    void aTypedTextNeedsNoQuotes() {
        assertThat(bound(AT + "market=sim:ETH-USDC").market().symbol()).isEqualTo("ETH-USDC");
        assertThat(bound(AT + "text=a#b // c, d").text()).isEqualTo("a#b // c, d");
        assertThat(bound(AT + "text=\"quoted\"").text()).isEqualTo("quoted");
        assertThat(bound(AT + "text={broken").text()).isEqualTo("{broken");
        assertThat(bound(AT + "text=").text()).isEmpty();
        assertThat(bound(AT + "text=a=b").text()).isEqualTo("a=b");
    }

    @Test
    void listsBlocksAndSubstitutionsAreReadAsInAFile() {
        assertThat(bound(AT + "list=[2, 3.50]").list()).containsExactly(new BigDecimal("2"), new BigDecimal("3.50"));
        assertThat(bound(AT + "feed={ type = still }").feed()).isEqualTo(new Samples.Still());
        assertThat(bound(AT + "text=${NAME}").text()).isEqualTo("from the environment");
    }

    @Test
    void nullTakesAKeyAway() {
        assertThat(bound(AT + "list=null").list()).hasSize(2);
    }

    @Test
    void aMistakeInAnOverrideIsShownAsItWasTyped() {
        assertThat(Samples.problems(TEXT, Samples.Defaults.class, AT + "flag=maybe", AT + "flg=1", AT + "mode=${NO}")
                        .lines())
                .containsExactly(
                        "--set bots.btc.strategy.flag = maybe: must be true or false",
                        "--set bots.btc.strategy.flg = 1: unknown key, known are flag, count, exact, text, mode, market, "
                                + "money, list, map, feed, inner; did you mean flag?",
                        "--set bots.btc.strategy.mode = ${NO}: is not set: neither a key of the configuration nor an "
                                + "environment variable has that name");
    }

    @Test
    void anOverrideOfABotThatIsNotThereNamesTheNearest() {
        assertThat(Samples.problems(TEXT, Samples.Defaults.class, "bots.bct.strategy.exact=1", "bots.bct.shared=true"))
                .isEqualTo("--set bots = bct: unknown bot, known are btc; did you mean btc?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "=5", "bots", " = 5", "a..b=5", "a.=5"})
    void whatIsNoPathAndValueIsAMistake(String text) {
        assertThat(Samples.problems(TEXT, Samples.Defaults.class, text))
                .startsWith("--set")
                .hasLineCount(1);
    }

    @Test
    void aPathOfManyKeysIsAMistakeAndNoCrash() {
        assertThat(Samples.problems(TEXT, Samples.Defaults.class, "a.".repeat(100_000) + "a=1"))
                .isEqualTo("--set: path is nested too deeply");
    }

    private static Samples.Defaults bound(String... overrides) {
        ConfigFile.Loaded loaded = Samples.parse(TEXT, Map.of("NAME", "from the environment"), overrides);
        assertThat(loaded.problems().sorted()).isEmpty();
        return Samples.bind(loaded, Samples.Defaults.class).orElseThrow();
    }
}
