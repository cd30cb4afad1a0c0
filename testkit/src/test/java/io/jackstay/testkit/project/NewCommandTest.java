package io.jackstay.testkit.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.launch.ToolUsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path repository;

    @BeforeEach
    void makeRepository() throws IOException {
        repository = Files.createDirectory(folder.resolve("the repository"));
    }

    @Test
    void aStrategyHasItsFiles() throws IOException {
        assertThat(run("strategy", "demo-bot")).isZero();

        assertThat(filesOf("demo-bot"))
                .containsExactlyInAnyOrder(
                        "pom.xml",
                        ".gitignore",
                        "README.md",
                        "demo-bot.conf",
                        "src/main/java/com/example/demobot/DemoBotProvider.java",
                        "src/main/java/com/example/demobot/DemoBotConfig.java",
                        "src/main/java/com/example/demobot/DemoBotStrategy.java",
                        "src/test/java/com/example/demobot/DemoBotStrategyTest.java",
                        "src/main/resources/META-INF/services/io.jackstay.api.strategy.StrategyProvider");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("Made demo-bot: a strategy")
                .contains("mvn verify");
        assertThat(err.size()).isZero();
    }

    @Test
    void aRiskRuleHasItsFiles() throws IOException {
        assertThat(run("risk", "demo-rule")).isZero();

        assertThat(filesOf("demo-rule"))
                .contains(
                        "src/main/java/com/example/demorule/DemoRule.java",
                        "src/main/resources/META-INF/services/io.jackstay.api.risk.RiskProvider");
    }

    @Test
    void aConnectorHasFourClassesToWrite() throws IOException {
        assertThat(run("connector", "demo-venue")).isZero();

        assertThat(filesOf("demo-venue"))
                .containsExactlyInAnyOrder(
                        "pom.xml",
                        ".gitignore",
                        "README.md",
                        "demo-venue.conf",
                        "src/main/java/com/example/demovenue/DemoVenueProvider.java",
                        "src/main/java/com/example/demovenue/DemoVenueConnector.java",
                        "src/main/java/com/example/demovenue/DemoVenueMarketData.java",
                        "src/main/java/com/example/demovenue/DemoVenueAccount.java",
                        "src/main/java/com/example/demovenue/Json.java",
                        "src/test/java/com/example/demovenue/ScriptedDemoVenue.java",
                        "src/test/java/com/example/demovenue/DemoVenueConnectorTest.java",
                        "src/main/resources/META-INF/services/io.jackstay.api.connector.ConnectorProvider");
        assertThat(folder.resolve("demo-venue/pom.xml"))
                .content()
                .containsPattern("<artifactId>jackson-core</artifactId>\\s*<version>2\\.")
                .contains("<outputDirectory>${project.build.directory}/demo-venue</outputDirectory>");
    }

    @Test
    void theLinesOfAConnectorAreCounted() throws IOException {
        run("connector", "demo-venue");

        int sum = 0;
        for (String type : List.of("Provider", "Connector", "MarketData", "Account")) {
            int lines = linesOf("src/main/java/com/example/demovenue/DemoVenue" + type + ".java");
            assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern(lines + " +DemoVenue" + type);
            sum += lines;
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(sum + "  lines in all");
        assertThat(linesOf("src/test/java/com/example/demovenue/ScriptedDemoVenue.java"))
                .isLessThanOrEqualTo(300);
    }

    private int linesOf(String file) throws IOException {
        return Files.readAllLines(folder.resolve("demo-venue").resolve(file)).size();
    }

    @Test
    void onlyAConnectorBundlesALibrary() throws IOException {
        run("strategy", "demo-bot");

        assertThat(folder.resolve("demo-bot/pom.xml")).content().doesNotContain("jackson", "outputDirectory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"strategy", "risk", "connector"})
    void noPlaceholderIsLeft(String kind) throws IOException {
        run(kind, "demo");

        for (String file : filesOf("demo")) {
            assertThat(Files.readString(folder.resolve("demo").resolve(file)))
                    .as(file)
                    .doesNotContain("{{", "}}");
        }
    }

    @Test
    void theBuildFileNamesRepositoryAndVersions() throws IOException {
        run("strategy", "demo-bot");

        assertThat(folder.resolve("demo-bot/pom.xml"))
                .content()
                .contains("<jackstay.repository>file:///")
                .contains("the%20repository")
                .containsPattern("<jackstay.version>[0-9]+\\.[0-9]+")
                .containsPattern("<junit.version>5\\.")
                .doesNotContain("<parent>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Demo",
                "demo_bot",
                "1demo",
                "demo-",
                "-demo",
                "demo--bot",
                "demo bot",
                "../demo",
                "class",
                "int",
                "a-name-that-is-longer-than-32-characters"
            })
    void aNameThatIsNoneIsAMistakeOfUse(String name) throws IOException {
        assertThatThrownBy(() -> run("strategy", name))
                .isInstanceOf(ToolUsageException.class)
                .hasMessageContaining("'" + name + "' can't name a plugin");
        assertThat(left()).containsExactly("the repository");
    }

    @Test
    void keywordsInsideANameAreFine() {
        assertThat(run("strategy", "class-action")).isZero();
    }

    @Test
    void whatIsThereStaysAsItIs() throws IOException {
        Files.writeString(folder.resolve("demo-bot"), "precious");

        assertThat(run("strategy", "demo-bot")).isEqualTo(1);

        assertThat(folder.resolve("demo-bot")).content().isEqualTo("precious");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("demo-bot is there already");
        assertThat(left()).containsExactlyInAnyOrder("demo-bot", "the repository");
    }

    @Test
    void aSecondRunChangesNothing() throws IOException {
        run("strategy", "demo-bot");
        Files.writeString(folder.resolve("demo-bot/pom.xml"), "mine");

        assertThat(run("risk", "demo-bot")).isEqualTo(1);

        assertThat(folder.resolve("demo-bot/pom.xml")).content().isEqualTo("mine");
    }

    @Test
    void withoutARepositoryNothingIsMade() throws IOException {
        NewCommand homeless = new NewCommand(folder, folder.resolve("nowhere").toString());

        assertThat(homeless.run(List.of("strategy", "demo"), print(out), print(err)))
                .isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("no repository to build against")
                .contains("nowhere");
        assertThat(left()).containsExactly("the repository");
    }

    @Test
    void anotherKindIsAMistakeOfUse() {
        assertThatThrownBy(() -> run("exchange", "demo"))
                .isInstanceOf(ToolUsageException.class)
                .hasMessageContaining("'exchange' is no kind of project: strategy, risk or connector");
        assertThatThrownBy(() -> run("strategy")).isInstanceOf(ToolUsageException.class);
    }

    @Test
    void helpSaysWhatItTakes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: jackstay new strategy NAME");
    }

    private int run(String... arguments) {
        return new NewCommand(folder, repository.toString()).run(List.of(arguments), print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private List<String> filesOf(String name) throws IOException {
        Path project = folder.resolve(name);
        try (Stream<Path> files = Files.walk(project)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> project.relativize(file).toString())
                    .toList();
        }
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
