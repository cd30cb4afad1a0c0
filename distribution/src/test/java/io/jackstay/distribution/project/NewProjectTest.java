package io.jackstay.distribution.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A colleague's first hour: a project, its build without network, its jar among the plugins, a backtest with it. */
class NewProjectTest {
    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void open() {
        place = new Workplace(folder);
    }

    @Test
    void aNewStrategyBuildsAndTrades() throws Exception {
        Path project = place.make("strategy", "demo-bot");
        place.build(project);
        place.putAmongPlugins(project, "demo-bot");

        String result = place.backtest(project, "demo-bot");

        assertThat(count(result, "orders")).isGreaterThan(2);
        assertThat(count(result, "fills")).isPositive();
    }

    @Test
    void aNewRiskRuleBuildsAndRefuses() throws Exception {
        Path project = place.make("risk", "demo-rule");
        place.build(project);
        place.putAmongPlugins(project, "demo-rule");

        String result = place.backtest(project, "demo-rule");

        assertThat(count(result, "orders")).isGreaterThanOrEqualTo(12);
        assertThat(count(result, "rejected")).isPositive();
    }

    @Test
    void aNewConnectorBuildsAndReachesTheLevelTrading() throws Exception {
        Path project = place.make("connector", "demo-venue");
        place.build(project);
        place.putFolderAmongPlugins(project, "demo-venue");

        Workplace.Ended checked = place.jackstay(project, "check", "demo-venue.conf");

        assertThat(checked.code()).as(checked.output()).isZero();
        assertThat(project.resolve("target/conformance/demo-venue.json"))
                .content()
                .contains("\"connector\":\"demo-venue\",\"level\":\"trading\"");
    }

    @Test
    void whatIsThereAlreadyStays() throws Exception {
        Files.createDirectory(folder.resolve("demo-bot"));

        Workplace.Ended ended = place.jackstay(folder, "new", "strategy", "demo-bot");

        assertThat(ended.code()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains("demo-bot is there already");
        assertThat(folder.resolve("demo-bot")).isEmptyDirectory();
    }

    @Test
    void aNameThatIsNoneIsAMistakeOfUse() throws Exception {
        Workplace.Ended ended = place.jackstay(folder, "new", "strategy", "Demo");

        assertThat(ended.code()).as(ended.output()).isEqualTo(2);
        assertThat(ended.output()).contains("'Demo' can't name a plugin");
    }

    private static int count(String json, String name) {
        String[] parts = json.split("\"" + name + "\":", -1);
        assertThat(parts).as("%s in %s", name, json).hasSize(2);
        return Integer.parseInt(parts[1].replaceAll("[^0-9].*", ""));
    }
}
