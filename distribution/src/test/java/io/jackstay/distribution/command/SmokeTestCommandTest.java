package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smoke test as a process, on the sample that starts its own venues. */
class SmokeTestCommandTest {
    private static final long PATIENCE_SECONDS = 240;

    @TempDir
    private Path folder;

    private Jackstay jackstay = new Jackstay(Path.of(""));

    @BeforeEach
    void inItsFolder() {
        jackstay = new Jackstay(folder);
    }

    private static String sample() {
        return Path.of(System.getProperty("jackstay.home"), "sample-configs", "smoke-test-emulators.conf")
                .toAbsolutePath()
                .toString();
    }

    @Test
    void theSamplePassesWithoutAnyAccount() throws IOException, InterruptedException {
        Jackstay.Ended ended = jackstay.start("smoke-test", sample(), "--json").end(PATIENCE_SECONDS);

        JsonNode result = ended.json();
        assertThat(ended.code()).as("%s %s", result, ended.err()).isZero();
        assertThat(result.path("passed").asBoolean()).isTrue();
        List<String> steps = new ArrayList<>();
        result.path("steps").forEach(step -> {
            assertThat(step.path("ok").asBoolean()).as("%s", step).isTrue();
            steps.add(step.path("step").asText());
        });
        List<String> one =
                List.of("ready", "empty", "size", "limit", "states", "position", "exit", "nothing left", "clean up");
        List<String> both = new ArrayList<>(one);
        both.addAll(one);
        assertThat(steps).isEqualTo(both);
        assertThat(Files.list(folder).map(Path::getFileName).map(Path::toString))
                .as("it keeps nothing")
                .noneMatch(name -> name.equals("data"));
    }

    @Test
    void aStepThatDoesNotHoldIsTheReasonAndTheRestIsCleanedUp() throws IOException, InterruptedException {
        Jackstay.Ended ended = jackstay.start(
                        "smoke-test",
                        sample(),
                        "--set",
                        "bots.smoke.strategy.tests=[{ market = \"hl:BTC-USDC-PERP\", price-offset-ticks = 20000,"
                                + " timeout = 3s }]")
                .end(PATIENCE_SECONDS);

        assertThat(ended.code()).as("%s %s", ended.out(), ended.err()).isEqualTo(1);
        assertThat(ended.out()).anyMatch(line -> line.contains("limit") && line.contains("FAILED"));
        assertThat(ended.out().get(ended.out().size() - 1)).contains("clean up").contains("ok");
        assertThat(ended.lastError())
                .contains("jackstay: smoke-test: ")
                .contains("limit: TIMED_OUT")
                .contains("not filled after");
    }

    @Test
    void aConnectorThatNoTestHasIsSaid() throws IOException, InterruptedException {
        Jackstay.Ended ended = jackstay.run("smoke-test", sample(), "--connector", "moon");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.err()).anyMatch(line -> line.contains("only = moon: no test has a market of it"));
    }

    @Test
    void aWrongCommandLineIsSaid() throws IOException, InterruptedException {
        Jackstay.Ended ended = jackstay.run("smoke-test", "--fast");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .containsExactly(
                        "jackstay: smoke-test does not know '--fast'; it takes --connector, --set and --json",
                        "Try 'jackstay smoke-test --help'");
    }
}
