package io.jackstay.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigDescriberTest {
    @Test
    void aKeyIsDescribedWithTypeDefaultRangeAndMeaning() {
        DescribedSection section = ConfigDescriber.describe("strategy grid", "Trades a grid", Samples.Grid.class);

        assertThat(section.title()).isEqualTo("strategy grid");
        assertThat(section.doc()).isEqualTo("Trades a grid. A grid.");
        assertThat(section.keys())
                .extracting(DescribedKey::name)
                .containsExactly("market", "levels", "spacing", "order-size", "refresh");
        assertThat(section.keys().get(1))
                .isEqualTo(new DescribedKey(
                        "levels",
                        "a whole number",
                        true,
                        Optional.empty(),
                        "2 to 200",
                        "Resting orders on each side",
                        List.of(),
                        List.of()));
        assertThat(section.keys().get(4).required()).isFalse();
        assertThat(section.keys().get(4).defaultText()).contains("5s");
    }

    @Test
    void nestedBlocksAndChoicesAreDescribed() {
        List<DescribedKey> keys =
                ConfigDescriber.describe("p", "", Samples.Everything.class).keys();

        DescribedKey inner = keys.get(21);
        assertThat(inner.nested()).extracting(DescribedKey::name).containsExactly("a", "b");
        assertThat(inner.required()).isFalse();
        assertThat(inner.defaultText()).contains("{}");
        DescribedKey feeds = keys.get(22);
        assertThat(feeds.type())
                .isEqualTo("a list in [ ], each element a block in { } with type = random-walk or recording or still");
        assertThat(feeds.choices())
                .extracting(DescribedChoice::name)
                .containsExactly("random-walk", "recording", "still");
        assertThat(feeds.choices().get(0).doc()).isEqualTo("Random walk");
        assertThat(feeds.choices().get(0).keys()).extracting(DescribedKey::name).containsExactly("seed", "start");
        assertThat(keys.get(7).type()).isEqualTo("one of fast, very-slow");
    }

    @Test
    void theReferenceHasTheFilesOwnKeysAndThenThePlugins() {
        DescribedSection grid = ConfigDescriber.describe("strategy grid", "Trades a grid", Samples.Grid.class);
        DescribedSection still = ConfigDescriber.describe("strategy still", "", Samples.Still.class);
        DescribedSection defaults = ConfigDescriber.describe("strategy defaults", "", Samples.Defaults.class);

        String page = ConfigurationReference.markdown(List.of(grid, still, defaults));

        assertThat(page.lines().filter(line -> line.startsWith("#")))
                .containsExactly(
                        "# Configuration",
                        "## connectors.NAME",
                        "## bots.NAME",
                        "## jackstay",
                        "## strategy grid",
                        "## strategy still",
                        "## strategy defaults");
        assertThat(page.lines())
                .contains(
                        "| `levels` | a whole number, 2 to 200 | required | Resting orders on each side |",
                        "| `refresh` | a duration with its unit (ns, us, ms, s, m, h or d), such as 5s, 100ms to 1h | `5s` | How often to look |",
                        "| `capital` | an amount and its asset, such as 10000 USDC | none | What the bot's drawdown is a share of; the account's equity when absent |",
                        "| `threading` | one of own, shared, venue | `own` | Which thread runs the bot: its own, one for all quiet bots, or the event loop of its one connector |",
                        "| `group` | a text | empty | Group for overviews |",
                        "| `plugins.NAME.permissions` | a list in [ ], each element a text | `[]` | What the plugin may do beyond the contract, such as network |",
                        "| `feed.type` | `random-walk` |  | Random walk |",
                        "| `feed(random-walk).seed` | a whole number | required |  |",
                        "No keys of its own.");
        assertThat(page)
                .endsWith("\n")
                .doesNotContain("\n\n\n")
                .isEqualTo(ConfigurationReference.markdown(List.of(grid, still, defaults)));
    }
}
