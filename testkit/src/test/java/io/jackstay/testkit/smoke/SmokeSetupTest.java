package io.jackstay.testkit.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.order.Cloid;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.ConfigFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmokeSetupTest {
    private static final String FILE = """
            connectors { one { plugin = paper, emulator { seed = 9 } } }
            bots {
              live { strategy { plugin = grid }, on-stop = keep }
              smoke { strategy { plugin = smoke-test } }
            }
            """;

    private static ConfigFile.Loaded file(List<String> overrides) {
        return ConfigFile.parse("smoke.conf", FILE, overrides, Map.of());
    }

    @Test
    void otherBotsOfTheFileDoNotRun() {
        assertThat(SmokeSetup.alone(file(List.of())).config().bots())
                .extracting(BotBlock::name)
                .containsExactly("smoke");
    }

    @Test
    void aFileWithoutATestIsRefused() {
        ConfigFile.Loaded grids =
                ConfigFile.parse("grids.conf", FILE.replace("smoke-test", "grid"), List.of(), Map.of());
        assertThat(grids.problems().hasErrors()).isFalse();

        assertThat(SmokeSetup.alone(grids).problems().sorted())
                .singleElement()
                .asString()
                .startsWith("grids.conf: no bot has the strategy smoke-test");
    }

    @Test
    void itsOrdersAreOfAnInstallationOfItsOwn() {
        List<Cloid.Layout> layouts = List.of(Cloid.Layout.forBits(62), Cloid.Layout.forBits(48));

        assertThat(SmokeSetup.apart(file(List.of()), layouts)
                        .config()
                        .settings()
                        .installation())
                .isEqualTo(255);
    }

    @Test
    void whatAKilledOneLeftIsCancelledAndABrokenOneIsClosed() {
        assertThat(SmokeSetup.overrides(file(List.of()).config(), Optional.of("one")))
                .containsExactly(
                        "bots.smoke.on-start=cancel", "bots.smoke.on-stop=flatten", "bots.smoke.strategy.only=one");
    }

    @Test
    void theBlockOfAnEmulatorIsReadOnceWithWhatTheCommandLineSays() {
        assertThat(file(List.of("connectors.one.emulator.seed=11"))
                        .config()
                        .connectors()
                        .get(0)
                        .emulator()
                        .orElseThrow()
                        .seed())
                .isEqualTo(11);
    }
}
