package io.jackstay.distribution.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration reference is what the shipped plugins say today. */
class ConfigurationPageTest {
    private final Path home = Path.of(System.getProperty("jackstay.home"));

    @TempDir
    private Path folder;

    @Test
    void configurationPageIsUpToDate() throws IOException, InterruptedException {
        Path printed = folder.resolve("configuration.md");
        Process process = new ProcessBuilder(home.resolve("bin/jackstay").toString(), "plugins", "reference")
                .directory(folder.toFile())
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(home.resolve("docs/configuration.md"), StandardCharsets.UTF_8))
                .as("mend it with: ./jackstay plugins reference > docs/configuration.md")
                .isEqualTo(Files.readString(printed, StandardCharsets.UTF_8));
    }
}
