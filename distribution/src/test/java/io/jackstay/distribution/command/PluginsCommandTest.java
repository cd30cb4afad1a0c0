package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsCommandTest {
    @TempDir
    private Path folder;

    private Jackstay jackstay = new Jackstay(Path.of(""));

    @BeforeEach
    void makeBrokenPlugin() throws IOException {
        jackstay = new Jackstay(folder);
        Files.createDirectories(folder.resolve("more"));
        jackstay.write("more/broken.jar", "this is no archive");
    }

    @Test
    void listShowsWhatCanBeUsedAndWhatWasRefused() throws Exception {
        Jackstay.Ended ended = jackstay.run("plugins", "list", "--plugins", "more");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .anyMatch(line -> line.matches("connector +paper .*"))
                .anyMatch(line -> line.matches("strategy +grid .*"))
                .anyMatch(line -> line.matches("risk +position-limit .*"))
                .anyMatch(line -> line.matches(" +more/broken\\.jar: .+"));
    }

    @Test
    void verifyLoadsEachAndFailsForTheBrokenOne() throws Exception {
        Jackstay.Ended good = jackstay.run("plugins", "verify");
        Jackstay.Ended bad = jackstay.run("plugins", "verify", "--plugins", "more", "--json");

        assertThat(good.code()).isZero();
        assertThat(good.out()).anyMatch(line -> line.matches("ok .*strategy grid: api .*"));
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.json().get("ok").booleanValue()).isFalse();
        assertThat(bad.json().get("plugins"))
                .anyMatch(line -> line.get("jar").asText().equals("more/broken.jar")
                        && !line.get("ok").booleanValue());
    }

    @Test
    void describeShowsTheKeysOfAPlugin() throws Exception {
        Jackstay.Ended ended = jackstay.run("plugins", "describe", "grid");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).anyMatch(line -> line.matches("levels +a whole number, 2 to 200 +required .*"));
    }

    @Test
    void describeAnswersAnUnknownNameWithTheNearest() throws Exception {
        Jackstay.Ended ended = jackstay.run("plugins", "describe", "gird");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lastError()).contains("unknown plugin gird", "searched: ", "did you mean grid?");
    }
}
